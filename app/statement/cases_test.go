package statement_test

import (
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"lede/app/annotate"
	"lede/app/doc"
	"lede/app/intake"
	"lede/app/pipeline"
	"lede/app/statement"
)

// A want is a statement as a case marks it.
type want struct {
	stance  string
	cue     doc.Span
	speaker doc.Span
	parts   []doc.Span
}

// A testCase is a line of testdata/cases.txt.
type testCase struct {
	line  int
	known bool // a known failure
	text  string
	want  []want
}

func (c *testCase) span(s doc.Span) string { return c.text[s.Start:s.End] }

// parseCase reads "stance: <speaker> {cue} [content]".
func parseCase(line string) (testCase, error) {
	var c testCase
	c.known = strings.HasPrefix(line, "!")
	head, body, ok := strings.Cut(strings.TrimPrefix(line, "!"), ": ")
	if !ok {
		return c, fmt.Errorf("no stance")
	}
	if head != "none" {
		for _, s := range strings.Split(head, ", ") {
			c.want = append(c.want, want{stance: s})
		}
	}
	body = strings.ReplaceAll(body, `\n`, "\n")
	type open struct {
		mark byte
		nums string
		at   int
	}
	var stack []open
	var text strings.Builder
	for i := 0; i < len(body); i++ {
		switch b := body[i]; b {
		case '[', '{', '<':
			j := i + 1
			for j < len(body) && '1' <= body[j] && body[j] <= '9' && len(c.want) > 1 {
				j++
			}
			nums := body[i+1 : j]
			if nums == "" {
				nums = "1"
			}
			stack = append(stack, open{b, nums, text.Len()})
			i = j - 1
		case ']', '}', '>':
			if len(stack) == 0 {
				return c, fmt.Errorf("%q closes nothing", b)
			}
			o := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			s := doc.Span{Start: o.at, End: text.Len()}
			for _, n := range o.nums {
				if int(n-'1') >= len(c.want) {
					return c, fmt.Errorf("no statement %c", n)
				}
				w := &c.want[n-'1']
				switch b {
				case ']':
					w.parts = append(w.parts, s)
				case '}':
					w.cue = s
				case '>':
					w.speaker = s
				}
			}
		default:
			text.WriteByte(b)
		}
	}
	if len(stack) > 0 {
		return c, fmt.Errorf("%q is not closed", stack[0].mark)
	}
	c.text = text.String()
	return c, nil
}

func readCases(t *testing.T) []testCase {
	t.Helper()
	data, err := os.ReadFile("testdata/cases.txt")
	if err != nil {
		t.Fatal(err)
	}
	var all []testCase
	for i, line := range strings.Split(string(data), "\n") {
		if line == "" || line[0] == '#' {
			continue
		}
		c, err := parseCase(line)
		if err != nil {
			t.Fatalf("cases.txt:%d: %v", i+1, err)
		}
		c.line = i + 1
		all = append(all, c)
	}
	return all
}

// diff says in what d's statements differ from what c wants, "" in nothing.
func (c *testCase) diff(d *doc.Document) string {
	var b strings.Builder
	got := slices.Clone(d.Statements)
	for _, w := range c.want {
		k := slices.IndexFunc(got, func(s doc.Statement) bool { return s.Cue == w.cue })
		if k < 0 {
			fmt.Fprintf(&b, "  missing {%s} <%s> %s\n", c.span(w.cue), c.span(w.speaker), c.show(w.parts))
			continue
		}
		s := got[k]
		got = slices.Delete(got, k, k+1)
		parts := s.Parts
		if parts == nil {
			parts = []doc.Span{s.Span}
		}
		if !slices.Equal(parts, w.parts) {
			fmt.Fprintf(&b, "  content  got %s\n          want %s\n", c.show(parts), c.show(w.parts))
		}
		var speaker doc.Span
		if s.Speaker != nil {
			speaker = s.Speaker.Span
		}
		if speaker != w.speaker {
			fmt.Fprintf(&b, "  speaker  got %q\n          want %q\n", c.span(speaker), c.span(w.speaker))
		}
		if string(s.Stance) != w.stance {
			fmt.Fprintf(&b, "  stance   got %s\n          want %s\n", s.Stance, w.stance)
		}
	}
	for _, s := range got {
		speaker := "nobody"
		if s.Speaker != nil {
			speaker = c.span(s.Speaker.Span)
		}
		fmt.Fprintf(&b, "  unwanted {%s} <%s> [%s] (%s)\n", c.span(s.Cue), speaker, c.span(s.Span), s.Why.Rule)
	}
	return b.String()
}

func (c *testCase) show(parts []doc.Span) string {
	var b strings.Builder
	for _, p := range parts {
		fmt.Fprintf(&b, "[%s]", c.span(p))
	}
	return b.String()
}

// stages returns the engine's stages up to the one under test. A case is too
// short to tell its language by, which the engine would want to know.
func stages(tb testing.TB) *pipeline.Pipeline {
	tb.Helper()
	all := annotate.Stages()
	last := slices.IndexFunc(all, func(s pipeline.Stage) bool { return s.Name == statement.Stage.Name })
	p, err := pipeline.New(all[:last+1]...)
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// slack is the share of cases, known failures left out, that may be wrong: tags
// and trees come from models, and a new model errs elsewhere.
const slack = 0.03

// The cases are right but for the slack. Known failures that pass are told, so
// that the list shrinks.
func TestCases(t *testing.T) {
	stages := stages(t)
	cases := readCases(t)
	known, wrong := 0, 0
	for _, c := range cases {
		d := intake.Text(c.text)
		if err := stages.Run(d, nil); err != nil {
			t.Fatal(err)
		}
		if err := d.Validate(); err != nil {
			t.Errorf("cases.txt:%d: %v", c.line, err)
		}
		diff := c.diff(d)
		switch {
		case c.known && diff == "":
			t.Logf("cases.txt:%d: passes now: take its ! away\n  %s", c.line, c.text)
		case c.known:
			known++
		case diff != "":
			wrong++
			t.Logf("cases.txt:%d: %s\n%s", c.line, c.text, diff)
		}
	}
	if allowed := int(slack * float64(len(cases)-known)); wrong > allowed {
		t.Errorf("%d of %d cases are wrong, %d would be forgiven", wrong, len(cases)-known, allowed)
	}
	t.Logf("%d cases, %d wrong, %d known failures", len(cases), wrong, known)
}
