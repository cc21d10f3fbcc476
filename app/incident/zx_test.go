package incident_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"lede/app/doc"
)

func TestZX(t *testing.T) {
	path := os.Getenv("ZX")
	if path == "" {
		return
	}
	b, _ := os.ReadFile(path)
	cards, clean, wrong, invented, missed, right := 0, 0, 0, 0, 0, 0
	for _, line := range strings.Split(string(b), "\n") {
		text, wants, found := strings.Cut(line, " => ")
		if !found || line[0] == '#' {
			continue
		}
		d := annotate(text)
		f := strings.Split(wants, " | ")
		in := find(d, strings.TrimSpace(f[0]))
		if in == nil {
			fmt.Printf("no trigger %s: %s\n   %s\n", f[0], text, show(d))
			continue
		}
		cards++
		want := map[string][]string{}
		for _, w := range f[1:] {
			k, v, _ := strings.Cut(w, " ")
			want[k] = append(want[k], strings.Split(v, ",")...)
		}
		has := func(k, got string) bool {
			for _, v := range want[k] {
				if strings.Contains(got, v) || strings.Contains(v, got) {
					return true
				}
			}
			return false
		}
		bad := ""
		got := map[string]bool{}
		for _, r := range in.Roles {
			k := string(r.Kind)
			s := d.Slice(r.Span)
			if r.Actor != "" {
				s += "/" + d.Actor(r.Actor).Name
			}
			if k == "place" {
				continue
			}
			if has(k, d.Slice(r.Span)) || r.Actor != "" && has(k, d.Actor(r.Actor).Name) {
				got[k] = true
				right++
				continue
			}
			other := ""
			for _, o := range []doc.RoleKind{doc.Agent, doc.Target, doc.Beneficiary, doc.Instrument} {
				if has(string(o), d.Slice(r.Span)) {
					other = string(o)
				}
			}
			if other != "" {
				wrong++
				bad += fmt.Sprintf(" WRONG %s %s", k, s)
			} else {
				invented++
				bad += fmt.Sprintf(" invented %s %s", k, s)
			}
			bad += " (" + r.Why.Text + ")"
		}
		for k := range want {
			if k != "place" && !got[k] && !(k == "beneficiary" && got["agent"]) {
				missed++
				bad += " missed " + k
			}
		}
		if !strings.Contains(bad, "WRONG") && !strings.Contains(bad, "invented") {
			clean++
		}
		if bad != "" {
			fmt.Printf("%s\n   %s: %s\n", text, f[0], bad)
		}
	}
	fmt.Printf("%d cards found, %d without a wrong role: %d right, %d wrong, %d invented, %d missed\n", cards, clean, right, wrong, invented, missed)
}
