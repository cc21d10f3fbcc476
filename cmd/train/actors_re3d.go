package main

import (
	"encoding/json"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"lede/app/actor"
)

func readRe3d(data string) ([]named, error) {
	kinds := map[string]actor.Kind{"Person": actor.KindPerson, "Organisation": actor.KindOrganization,
		"Location": actor.KindPlace, "Nationality": actor.KindAdjective}
	var out []named
	for _, dir := range []string{"Australian Department of Foreign Affairs", "CENTCOM", "UK Government", "US State Department", "Wikipedia"} {
		texts := map[string][]rune{}
		err := eachJSON(filepath.Join(data, "ner/re3d", dir, "documents.json"), func(line []byte) error {
			var d struct {
				ID   string `json:"_id"`
				Text string `json:"text"`
			}
			if err := json.Unmarshal(line, &d); err != nil {
				return err
			}
			texts[d.ID] = []rune(d.Text)
			return nil
		})
		if err != nil {
			return nil, err
		}
		found := map[string][]name{}
		err = eachJSON(filepath.Join(data, "ner/re3d", dir, "entities.json"), func(line []byte) error {
			var e struct {
				Begin, End int
				Type       string `json:"type"`
				Document   string `json:"documentId"`
				Confidence float64
			}
			if err := json.Unmarshal(line, &e); err != nil {
				return err
			}
			if e.Confidence < 0.5 || kinds[e.Type] == actor.KindNone {
				return nil
			}
			text := texts[e.Document]
			from, to := len(string(text[:e.Begin])), len(string(text[:e.End]))
			found[e.Document] = append(found[e.Document], name{from, to, kinds[e.Type]})
			return nil
		})
		if err != nil {
			return nil, err
		}
		ids := make([]string, 0, len(texts))
		for id := range texts {
			ids = append(ids, id)
		}
		sort.Strings(ids)
		for _, id := range ids {
			text := string(texts[id])
			kept := longest(slices.DeleteFunc(found[id], func(n name) bool { return !properName(text[n.from:n.to]) }))
			at := 0
			for line := range strings.SplitSeq(text, "\n") {
				n, end := named{source: "re3d", text: line}, at+len(line)
				for _, k := range kept {
					if at <= k.from && k.to <= end {
						n.names = append(n.names, name{k.from - at, k.to - at, k.kind})
					}
				}
				if len(strings.Fields(n.text)) > 3 {
					out = append(out, n)
				}
				at = end + 1
			}
		}
	}
	return out, nil
}

// properName reports whether the words of s are capitalised, little ones
// apart.
func properName(s string) bool {
	any := false
	for _, w := range strings.Fields(s) {
		r, _ := utf8.DecodeRuneInString(strings.TrimLeft(w, "“\"'‘("))
		switch {
		case unicode.IsUpper(r):
			any = true
		case unicode.IsLower(r) && !strings.Contains(" of the for and in on de la al el bin to ", " "+w+" ") && !strings.HasPrefix(w, "al-"):
			return false
		}
	}
	return any
}
