package export

import (
	"encoding/csv"
	"io"
	"strconv"
	"strings"

	"lede/app/doc"
	"lede/app/offset"
)

// CSV writes the ledger and the incidents of d as rows of one table; the first
// column says which a row is. Cells that a spreadsheet would take for a formula
// begin with an apostrophe.
//
//	document,kind,who,does,what,about,when,start,end
func CSV(w io.Writer, d *doc.Document, o Options) error {
	index := offset.New(d.Text, o.Unit)
	out := csv.NewWriter(w)
	row := func(s doc.Span, cells ...string) {
		cells = append(cells, strconv.Itoa(index.FromByte(s.Start)), strconv.Itoa(index.FromByte(s.End)))
		for i := range cells {
			cells[i] = csvCell(cells[i])
		}
		out.Write(cells)
	}
	for _, s := range d.Statements {
		row(s.Span, d.ID, "statement", speakerName(d, s.Speaker), string(s.Stance), oneLine(d.Slice(s.Span)), actorNames(d, s.About), "")
	}
	for _, in := range d.Incidents {
		if in.Generic {
			continue
		}
		row(in.Triggers[0].Span, d.ID, "incident", roleText(d, in, doc.Agent), string(in.Type)+" ("+string(in.Modality)+")",
			in.Label, roleText(d, in, doc.Target), timesText(d, in))
	}
	out.Flush()
	return out.Error()
}

const csvHeader = "document,kind,who,does,what,about,when,start,end\n"

func csvCell(s string) string {
	if s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) {
		return "'" + s
	}
	return s
}

func roleText(d *doc.Document, in doc.Incident, kind doc.RoleKind) string {
	var parts []string
	for _, r := range in.Roles {
		if r.Kind != kind {
			continue
		}
		v := oneLine(d.Slice(r.Span))
		if a := d.Actor(r.Actor); a != nil {
			v = a.Name
		}
		if r.Modality != doc.Stated {
			v += " (" + string(r.Modality) + ")"
		}
		parts = append(parts, v)
	}
	return strings.Join(parts, ", ")
}

func timesText(d *doc.Document, in doc.Incident) string {
	var parts []string
	for _, t := range in.Times {
		if t.Value != "" {
			parts = append(parts, t.Value)
		} else {
			parts = append(parts, oneLine(d.Slice(t.Span)))
		}
	}
	return strings.Join(parts, ", ")
}
