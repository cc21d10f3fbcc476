package render

import (
	"reflect"
	"regexp"
	"strings"
	"testing"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"lede/app/doc"
)

func mark(layer doc.Layer, item, start, end int) doc.Mark {
	return doc.Mark{Span: doc.Span{Start: start, End: end}, Layer: layer, Item: item}
}

func TestRuns(t *testing.T) {
	run := func(start, end int, marks ...int) Run {
		return Run{doc.Span{Start: start, End: end}, marks}
	}
	for _, c := range []struct {
		name   string
		within doc.Span
		marks  []doc.Mark
		cuts   []int
		want   []Run
	}{
		{"no marks", doc.Span{Start: 0, End: 5}, nil, nil, []Run{run(0, 5)}},
		{"nothing", doc.Span{Start: 3, End: 3}, nil, nil, nil},
		{"one mark", doc.Span{Start: 0, End: 5}, []doc.Mark{mark(0, 0, 1, 3)}, nil,
			[]Run{run(0, 1), run(1, 3, 0), run(3, 5)}},
		{"crossing", doc.Span{Start: 0, End: 9}, []doc.Mark{mark(0, 0, 1, 5), mark(1, 0, 3, 8)}, nil,
			[]Run{run(0, 1), run(1, 3, 0), run(3, 5, 0, 1), run(5, 8, 1), run(8, 9)}},
		{"the same place", doc.Span{Start: 0, End: 2}, []doc.Mark{mark(0, 0, 0, 2), mark(1, 0, 0, 2)}, nil,
			[]Run{run(0, 2, 0, 1)}},
		{"reaching over both ends", doc.Span{Start: 4, End: 6}, []doc.Mark{mark(3, 0, 0, 9)}, nil,
			[]Run{run(4, 6, 0)}},
		{"elsewhere", doc.Span{Start: 4, End: 6}, []doc.Mark{mark(0, 0, 0, 4), mark(0, 0, 6, 7)}, nil,
			[]Run{run(4, 6)}},
		{"cut", doc.Span{Start: 0, End: 6}, []doc.Mark{mark(3, 0, 0, 6)}, []int{0, 3, 6, 9},
			[]Run{run(0, 3, 0), run(3, 6, 0)}},
	} {
		got := Runs(c.within, c.marks, c.cuts)
		for i := range got {
			if len(got[i].Marks) == 0 {
				got[i].Marks = nil
			}
		}
		if !reflect.DeepEqual(got, c.want) {
			t.Errorf("%s:\n got %v\nwant %v", c.name, got, c.want)
		}
	}
}

func TestBlocks(t *testing.T) {
	d := &doc.Document{
		Text: "Title\n\nA & B. <C>\r\n",
		Blocks: []doc.Block{
			{Span: doc.Span{Start: 0, End: 5}, Kind: doc.Heading, DuplicateOf: doc.NoBlock},
			{Span: doc.Span{Start: 7, End: 17}, Kind: doc.Paragraph, DuplicateOf: 0, Sentences: doc.Range{From: 0, To: 2}},
		},
		Sentences: []doc.Sentence{
			{Span: doc.Span{Start: 7, End: 13}, Block: 1, Voice: doc.Report},
			{Span: doc.Span{Start: 14, End: 17}, Block: 1, Voice: doc.Editorial},
		},
		Actors:   []doc.Actor{{ID: "b", Type: doc.Person, Mentions: []doc.Mention{{Span: doc.Span{Start: 11, End: 12}}}}},
		Opinions: []doc.Opinion{{Span: doc.Span{Start: 11, End: 17}, Voice: doc.ByAuthor}},
	}
	got := strings.Join(Blocks(d, d.Marks()), "\n")
	want := "<h2 class=\"block heading\" data-block=\"0\" dir=\"auto\">Title\n\n</h2>\n" +
		`<p class="block paragraph repeat" data-block="1" dir="auto">` +
		`<span class="sentence report" data-sentence="0">A &amp; ` +
		`<mark class="opinion opinion-first is-author actor actor-first actor-last is-person actor-lead" data-id="o0 a0.0">B</mark>` +
		`<mark class="opinion is-author" data-id="o0">.</mark></span>` +
		`<mark class="opinion is-author" data-id="o0"> </mark>` +
		`<span class="sentence editorial" data-sentence="1"><mark class="opinion opinion-last is-author" data-id="o0">&lt;C&gt;</mark></span>` +
		"&#13;\n</p>"
	if got != want {
		t.Errorf("\n got %s\nwant %s", got, want)
	}
}

func TestNoBlocks(t *testing.T) {
	if got := Blocks(&doc.Document{}, nil); len(got) != 0 {
		t.Errorf("an empty document gives %q", got)
	}
	got := Blocks(&doc.Document{Text: "one\ntwo"}, nil)
	want := []string{"<p class=\"block paragraph\" data-block=\"0\" dir=\"auto\">one\ntwo</p>"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

// TestPieces cuts what is too long for a browser's lines, through sentences and
// marks, and keeps every character.
func TestPieces(t *testing.T) {
	for _, unit := range []string{"The minister said no. ", "x", "日", "🎈"} {
		text := strings.Repeat(unit, 300_000/len(unit))
		d := &doc.Document{Text: text,
			Blocks:    []doc.Block{{Span: doc.Span{End: len(text)}, Kind: doc.Paragraph, Sentences: doc.Range{To: 1}, DuplicateOf: doc.NoBlock}},
			Sentences: []doc.Sentence{{Span: doc.Span{End: len(text)}, Voice: doc.Report}},
			Opinions:  []doc.Opinion{{Span: doc.Span{Start: len(unit), End: len(text)}}},
		}
		source := Blocks(d, d.Marks())[0]
		if n := strings.Count(source, `<span class="piece">`); n < 30 || n > 40 {
			t.Errorf("%q: %d pieces of %d bytes", unit, n, len(text))
		}
		if open, closed := strings.Count(source, "<span"), strings.Count(source, "</span>"); open != closed {
			t.Errorf("%q: %d spans begin, %d end", unit, open, closed)
		}
		content := anyTag.ReplaceAllString(source, "")
		if content != text {
			t.Errorf("%q: the text has %d bytes, its pieces %d", unit, len(text), len(content))
		}
	}
}

var anyTag = regexp.MustCompile(`<[^>]*>`)

// FuzzBlocks gives any text and any marks, and reads the HTML as a browser
// does: the text comes back whole, in allowed elements only, and every mark's
// pieces add up to what it covers.
func FuzzBlocks(f *testing.F) {
	f.Add("Hello <b>world</b> & \r\n\r\nall, \"you\" 'there'", []byte{1, 5, 0, 3, 9, 1, 2, 30, 3})
	f.Add("<script>alert(1)</script>\x00\n\n<!-- --><plaintext>", []byte{0, 25, 3, 2, 2, 0})
	f.Add("\n\n\n", []byte{})
	f.Add("שלום 🎈 e\u0301", []byte{0, 4, 0, 1, 9, 1})
	f.Fuzz(func(t *testing.T, text string, bytes []byte) {
		text = strings.ToValidUTF8(text, "?")
		d := document(text, bytes)
		marks := d.Marks()
		source := strings.Join(Blocks(d, marks), "")

		body := &html.Node{Type: html.ElementNode, Data: "div", DataAtom: atom.Div}
		nodes, err := html.ParseFragment(strings.NewReader(source), body)
		if err != nil {
			t.Fatal(err)
		}
		var content strings.Builder
		pieces := make(map[string]string)
		var walk func(n *html.Node, ids []string)
		walk = func(n *html.Node, ids []string) {
			switch n.Type {
			case html.TextNode:
				content.WriteString(n.Data)
				for _, id := range ids {
					pieces[id] += n.Data
				}
			case html.ElementNode:
				if !strings.Contains(" p h2 blockquote span mark ", " "+n.Data+" ") {
					t.Fatalf("element <%s> in %s", n.Data, source)
				}
				for _, a := range n.Attr {
					if a.Key == "data-id" {
						ids = strings.Fields(a.Val)
					} else if !strings.Contains(" class data-block data-sentence dir ", " "+a.Key+" ") {
						t.Fatalf("attribute %s in %s", a.Key, source)
					}
				}
			default:
				t.Fatalf("node of type %d in %s", n.Type, source)
			}
			for c := n.FirstChild; c != nil; c = c.NextSibling {
				walk(c, ids)
			}
		}
		for _, n := range nodes {
			walk(n, nil)
		}
		shown := func(s string) string { return strings.ReplaceAll(s, "\x00", "\uFFFD") }
		if content.String() != shown(text) {
			t.Fatalf("text %q\ncame out %q\nof %s", text, content.String(), source)
		}
		for _, m := range marks {
			if got, want := pieces[ID(m)], shown(d.Slice(m.Span)); got != want {
				t.Fatalf("mark %s: got %q, want %q\nin %s", ID(m), got, want, source)
			}
		}
	})
}

// document makes blocks of the text's paragraphs and marks of triples of bytes:
// start, length, layer.
func document(text string, bytes []byte) *doc.Document {
	d := &doc.Document{Text: text}
	border := func(at int) int {
		for at < len(text) && text[at]&0xC0 == 0x80 {
			at++
		}
		return min(at, len(text))
	}
	for at := 0; at < len(text); {
		end := len(text)
		if i := strings.Index(text[at:], "\n\n"); i >= 0 {
			end = at + i
		}
		if end > at {
			s := doc.Span{Start: at, End: end}
			n := len(d.Sentences)
			d.Sentences = append(d.Sentences, doc.Sentence{Span: s, Block: len(d.Blocks), Voice: doc.Report})
			d.Blocks = append(d.Blocks, doc.Block{Span: s, Kind: doc.Paragraph, Sentences: doc.Range{From: n, To: n + 1}, DuplicateOf: doc.NoBlock})
		}
		at = end + 2
	}
	for ; len(bytes) >= 3; bytes = bytes[3:] {
		start := border(int(bytes[0]))
		s := doc.Span{Start: start, End: border(start + int(bytes[1]))}
		if s.Empty() {
			continue
		}
		switch bytes[2] % 4 {
		case 0:
			d.Actors = append(d.Actors, doc.Actor{Type: doc.Person, Mentions: []doc.Mention{{Span: s}}})
		case 1:
			d.Incidents = append(d.Incidents, doc.Incident{Modality: doc.Stated, Triggers: []doc.Trigger{{Span: s}}})
		case 2:
			d.Statements = append(d.Statements, doc.Statement{Span: s, Kind: doc.Direct})
		case 3:
			d.Opinions = append(d.Opinions, doc.Opinion{Span: s, Voice: doc.ByAuthor})
		}
	}
	return d
}
