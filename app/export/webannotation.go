package export

import (
	"encoding/json"
	"fmt"
	"io"
	"iter"
	"strconv"
	"strings"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/offset"
)

// The W3C Web Annotation Data Model (w3.org/TR/annotation-model): a page of
// annotations, each with a target found by position, in code points, and by the
// words themselves with a little of what stands around them.

type waHead struct {
	Context any    `json:"@context"` // one alone must be a string (section 5.2)
	ID      string `json:"id"`
	Type    string `json:"type"`
	Label   string `json:"label,omitempty"`
}

type waPage struct {
	waHead
	Items []waAnnotation `json:"items"`
}

type waAnnotation struct {
	Context    string   `json:"@context"`
	ID         string   `json:"id"`
	Type       string   `json:"type"`
	Motivation string   `json:"motivation"`
	Body       []waBody `json:"body"`
	Target     waTarget `json:"target"`
}

type waBody struct {
	Type    string `json:"type"`
	Purpose string `json:"purpose"`
	Format  string `json:"format"`
	Value   string `json:"value"`
}

type waTarget struct {
	Source   string       `json:"source"`
	Selector []waSelector `json:"selector"`
}

type waSelector struct {
	Type   string `json:"type"`
	Start  *int   `json:"start,omitempty"`
	End    *int   `json:"end,omitempty"`
	Exact  string `json:"exact,omitempty"`
	Prefix string `json:"prefix,omitempty"`
	Suffix string `json:"suffix,omitempty"`
}

const (
	waContext = "http://www.w3.org/ns/anno.jsonld"
	// waAround is how many characters of context a quotation carries on each
	// side.
	waAround = 32
	// waRule begins the tag that names the rule behind a mark.
	waRule = "rule:"
)

// WebAnnotation writes the marks of d as one JSON-LD AnnotationPage.
// [ReadWebAnnotation] reads them back.
func WebAnnotation(w io.Writer, d *doc.Document, _ Options) error {
	index := offset.New(d.Text, offset.CodePoint)
	source := "urn:lede:" + urnEscape(d.ID)
	return writeObject(w, struct {
		waHead
		Items iter.Seq[waAnnotation] `json:"items"`
	}{waHead{Context: waContext, ID: source + ":marks", Type: "AnnotationPage", Label: d.Title}, func(yield func(waAnnotation) bool) {
		for _, m := range d.Marks() {
			if !yield(waOf(d, m, source, index)) {
				return
			}
		}
	}})
}

func waOf(d *doc.Document, m doc.Mark, source string, index *offset.Index) waAnnotation {
	start, end := index.FromByte(m.Start), index.FromByte(m.End)
	return waAnnotation{
		Context:    waContext,
		ID:         fmt.Sprintf("%s:%s:%d:%d", source, m.Layer, m.Item, m.Part),
		Type:       "Annotation",
		Motivation: "classifying",
		Body: []waBody{
			waText("classifying", markLabel(d, m)),
			waText("describing", m.Why.Text),
			waText("tagging", waRule+m.Why.Rule),
		},
		Target: waTarget{source, []waSelector{
			{Type: "TextPositionSelector", Start: &start, End: &end},
			{Type: "TextQuoteSelector", Exact: d.Slice(m.Span), Prefix: before(d.Text, m.Start), Suffix: after(d.Text, m.End)},
		}},
	}
}

func waText(purpose, value string) waBody {
	return waBody{"TextualBody", purpose, "text/plain", value}
}

// ReadWebAnnotation reads marks that [WebAnnotation] wrote of a document with
// the given text. A mark whose position reads differently now is sought by its
// words and what stood around them. The error names the first annotation that
// is malformed or can't be placed.
func ReadWebAnnotation(r io.Reader, text string) ([]doc.Mark, error) {
	var page waPage
	if err := json.NewDecoder(r).Decode(&page); err != nil {
		return nil, fmt.Errorf("not a page of web annotations: %w", err)
	}
	index := offset.New(text, offset.CodePoint)
	marks := make([]doc.Mark, 0, len(page.Items))
	for _, a := range page.Items {
		m, err := readMark(a)
		if err == nil {
			m.Span, err = place(a.Target.Selector, text, index)
		}
		if err != nil {
			return nil, fmt.Errorf("annotation %s: %w", a.ID, err)
		}
		marks = append(marks, m)
	}
	return marks, nil
}

// readMark reads everything of a mark but its span.
func readMark(a waAnnotation) (m doc.Mark, err error) {
	parts := strings.Split(a.ID, ":")
	if len(parts) < 3 {
		return m, fmt.Errorf("id names no mark")
	}
	parts = parts[len(parts)-3:]
	layer := -1
	for l := range doc.Layer(doc.NumLayers) {
		if l.String() == parts[0] {
			layer = int(l)
		}
	}
	item, err1 := strconv.Atoi(parts[1])
	part, err2 := strconv.Atoi(parts[2])
	if layer < 0 || err1 != nil || err2 != nil {
		return m, fmt.Errorf("id names no mark")
	}
	m.Layer, m.Item, m.Part = doc.Layer(layer), item, part
	for _, b := range a.Body {
		switch rule, isRule := strings.CutPrefix(b.Value, waRule); {
		case b.Purpose == "describing":
			m.Why.Text = b.Value
		case b.Purpose == "tagging" && isRule:
			m.Why.Rule = rule
		}
	}
	return m, nil
}

// place finds the span the selectors describe.
func place(selectors []waSelector, text string, index *offset.Index) (doc.Span, error) {
	var quote *waSelector
	var at doc.Span
	for i, s := range selectors {
		switch {
		case s.Type == "TextQuoteSelector":
			quote = &selectors[i]
		case s.Type == "TextPositionSelector" && s.Start != nil && s.End != nil:
			at = doc.Span{Start: index.ToByte(*s.Start), End: index.ToByte(*s.End)}
		}
	}
	if !at.Empty() && (quote == nil || text[at.Start:at.End] == quote.Exact) {
		return at, nil
	}
	if quote == nil || quote.Exact == "" {
		return at, fmt.Errorf("has no selector that can be placed")
	}
	whole := quote.Prefix + quote.Exact + quote.Suffix
	i := strings.Index(text, whole)
	if i < 0 {
		return at, fmt.Errorf("the words %q are not in the text", quote.Exact)
	}
	if strings.Contains(text[i+1:], whole) {
		return at, fmt.Errorf("the words %q are in the text more than once", quote.Exact)
	}
	i += len(quote.Prefix)
	return doc.Span{Start: i, End: i + len(quote.Exact)}, nil
}

// markLabel says what a mark is, in a word or two.
func markLabel(d *doc.Document, m doc.Mark) string {
	switch m.Layer {
	case doc.ActorLayer:
		a := d.Actors[m.Item]
		return fmt.Sprintf("%s: %s", a.Type, a.Name)
	case doc.IncidentLayer:
		return string(d.Incidents[m.Item].Type)
	case doc.StatementLayer:
		s := d.Statements[m.Item]
		return fmt.Sprintf("%s %s", speakerName(d, s.Speaker), s.Stance)
	default:
		return "opinion: " + opinionOwner(d, d.Opinions[m.Item])
	}
}

// before returns up to waAround characters of text before byte at.
func before(text string, at int) string {
	start := at
	for n := 0; n < waAround && start > 0; n++ {
		_, size := utf8.DecodeLastRuneInString(text[:start])
		start -= size
	}
	return text[start:at]
}

// after returns up to waAround characters of text from byte at on.
func after(text string, at int) string {
	end := at
	for n := 0; n < waAround && end < len(text); n++ {
		_, size := utf8.DecodeRuneInString(text[end:])
		end += size
	}
	return text[at:end]
}

// urnEscape keeps what may stand in a URN (RFC 8141) and writes the rest as
// percent escapes.
func urnEscape(id string) string {
	var b strings.Builder
	for i := 0; i < len(id); i++ {
		c := id[i]
		if c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-' || c == '.' || c == '_' {
			b.WriteByte(c)
		} else {
			fmt.Fprintf(&b, "%%%02X", c)
		}
	}
	if b.Len() == 0 {
		return "article"
	}
	return b.String()
}
