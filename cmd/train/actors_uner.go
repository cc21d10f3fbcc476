package main

import (
	"os"
	"path/filepath"
	"strings"

	"lede/app/actor"
)

// readUNER reads Universal NER files, whose sentences carry their text.
func readUNER(files ...string) func(string) ([]named, error) {
	kinds := map[string]actor.Kind{"PER": actor.KindPerson, "ORG": actor.KindOrganization, "LOC": actor.KindPlace}
	return func(data string) ([]named, error) {
		var out []named
		for _, file := range files {
			b, err := os.ReadFile(filepath.Join(data, file))
			if err != nil {
				return nil, err
			}
			source := strings.Split(file, "/")[1]
			for block := range strings.SplitSeq(string(b), "\n\n") {
				n := named{}
				at, start, kind, end := 0, -1, actor.KindNone, 0
				flush := func() {
					if start >= 0 && kind != actor.KindNone {
						n.names = append(n.names, name{start, end, kind})
					}
					start = -1
				}
				for line := range strings.SplitSeq(block, "\n") {
					if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
						n.source = source
						if strings.HasPrefix(id, "n") {
							n.source += "-news"
						}
					}
					if t, ok := strings.CutPrefix(line, "# text = "); ok {
						n.text = t
					}
					f := strings.Split(line, "\t")
					if len(f) < 3 || line[0] == '#' || strings.ContainsAny(f[0], "-.") {
						continue
					}
					i := strings.Index(n.text[at:], f[1])
					if i < 0 {
						continue
					}
					from := at + i
					at = from + len(f[1])
					prefix, typ, _ := strings.Cut(f[2], "-")
					if f[2] == "O" || prefix == "B" || kinds[typ] != kind {
						flush()
					}
					if f[2] != "O" && start < 0 {
						start, kind = from, kinds[typ]
					}
					end = at
				}
				flush()
				if n.text != "" {
					out = append(out, n)
				}
			}
		}
		return out, nil
	}
}
