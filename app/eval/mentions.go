package eval

import (
	"fmt"

	"lede/app/doc"
)

// Mentions are scored as the CoNLL-2003 shared task scores names (Tjong Kim
// Sang and De Meulder 2003): a mention is right where its span and its type
// are; "overlap" asks for the same type and at least one byte in common, one
// to one. "Names" are the forms name and adjective.
//
// Actors that are nowhere named ("a 34-year-old man", "police") count neither
// way: whether to list them is a matter of taste, not of finding names.
//
// Type labels: an adjective ("Chinese") is a "nationality"; "place/state"
// takes places and states as one type, as general newswire sets do.

func label(m mention) string {
	if m.Form == doc.Adjective {
		return "nationality"
	}
	return string(m.Type)
}

func geo(label string) string {
	if label == "place" || label == "state" {
		return "place/state"
	}
	return label
}

func isName(m mention) bool { return m.Form == doc.Name || m.Form == doc.Adjective }

var labels = []string{"person", "organization", "state", "place", "group", "nationality", "other"}

func (c *comparison) mentions() {
	count := func(name string, keep func(mention) bool, same func(w, g mention) bool) {
		wantAll := selectM(c.wantM, keep)
		gotAll := selectM(c.gotM, keep)
		pair, back := pairing(len(wantAll), len(gotAll), func(i, j int) float64 {
			if same(wantAll[i], gotAll[j]) {
				return overlap(wantAll[i].Span, gotAll[j].Span)
			}
			return 0
		})
		right := matched(pair)
		// What only one side calls unnamed does not count against either.
		c.result.count(name, right, right+required(gotAll, back), right+required(wantAll, pair))
	}
	exact := func(w, g mention) bool { return w.Span == g.Span && label(w) == label(g) }
	exactGeo := func(w, g mention) bool { return w.Span == g.Span && geo(label(w)) == geo(label(g)) }
	loose := func(w, g mention) bool { return label(w) == label(g) }
	looseGeo := func(w, g mention) bool { return geo(label(w)) == geo(label(g)) }
	untyped := func(w, g mention) bool { return true }
	all := func(mention) bool { return true }

	count("mention: names, exact", isName, exact)
	count("mention: names, exact, place = state", isName, exactGeo)
	count("mention: names, overlap", isName, loose)
	count("mention: names, overlap, place = state", isName, looseGeo)
	count("mention: names, overlap, untyped", isName, untyped)
	for _, l := range labels {
		of := func(m mention) bool { return isName(m) && label(m) == l }
		count("mention: "+l+", exact", of, exact)
	}
	count("mention: place/state, exact", func(m mention) bool {
		return isName(m) && geo(label(m)) == "place/state"
	}, exactGeo)
	count("mention: all forms, exact", all, exact)
	count("mention: all forms, overlap", all, loose)
	for _, f := range []doc.Form{doc.Name, doc.Adjective, doc.Nominal, doc.Pronoun} {
		of := func(m mention) bool { return m.Form == f }
		count(fmt.Sprintf("mention: form %s, overlap, untyped", f), of, untyped)
	}
	c.mentionErrors()
}

func selectM(ms []mention, keep func(mention) bool) []mention {
	var kept []mention
	for _, m := range ms {
		if keep(m) {
			kept = append(kept, m)
		}
	}
	return kept
}

// required counts the mentions without a partner that should have had one.
func required(ms []mention, partner []int) int {
	n := 0
	for i, m := range ms {
		if partner[i] == none && !m.unnamed {
			n++
		}
	}
	return n
}

func (c *comparison) mentionErrors() {
	for i, w := range c.wantM {
		want := fmt.Sprintf("%s %s %s", quoted(c.want, w.Span), w.Form, label(w))
		if c.toGot[i] == none {
			if !w.unnamed {
				c.fail("mention", fmt.Sprintf("missed %s, %s", w.Form, label(w)), w.Span, "nothing", want)
			}
			continue
		}
		g := c.gotM[c.toGot[i]]
		if w.unnamed && g.unnamed {
			continue
		}
		got := fmt.Sprintf("%s %s %s", quoted(c.got, g.Span), g.Form, label(g))
		switch {
		case w.Form != g.Form:
			c.fail("mention", fmt.Sprintf("form %s as %s", w.Form, g.Form), w.Span, got, want)
		case label(w) != label(g):
			c.fail("mention", fmt.Sprintf("type %s as %s", label(w), label(g)), w.Span, got, want)
		case w.Span != g.Span:
			c.fail("mention", "border of "+label(w), w.Span, got, want)
		}
	}
	for j, g := range c.gotM {
		if c.toWant[j] == none && !g.unnamed {
			c.fail("mention", fmt.Sprintf("invented %s, %s", g.Form, label(g)), g.Span,
				fmt.Sprintf("%s %s %s", quoted(c.got, g.Span), g.Form, label(g)), "nothing")
		}
	}
}
