package export

import (
	"bytes"
	"fmt"
	"io"
	"strings"

	"lede/app/doc"
)

// Text writes what a reader at a terminal wants of d: who acts, what happened,
// who says what, and which sentences are opinion. Offsets are left out.
func Text(w io.Writer, d *doc.Document, _ Options) error {
	var b bytes.Buffer
	if d.Title != "" {
		fmt.Fprintln(&b, d.Title)
	}
	fmt.Fprintf(&b, "%s · %s · %s · %s\n", count(len(d.Actors), "actor"), count(len(d.Incidents), "incident"),
		count(len(d.Statements), "statement"), count(len(d.Opinions), "opinion"))
	section(&b, "ACTORS", len(d.Actors), func(i int) {
		a := d.Actors[i]
		fmt.Fprintf(&b, "  %-12s %s ×%d", a.Type, a.Name, d.TimesMentioned(a))
		if a.Description != "" {
			fmt.Fprintf(&b, " (%s)", a.Description)
		}
		fmt.Fprintln(&b)
		for _, al := range a.Aliases {
			fmt.Fprintf(&b, "               also %s: %s\n", al.Name, al.Why.Text)
		}
	})
	section(&b, "INCIDENTS", len(d.Incidents), func(i int) { incidentText(&b, d, d.Incidents[i]) })
	section(&b, "STATEMENTS", len(d.Statements), func(i int) {
		s := d.Statements[i]
		fmt.Fprintf(&b, "  %s %s (%s): %s\n", speakerName(d, s.Speaker), s.Stance, s.Kind, oneLine(d.Slice(s.Span)))
	})
	section(&b, "OPINIONS", len(d.Opinions), func(i int) {
		o := d.Opinions[i]
		fmt.Fprintf(&b, "  %s %.2f: %s\n", opinionOwner(d, o), o.Score, oneLine(d.Slice(o.Span)))
		for _, c := range o.Cues {
			fmt.Fprintf(&b, "       %s: %s\n", c.Kind, oneLine(d.Slice(c.Span)))
		}
	})
	section(&b, "VOICES", len(d.Sentences), func(i int) {
		s := d.Sentences[i]
		fmt.Fprintf(&b, "  %-11s %.2f %s\n", s.Voice, s.Subjectivity, oneLine(d.Slice(s.Span)))
	})
	_, err := w.Write(b.Bytes())
	return err
}

// section writes a heading and n items, or nothing where there is none.
func section(b *bytes.Buffer, name string, n int, item func(int)) {
	if n == 0 {
		return
	}
	fmt.Fprintf(b, "\n%s\n", name)
	for i := range n {
		item(i)
	}
}

func incidentText(b *bytes.Buffer, d *doc.Document, in doc.Incident) {
	fmt.Fprintf(b, "  %s [%s", in.Label, in.Modality)
	if in.Generic {
		b.WriteString(", generic")
	}
	fmt.Fprintf(b, ", %s]\n", in.Type)
	for _, f := range incidentFields(d, in) {
		fmt.Fprintf(b, "       %s: %s\n", f.name, f.value)
	}
}

// Speaker names who makes a statement: the actors, or else the words that the text
// has for them. Who speaks is not known where there are none, or only a pronoun
// that stands for nobody the engine knows; name is that pronoun then.
func Speaker(d *doc.Document, s *doc.Speaker) (name string, known bool) {
	if s == nil {
		return "", false
	}
	if names := Speakers(d, s); names != nil {
		last := len(names) - 1
		if last == 0 {
			return names[0], true
		}
		return strings.Join(names[:last], ", ") + " and " + names[last], true
	}
	words := oneLine(d.Slice(s.Span))
	return words, !pronouns[strings.ToLower(words)]
}

// Speakers names the actors who make a statement, one by one; nil where none is
// known.
func Speakers(d *doc.Document, s *doc.Speaker) (names []string) {
	for _, id := range s.Actors() {
		if a := d.Actor(id); a != nil {
			names = append(names, a.Name)
		}
	}
	return names
}

var pronouns = map[string]bool{"he": true, "she": true, "it": true, "they": true, "who": true, "which": true, "that": true, "this": true,
	"these": true, "those": true, "we": true, "i": true, "you": true}

func speakerName(d *doc.Document, s *doc.Speaker) string {
	name, known := Speaker(d, s)
	switch {
	case known:
		return name
	case name == "":
		return "(speaker unclear)"
	}
	return "(speaker unclear: “" + name + "”)"
}

func opinionOwner(d *doc.Document, o doc.Opinion) string {
	if o.Voice == doc.ByAuthor {
		return "the site's own"
	}
	if a := d.Actor(o.Holder); a != nil {
		return a.Name
	}
	return "attributed, holder unclear"
}

// oneLine folds white space, so that a passage fits a line of output.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
