package export_test

import (
	"bytes"
	"strings"
	"testing"

	"lede/app/doc"
	"lede/app/export"
)

// TestBareCard: of an incident of which the text tells nothing else, the words
// that name it are shown, each once.
func TestBareCard(t *testing.T) {
	d := article()
	in := &d.Incidents[0]
	in.Roles = nil
	in.Triggers = append(in.Triggers, in.Triggers[0], doc.Trigger{Span: span("failed"), Modality: doc.Stated})
	out := write(t, func(b *bytes.Buffer) error { return export.Text(b, d, export.Options{}) })
	if want := "in the text: resigned, failed\n"; !strings.Contains(out, want) {
		t.Errorf("no %q in\n%s", want, out)
	}
}
