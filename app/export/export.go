// Package export writes annotated documents in formats other programs read.
//
// Each format is a file with one function from a document to a writer. Offsets
// leave the engine here, so every format says which unit it counts in.
package export

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"lede/app/doc"
	"lede/app/offset"
)

// Options are what a writer may be told.
type Options struct {
	Unit offset.Unit // of offsets, in formats that leave the choice
}

// A Format writes annotated documents, one after another, to one output.
type Format struct {
	Name string // "json"
	Doc  string // what it is for, in one sentence
	// Header is written before the first document; most formats have none.
	Header string
	Write  func(io.Writer, *doc.Document, Options) error
}

// Formats lists what can be written.
func Formats() []Format {
	return []Format{
		{"json", "The whole annotation, for other programs (schema: web/lede.schema.json).", "", JSON},
		{"jsonl", "The same, one document a line.", "", JSONL},
		{"markdown", "Notes to keep: actors, incidents, who says what, opinion.", "", Markdown},
		{"webannotation", "The marks as W3C Web Annotations (JSON-LD).", "", WebAnnotation},
		{"html", "The marked article as one page without scripts, to keep or to send.", "", HTML},
		{"csv", "The ledger of statements and the incidents, for a spreadsheet.", csvHeader, CSV},
		{"text", "A summary to read on a terminal.", "", Text},
	}
}

// Names returns the formats' names.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// ByName returns the format with the given name. The error lists the names
// there are.
func ByName(name string) (Format, error) {
	formats := Formats()
	if i := slices.IndexFunc(formats, func(f Format) bool { return f.Name == name }); i >= 0 {
		return formats[i], nil
	}
	return Format{}, fmt.Errorf("unknown format %q: want one of %s", name, strings.Join(Names(), ", "))
}
