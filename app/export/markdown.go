package export

import (
	"bufio"
	"fmt"
	"io"
	"slices"
	"strings"

	"lede/app/doc"
)

// Markdown writes d as notes to keep beside the article: its actors, incident
// cards, the ledger of statements and the opinion passages, each quoted from
// the text.
func Markdown(w io.Writer, d *doc.Document, _ Options) error {
	b := bufio.NewWriter(w)
	title := d.Title
	if title == "" {
		title = "Untitled article"
	}
	fmt.Fprintf(b, "# %s\n\n", mdText(title))
	if source := join(" · ", d.Source, d.Byline, isoDate(d.Date)); source != "" {
		fmt.Fprintf(b, "%s\n\n", mdText(source))
	}
	mdSection(b, "Actors", len(d.Actors), func(i int) {
		a := d.Actors[i]
		fmt.Fprintf(b, "- **%s**, %s, %s", mdText(a.Name), a.Type, count(d.TimesMentioned(a), "mention"))
		if a.Description != "" {
			fmt.Fprintf(b, ": %s", mdText(a.Description))
		}
		b.WriteByte('\n')
		for _, al := range a.Aliases {
			fmt.Fprintf(b, "  - also *%s*. %s\n", mdText(al.Name), mdText(al.Why.Text))
		}
	})
	mdSection(b, "Incidents", len(d.Incidents), func(i int) { mdIncident(b, d, d.Incidents[i]) })
	if len(d.Statements) > 0 {
		b.WriteString("## Who says what\n\n| Speaker | Stance | Statement | About |\n|---|---|---|---|\n")
		for _, s := range d.Statements {
			fmt.Fprintf(b, "| %s | %s | %s | %s |\n", mdText(speakerName(d, s.Speaker)), s.Stance,
				mdText(oneLine(d.Slice(s.Span))), mdText(actorNames(d, s.About)))
		}
		b.WriteByte('\n')
	}
	mdSection(b, "Opinion", len(d.Opinions), func(i int) {
		o := d.Opinions[i]
		fmt.Fprintf(b, "- **%s**: %s\n", mdText(opinionOwner(d, o)), mdText(oneLine(d.Slice(o.Span))))
		for _, c := range o.Cues {
			fmt.Fprintf(b, "  - %s: *%s*\n", c.Kind, mdText(oneLine(d.Slice(c.Span))))
		}
	})
	return b.Flush()
}

func mdSection(b *bufio.Writer, name string, n int, item func(int)) {
	if n == 0 {
		return
	}
	fmt.Fprintf(b, "## %s\n\n", name)
	for i := range n {
		item(i)
	}
	b.WriteByte('\n')
}

func mdIncident(b *bufio.Writer, d *doc.Document, in doc.Incident) {
	fmt.Fprintf(b, "- **%s** (%s", mdText(in.Label), in.Modality)
	if in.Generic {
		b.WriteString(", generic")
	}
	b.WriteString(")\n")
	for _, f := range incidentFields(d, in) {
		fmt.Fprintf(b, "  - %s: %s\n", f.name, mdText(f.value))
	}
}

// A field is one line of an incident card.
type field struct{ name, value string }

// incidentFields returns the card's lines in the order a reader asks: who, whom,
// when, how much, says who. Where the text tells none of it, its words stand for
// the card.
func incidentFields(d *doc.Document, in doc.Incident) []field {
	var fields []field
	for _, r := range in.Roles {
		v := oneLine(d.Slice(r.Span))
		if r.Modality != doc.Stated {
			v += " (" + string(r.Modality)
			if by := d.Actor(r.AllegedBy); by != nil {
				v += " by " + by.Name
			}
			v += ")"
		}
		fields = append(fields, field{string(r.Kind), v})
	}
	for _, t := range in.Times {
		v := oneLine(d.Slice(t.Span))
		if t.Value != "" {
			v += " (" + t.Value + ")"
		}
		fields = append(fields, field{"when", v})
	}
	for _, a := range in.Amounts {
		fields = append(fields, field{a.Role, oneLine(d.Slice(a.Span))})
	}
	if len(in.BlamedBy) > 0 {
		fields = append(fields, field{"blamed by", actorNames(d, in.BlamedBy)})
	}
	if len(in.DeniedBy) > 0 {
		fields = append(fields, field{"denied by", actorNames(d, in.DeniedBy)})
	}
	if len(fields) == 0 {
		fields = append(fields, field{"in the text", triggerWords(d, in)})
	}
	return fields
}

// triggerWords lists the words that tell of an incident, each once.
func triggerWords(d *doc.Document, in doc.Incident) string {
	var words []string
	for _, t := range in.Triggers {
		if w := oneLine(d.Slice(t.Span)); !slices.Contains(words, w) {
			words = append(words, w)
		}
	}
	return strings.Join(words, ", ")
}

func actorNames(d *doc.Document, ids []doc.ActorID) string {
	var names []string
	for _, id := range ids {
		if a := d.Actor(id); a != nil {
			names = append(names, a.Name)
		}
	}
	return strings.Join(names, ", ")
}

// mdText escapes what Markdown would take for markup.
func mdText(s string) string { return mdEscaper.Replace(s) }

var mdEscaper = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`,
	"<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "\n", " ")

func join(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}

func count(n int, what string) string {
	if n == 1 {
		return "1 " + what
	}
	return fmt.Sprintf("%d %ss", n, what)
}
