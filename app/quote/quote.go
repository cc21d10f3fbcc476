// Package quote finds quotations: the stretches of an article that stand in
// quotation marks.
//
// # The idea
//
// A sentence is the wrong unit. A quotation may hold several sentences, and a
// sentence splitter may cut inside one. So marks are matched over the tokens
// of a block, in one pass with a small stack:
//
//	He said: “They call it ‘progress’. I do not.”
//	         ^ push        ^ push    ^ pop      ^ pop
//
// A curly mark says by its shape whether it opens or closes. A straight mark
// says it by its neighbours: it opens after a space, it closes after a word or
// a stop. A single mark after a word may also be an apostrophe ("the workers'
// rights"), so it closes only what a single mark opened, and the plural
// possessive only if nothing better follows. What is left unmatched is no
// quotation.
//
// A quotation that runs over paragraphs opens anew in each and closes once, at
// its very end (The Chicago Manual of Style, 17th edition, 13.30). Each
// paragraph is then one [Quote], tied to the one before by [Quote.Continues].
// So is each line of a text that has a line a sentence, where the marks are not
// repeated: a mark that opens in one block may be closed by one that has nothing
// to close in a block soon after.
//
// The work is linear in the number of tokens, whatever the marks do.
package quote

import (
	"slices"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
)

// A Style is a family of marks that open and close together.
type Style uint8

const (
	Double    Style = iota // "…", “…”, „…“, ”…”, ``…''
	Single                 // '…', ‘…’, ‚…‘
	Guillemet              // «…», »…«, ‹…›
	Corner                 // 「…」, 『…』
)

// None is the Continues of a quotation that begins in its own block.
const None = -1

// A Quote is a quotation, or one paragraph of it.
type Quote struct {
	doc.Span           // marks included
	Tokens   doc.Range // marks included
	Inside   doc.Range // between the marks; never empty
	Style    Style
	Depth    int // 0 for an outermost quotation, 1 for one inside it, …
	Block    int // into Document.Blocks
	// Continues is the index, in the slice Find returns, of the paragraph
	// before in the same quotation, or None.
	Continues int
	Closed    bool // false where the closing mark comes in a later paragraph
}

// maxDepth bounds nesting. Deeper marks are a table of inches, not speech.
const maxDepth = 8

// maxLines is the number of blocks, its own included, that a quotation without
// repeated marks may run over.
const maxLines = 6

// Find returns the quotations of d in the order in which they open.
func Find(d *doc.Document) []Quote {
	var all []Quote
	f := finder{d: d, blocks: make([]blockMarks, len(d.Blocks))}
	for b := range d.Blocks {
		r := tokensOf(d, d.Blocks[b])
		f.blocks[b].tokens = r
		if !r.Empty() {
			all = f.block(all, b, r)
		}
	}
	return f.link(all)
}

// tokensOf returns the tokens of a block.
func tokensOf(d *doc.Document, b doc.Block) doc.Range {
	if b.Sentences.Empty() {
		return doc.Range{}
	}
	return doc.Range{From: d.Sentences[b.Sentences.From].Tokens.From, To: d.Sentences[b.Sentences.To-1].Tokens.To}
}

// A finder matches marks; its slices are reused from block to block.
type finder struct {
	d     *doc.Document
	marks []mark
	stack []int // indexes into marks, of those that wait for their close

	blocks []blockMarks
}

// blockMarks is what linking needs to know of a block.
type blockMarks struct {
	tokens doc.Range
	marks  bool  // it has marks that are no single ones
	lone   int   // token of a first mark that has nothing to close, or 0
	style  Style // of that mark
}

// A mark is a token that may open or close a quotation.
type mark struct {
	token  int
	glyph  rune
	style  Style
	left   bool // a space, an opening bracket, a dash or the border stands before it
	right  bool // a space, a stop or the border stands after it
	letter rune // the character before, 0 at the border
	close  int  // index of the mark that closes it, 0 where none does
	ended  int  // token where an unclosed quotation ends, 0 where it is dropped
	better bool // of a single mark: a surer closing mark follows before the next opening one
}

// block adds the quotations of one block to all.
func (f *finder) block(all []Quote, b int, r doc.Range) []Quote {
	f.collect(r)
	f.stack = f.stack[:0]
	for i := range f.marks {
		f.match(i)
	}
	f.note(b)
	for _, i := range f.stack { // still open at the end of the paragraph
		f.marks[i].ended = r.To
	}
	// Depth: the number of matched quotations still open. Unclosed ones last to
	// the end and hold nothing that is not theirs, so they count too.
	ends := make([]int, 0, maxDepth)
	for _, m := range f.marks {
		for len(ends) > 0 && ends[len(ends)-1] <= m.token {
			ends = ends[:len(ends)-1]
		}
		q := Quote{Style: m.style, Block: b, Continues: None}
		switch {
		case m.close > 0:
			end := f.marks[m.close].token
			q.Closed = true
			q.Inside = doc.Range{From: m.token + 1, To: end}
			q.Tokens = doc.Range{From: m.token, To: end + 1}
		case m.ended > 0:
			q.Inside = doc.Range{From: m.token + 1, To: m.ended}
			q.Tokens = doc.Range{From: m.token, To: m.ended}
		default:
			continue
		}
		if q.Inside.Empty() {
			continue
		}
		q.Span = f.d.Cover(q.Tokens)
		q.Depth = len(ends)
		if q.Closed {
			ends = append(ends, q.Inside.To)
		}
		all = append(all, q)
	}
	return all
}

// collect fills f.marks with the marks of a block, in order. The first entry
// is a sentinel, so that index 0 can mean "none".
func (f *finder) collect(r doc.Range) {
	f.marks = append(f.marks[:0], mark{token: -1, style: 255})
	d := f.d
	first, last := d.Tokens[r.From].Start, d.Tokens[r.To-1].End
	for i := r.From; i < r.To; i++ {
		t := d.Tokens[i].Span
		if t.Len() > longestGlyph {
			continue // nearly always
		}
		g, style, ok := glyph(d.Slice(t))
		if !ok {
			continue
		}
		m := mark{token: i, glyph: g, style: style, left: true, right: true}
		if t.Start > first {
			m.letter, _ = utf8.DecodeLastRuneInString(d.Text[first:t.Start])
			m.left = unicode.IsSpace(m.letter) || isOpening(m.letter)
		}
		if t.End < last {
			c, _ := utf8.DecodeRuneInString(d.Text[t.End:last])
			m.right = unicode.IsSpace(c) || isStop(c)
		}
		f.marks = append(f.marks, m)
	}
	better := false
	for i := len(f.marks) - 1; i > 0; i-- {
		m := &f.marks[i]
		if m.style != Single {
			continue
		}
		m.better = better
		switch {
		case m.surelyOpens():
			better = false
		case !m.left && m.right && m.letter != 's':
			better = true
		}
	}
}

// surelyOpens reports whether m can only open.
func (m *mark) surelyOpens() bool {
	switch m.glyph {
	case '‘', '“', '„', '‚', '「', '『':
		return true
	}
	return m.left && !m.right
}

// match takes the next mark: it closes what is open, or opens.
func (f *finder) match(i int) {
	m := &f.marks[i]
	if m.style > Corner {
		return
	}
	open := f.openMark(m)
	if open >= 0 && f.closes(&f.marks[f.stack[open]], m) {
		f.marks[f.stack[open]].close = i
		f.stack = f.stack[:open]
		return
	}
	if !f.opens(m) {
		return
	}
	if open >= 0 {
		// The same marks open again. After a full stop the quotation before
		// was a paragraph that goes on here; else its close was forgotten.
		old := &f.marks[f.stack[open]]
		if f.afterStop(m) {
			old.ended = m.token
		}
		f.stack = f.stack[:open]
	}
	if len(f.stack) == maxDepth {
		copy(f.stack, f.stack[1:])
		f.stack = f.stack[:maxDepth-1]
	}
	f.stack = append(f.stack, i)
}

// openMark returns the place on the stack of the innermost open mark of m's
// style, or -1.
func (f *finder) openMark(m *mark) int {
	for k := len(f.stack) - 1; k >= 0; k-- {
		if f.marks[f.stack[k]].style == m.style {
			return k
		}
	}
	return -1
}

// opens reports whether m may open a quotation.
func (f *finder) opens(m *mark) bool {
	switch m.glyph {
	case '“', '„', '‚', '‘', '「', '『', '‹':
		return true
	case '」', '』', '›', '’':
		return false
	case '«':
		return m.left
	case '"', '`':
		return m.left || !m.right && !isLetterOrDigit(m.letter)
	case '\'':
		return m.left && !f.isYear(m.token+1)
	}
	return m.left && !m.right // ”…”, »…«
}

// closes reports whether m may close what open opened.
func (f *finder) closes(open, m *mark) bool {
	if m.token == open.token+1 {
		return false
	}
	switch m.glyph {
	case '“', '‘':
		return open.glyph == '„' || open.glyph == '‚'
	case '„', '‚', '「', '『', '‹':
		return false
	case '«':
		return open.glyph == '»'
	case '»':
		return open.glyph == '«'
	case '"', '`':
		return !(m.left && !m.right)
	case '\'', '’':
		if m.left && !m.right {
			return false
		}
		if !m.right {
			return false // "o'clock" cut in two
		}
		return !(m.letter == 's' && m.better)
	}
	return true
}

// isYear reports whether token i is a year cut short: the '90s.
func (f *finder) isYear(i int) bool {
	if i >= len(f.d.Tokens) {
		return false
	}
	w := f.d.Word(i)
	return (len(w) == 2 || len(w) == 3 && w[2] == 's') && '0' <= w[0] && w[0] <= '9' && '0' <= w[1] && w[1] <= '9'
}

// afterStop reports whether the word before m ends a sentence.
func (f *finder) afterStop(m *mark) bool {
	if m.token == 0 {
		return false
	}
	w := f.d.Word(m.token - 1)
	return w == "." || w == "!" || w == "?" || w == "…" || w == "..."
}

// note remembers whether block b begins with a mark that closes nothing.
func (f *finder) note(b int) {
	for i, m := range f.marks {
		if m.style == 255 || m.style == Single {
			continue
		}
		if !f.blocks[b].marks && m.close == 0 && !slices.Contains(f.stack, i) && m.right && (!m.left || m.glyph == '”') {
			f.blocks[b].lone, f.blocks[b].style = m.token, m.style
		}
		f.blocks[b].marks = true
		return
	}
}

// link ties the paragraphs of one quotation together and drops what opened and
// never closed.
func (f *finder) link(all []Quote) []Quote {
	kept := make([]Quote, 0, len(all))
	open := None // the unclosed quotation of the paragraph before
	for i, q := range all {
		if open != None && f.follows(kept[open], q) {
			q.Continues, open = open, None
		}
		switch {
		case q.Closed:
			kept = append(kept, q)
		case f.hasNext(all[i+1:], q):
			kept = append(kept, q)
			open = len(kept) - 1
		case i+1 == len(all) || all[i+1].Block > q.Block:
			kept = f.lines(kept, q)
		}
	}
	return kept
}

// lines adds the unclosed q with the lines up to the mark that closes it, if
// there is one.
func (f *finder) lines(kept []Quote, q Quote) []Quote {
	if q.Inside.To != f.blocks[q.Block].tokens.To || q.Depth > 0 {
		return kept
	}
	last := q.Block + 1
	for ; last < len(f.blocks) && last < q.Block+maxLines; last++ {
		if b := f.blocks[last]; b.lone > 0 && b.style == q.Style {
			break
		} else if b.marks || b.tokens.Empty() {
			return kept
		}
	}
	if last == len(f.blocks) || last == q.Block+maxLines || f.blocks[last].lone == f.blocks[last].tokens.From {
		return kept
	}
	kept = append(kept, q)
	for b := q.Block + 1; b <= last; b++ {
		next := Quote{Style: q.Style, Block: b, Continues: len(kept) - 1, Tokens: f.blocks[b].tokens, Inside: f.blocks[b].tokens}
		if b == last {
			next.Closed = true
			next.Inside.To = f.blocks[b].lone
			next.Tokens.To = f.blocks[b].lone + 1
		}
		next.Span = f.d.Cover(next.Tokens)
		kept = append(kept, next)
	}
	return kept
}

// hasNext reports whether one of the next quotations carries on the unclosed
// q. Those nested in q's own last lines are passed over; they are few, since
// the search ends at the first mark of a later place.
func (f *finder) hasNext(next []Quote, q Quote) bool {
	for k, n := range next {
		if k == maxDepth {
			return false
		}
		if n.Start >= q.End {
			return f.follows(q, n)
		}
	}
	return false
}

// follows reports whether next opens the paragraph, or the line, right after
// the unclosed q.
func (f *finder) follows(q, next Quote) bool {
	if q.Closed || next.Style != q.Style || next.Start < q.End {
		return false
	}
	if next.Block == q.Block {
		return next.Tokens.From == q.Tokens.To
	}
	return next.Block == q.Block+1 && next.Tokens.From == f.blocks[next.Block].tokens.From
}
