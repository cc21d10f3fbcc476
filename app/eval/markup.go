package eval

import (
	"fmt"
	"regexp"
	"strings"

	"lede/app/doc"
)

// The marks written into a gold text:
//
//	[Dominic Raab|raab]        a mention of actor raab: a name
//	[Chinese|cn:a]             :a adjective, :n nominal, :p pronoun
//	[China|cn@place]           @ gives the mention a type other than its actor's
//	{hacked|exchange}          a trigger of incident exchange
//	{attack|exchange:denied}   with a modality of its own
//	{r} {a} {e} {b}            a sentence starts, and its voice: report,
//	                           attributed, editorial, boilerplate
//	{e=}                       the same; it repeats an earlier passage
//
// Marks may nest. A bracket pair without a bar is part of the text.

type mentionMark struct {
	span  doc.Span
	actor string
	form  doc.Form
	typ   doc.ActorType // "" for the actor's own
	line  int
}

type triggerMark struct {
	span     doc.Span
	incident string
	modality doc.Modality // "" for the incident's own
	line     int
}

type sentenceMark struct {
	span   doc.Span
	voice  doc.Voice
	repeat bool
	line   int
}

type markup struct {
	text      string // without marks
	mentions  []mentionMark
	triggers  []triggerMark
	sentences []sentenceMark
}

var (
	mentionSpec = regexp.MustCompile(`^([a-z0-9-]+)(?::([anp]))?(?:@([a-z]+))?$`)
	triggerSpec = regexp.MustCompile(`^([a-z0-9-]+)(?::([a-z]+))?$`)
	voiceMark   = regexp.MustCompile(`^\{([raeb])(=?)\}`)

	forms  = map[string]doc.Form{"": doc.Name, "a": doc.Adjective, "n": doc.Nominal, "p": doc.Pronoun}
	voices = map[string]doc.Voice{"r": doc.Report, "a": doc.Attributed, "e": doc.Editorial, "b": doc.Boilerplate}
)

// unmark takes the marks out of a marked text. Lines are counted from first.
func unmark(marked string, first int) (*markup, error) {
	m := &markup{}
	var out strings.Builder
	type open struct {
		close byte // "]" or "}"
		at    int  // where the marked words start in out
		line  int
	}
	var stack []open
	opens := marksIn(marked)
	line := first
	fail := func(format string, args ...any) (*markup, error) {
		return nil, &lineError{line: line, msg: fmt.Sprintf(format, args...)}
	}
	for i := 0; i < len(marked); {
		c := marked[i]
		if c == '\n' {
			line++
		}
		switch {
		case c == '{' && voiceMark.MatchString(marked[i:]):
			g := voiceMark.FindStringSubmatch(marked[i:])
			if len(stack) > 0 {
				return fail("a sentence starts inside a mark")
			}
			m.sentences = append(m.sentences, sentenceMark{
				span: doc.Span{Start: out.Len()}, voice: voices[g[1]], repeat: g[2] != "", line: line})
			i += len(g[0])
		case opens[i]:
			stack = append(stack, open{c + 2, out.Len(), line}) // "[" + 2 is "]", "{" + 2 is "}"
			i++
		case c == '|':
			if len(stack) == 0 {
				return fail("a bar outside a mark")
			}
			top := stack[len(stack)-1]
			stack = stack[:len(stack)-1]
			end := strings.IndexByte(marked[i:], top.close)
			if end < 0 {
				return fail("mark is not closed")
			}
			spec, span := marked[i+1:i+end], doc.Span{Start: top.at, End: out.Len()}
			if span.Empty() {
				return fail("mark %q holds no words", spec)
			}
			if top.close == ']' {
				g := mentionSpec.FindStringSubmatch(spec)
				if g == nil {
					return fail("mention mark %q is not id, id:form or id@type", spec)
				}
				m.mentions = append(m.mentions, mentionMark{span, g[1], forms[g[2]], doc.ActorType(g[3]), top.line})
			} else {
				g := triggerSpec.FindStringSubmatch(spec)
				if g == nil {
					return fail("trigger mark %q is not id or id:modality", spec)
				}
				m.triggers = append(m.triggers, triggerMark{span, g[1], doc.Modality(g[2]), top.line})
			}
			i += end + 1
		default:
			if c == '{' || c == '}' {
				return fail("a brace that is no mark")
			}
			out.WriteByte(c)
			i++
		}
	}
	if len(stack) > 0 {
		line = stack[len(stack)-1].line
		return fail("mark is not closed")
	}
	m.text = strings.TrimRight(out.String(), "\n")
	if err := m.endSentences(first); err != nil {
		return nil, err
	}
	return m, nil
}

// marksIn returns where the brackets and braces stand that open a mark: those
// with a bar before their partner, at their own depth.
func marksIn(s string) map[int]bool {
	opens := make(map[int]bool)
	var stack []int
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '[', '{':
			stack = append(stack, i)
		case '|':
			if len(stack) > 0 {
				opens[stack[len(stack)-1]] = true
			}
		case ']', '}':
			if n := len(stack); n > 0 && s[stack[n-1]]+2 == s[i] {
				stack = stack[:n-1]
			}
		}
	}
	return opens
}

// endSentences ends each sentence at the last word before the next one, and
// refuses a text with words outside sentences or a sentence that looks like
// two.
func (m *markup) endSentences(first int) error {
	end := len(m.text)
	for i := len(m.sentences) - 1; i >= 0; i-- {
		s := &m.sentences[i]
		body := strings.TrimRight(m.text[min(s.span.Start, end):end], " \n\t")
		s.span.End = s.span.Start + len(body)
		if body == "" {
			return &lineError{line: s.line, msg: "sentence has no words"}
		}
		if body[0] == ' ' || body[0] == '\n' {
			return &lineError{line: s.line, msg: "space between a sentence's mark and its first word"}
		}
		if strings.Contains(body, "\n\n") {
			return &lineError{line: s.line, msg: fmt.Sprintf("paragraph break inside sentence %q", body)}
		}
		if at := missedBreak(body); at >= 0 {
			return &lineError{line: s.line, msg: fmt.Sprintf("unmarked sentence at %q", body[at:])}
		}
		end = s.span.Start
	}
	if strings.TrimSpace(m.text[:end]) != "" {
		return &lineError{line: first, msg: fmt.Sprintf("words before the first sentence: %q", m.text[:end])}
	}
	return nil
}

var (
	breakLike = regexp.MustCompile(`[.!?]["”’')\]]*\s+["“‘'(\[]*[A-Z]`)
	abbrev    = regexp.MustCompile(`^(?:Mr|Mrs|Ms|Dr|St|Sen|Gen|Col|Lt|Capt|Sgt|Prof|Rep|Gov|Jr|Sr|No|vs|v|Inc|Ltd|Co|Corp|Jan|Feb|Aug|Sept|Oct|Nov|Dec|a\.m|p\.m|Brig|Rev|Hon|[A-Z]|(?:[A-Z]\.)+[A-Z])\.$`)
)

// missedBreak returns where a sentence probably starts inside s, or -1.
func missedBreak(s string) int {
	for _, loc := range breakLike.FindAllStringIndex(s, -1) {
		word := s[:loc[0]+1]
		word = strings.TrimLeft(word[strings.LastIndexAny(word, " \n\t")+1:], `("“`)
		if s[loc[0]] == '.' && abbrev.MatchString(word) {
			continue
		}
		return loc[0] + 1
	}
	return -1
}
