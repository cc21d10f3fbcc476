package opinion

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/lexicon"
)

const (
	// From this score on a sentence of the author's is an opinion.
	editorialFrom = 0.5
	// Where the author asks a question, or for something, less will do.
	askingFrom = 0.4
	// A sentence of which others speak at least this share is attributed.
	attributedFrom = 0.5
	// Where the main verb is the cue, the rest only says more of the speaker:
	// "said Mr Ortega, a roofer who saw it".
	mainFrom = 0.3
)

// voices sets the voice of every sentence.
func (r *reading) voices() {
	labels := r.labels()
	turns := r.turns()
	for i := range r.d.Sentences {
		s := &r.d.Sentences[i]
		s.Voice, s.VoiceWhy = r.voice(i, labels[s.Block])
		if v, why, ok := turns.voice(i); ok && s.Voice != doc.Boilerplate {
			s.Voice, s.VoiceWhy = v, why
		}
	}
	r.copyVoices()
}

// voice decides the voice of sentence i, in a block under the given label.
func (r *reading) voice(i int, l label) (doc.Voice, doc.Reason) {
	s := r.d.Sentences[i]
	switch kind := r.d.Blocks[s.Block].Kind; {
	case kind == doc.Credit || kind == doc.Byline || kind == doc.Navigation:
		return doc.Boilerplate, doc.Reason{Rule: "voice/block", Text: "The block is a " + string(kind) + ", not part of the story."}
	case l.self || r.d.Blocks[s.Block].Label.Contains(s.Span):
		return doc.Boilerplate, doc.Reason{Rule: "voice/label", Text: "The line is a label for what follows."}
	case r.isBoilerplate(s.Tokens):
		return doc.Boilerplate, doc.Reason{Rule: "voice/boilerplate", Text: "The line belongs to the page, not to the story."}
	}
	limit := editorialFrom
	if r.asks(s.Tokens) {
		limit = askingFrom
	}
	enough := attributedFrom
	if r.saysMainly(s.Tokens) {
		enough = mainFrom
	}
	if st, share := r.attributed(s.Tokens); share >= enough && s.Subjectivity < editorialFrom+share/4 {
		return doc.Attributed, r.attributedWhy(st)
	}
	if s.Subjectivity >= limit {
		return doc.Editorial, r.editorialWhy(s)
	}
	if l.outlet != "" {
		return doc.Report, doc.Reason{Rule: "voice/inserted", Text: "Facts stated in a report taken over from " + l.outlet + "."}
	}
	return doc.Report, doc.Reason{Rule: "voice/report", Text: "Facts stated in the article's own words, without a judgement."}
}

// asks reports whether a sentence asks the reader a question, or to do something.
func (r *reading) asks(tokens doc.Range) bool {
	for _, h := range r.hitsIn(tokens) {
		if h.kind == doc.Question || h.kind == doc.Exhortation {
			return true
		}
	}
	return false
}

// attributed returns the statement that owns most of the sentence's words, or
// -1, and the share of words that is not the author's.
func (r *reading) attributed(tokens doc.Range) (statement int, share float64) {
	statement = -1
	said, words, framed := 0, 0, 0
	last, deed := none, false // the statement just asked about
	for i := tokens.From; i < tokens.To; i++ {
		o := r.owners[i]
		if o >= 0 && o != last {
			last, deed = o, r.isRefusal(&r.d.Statements[o]) || r.isDeed(&r.d.Statements[o])
		}
		switch {
		case o == none:
			continue
		case o >= 0 && deed:
			// "Declined to impose sanctions": a deed, not a word.
		case o.others():
			said++
			if statement < 0 && o >= 0 {
				statement = int(o)
			}
		case o == frame:
			framed++
		}
		words++
	}
	if said == 0 || words == 0 {
		return statement, 0
	}
	return statement, float64(said+framed) / float64(words)
}

// saysMainly reports whether the main verb of a sentence is the cue of somebody's
// statement.
func (r *reading) saysMainly(tokens doc.Range) bool {
	for i := tokens.From; i < tokens.To; i++ {
		if r.owners[i] == frame && r.d.Tokens[i].Head == doc.NoHead && r.d.Tokens[i].Tag.IsVerb() {
			return true
		}
	}
	return false
}

var (
	deeds  = words("deeds")  // the cues of what is done more than said
	naming = words("naming") // the cues of what is called something
)

// words reads a list of single words.
func words(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		m := map[string]bool{}
		for _, e := range lexicon.MustRead(data, "data/"+list+".txt") {
			m[e.Phrase] = true
		}
		return m
	})
}

// isDeed reports whether a statement tells what its speaker does: no quotation, and
// a cue like "ordered".
func (r *reading) isDeed(s *doc.Statement) bool {
	cue := r.d.TokensIn(s.Cue)
	return s.Kind == doc.Indirect && !cue.Empty() && deeds()[r.d.Tokens[cue.From].Lemma]
}

// boilerplate holds the lines pages add to their articles.
var boilerplate = sync.OnceValue(func() *lexicon.Matcher[bool] {
	m := new(lexicon.Matcher[bool])
	for _, e := range lexicon.MustRead(data, "data/boilerplate.txt") {
		m.Add(e.Phrase, e.Field(0) == "start")
	}
	return m
})

// isBoilerplate reports whether a sentence has no words (a time, a rule of
// dashes) or is a line of the page's own.
func (r *reading) isBoilerplate(tokens doc.Range) bool {
	first, words := -1, 0
	for i := tokens.From; i < tokens.To; i++ {
		if r.owners[i] == none {
			continue
		}
		if first < 0 {
			first = i
		}
		if strings.ContainsFunc(r.d.Word(i), unicode.IsLetter) {
			words++
		}
	}
	if words == 0 {
		return true
	}
	n, start, ok := boilerplate().At(r.d, first, tokens.To)
	if !ok {
		return false
	}
	for i := first + n; i < tokens.To; i++ {
		if r.owners[i] != none && !start {
			return false
		}
	}
	return true
}

// isRefusal reports whether a statement only says that something was not done:
// it declines, and not to speak.
func (r *reading) isRefusal(s *doc.Statement) bool {
	if s.Stance != doc.Declines {
		return false
	}
	content := r.d.TokensIn(s.Span)
	for _, r2 := range []doc.Range{r.d.TokensIn(s.Cue), content} {
		for i := r2.From; i < r2.To; i++ {
			switch r.d.Tokens[i].Lemma {
			case "comment", "respond", "response", "reply", "answer", "say", "discuss", "elaborate", "confirm", "speak", "tell", "name", "explain", "disclose":
				return false
			}
		}
	}
	return true
}

func (r *reading) attributedWhy(statement int) doc.Reason {
	why := doc.Reason{Rule: "voice/quoted", Text: "Most of the sentence stands in quotation marks."}
	if statement < 0 {
		return why
	}
	s := r.d.Statements[statement]
	why.Rule = "voice/attributed"
	switch {
	case s.Speaker != nil && !s.Cue.Empty():
		why.Text = "Most of the sentence is what “" + r.line(s.Speaker.Span) + "” says (cue: “" + r.line(s.Cue) + "”)."
	case s.Speaker != nil:
		why.Text = "Most of the sentence is what “" + r.line(s.Speaker.Span) + "” says."
	default:
		why.Text = "Most of the sentence is reported speech whose speaker is unclear."
	}
	return why
}

func (r *reading) editorialWhy(s doc.Sentence) doc.Reason {
	why := doc.Reason{Rule: "voice/editorial", Text: "The author's own words read as a judgement."}
	if h, ok := r.strongest(s.Tokens); ok {
		why.Text = "The author's own words show a view: " + string(h.kind) + " “" + r.line(r.d.Cover(h.Range)) + "”."
	}
	return why
}

// strongest returns the hit among the author's words that a reader is best
// shown: the first that is not weak, else the first.
func (r *reading) strongest(tokens doc.Range) (best hit, ok bool) {
	for _, h := range r.hitsIn(tokens) {
		if r.ownerOf(h).others() {
			continue
		}
		if !ok || best.weak && !h.weak {
			best, ok = h, true
		}
	}
	return best, ok
}

// line returns the text of s for use in a sentence, stray line breaks made
// spaces.
func (r *reading) line(s doc.Span) string {
	text := r.d.Slice(s)
	before := byte(' ')
	for i := range len(text) {
		c := text[i]
		if c < ' ' || c >= utf8.RuneSelf || c == ' ' && before == ' ' {
			return strings.Join(strings.Fields(text), " ")
		}
		before = c
	}
	return strings.TrimSuffix(text, " ")
}

// copyVoices gives the sentences of a repeated block the voice of the sentence
// they repeat.
func (r *reading) copyVoices() {
	for b := range r.d.Blocks {
		of := r.d.Blocks[b].DuplicateOf
		if of < 0 || of >= b {
			continue
		}
		originals := r.d.Blocks[of].Sentences
		for i := r.d.Blocks[b].Sentences.From; i < r.d.Blocks[b].Sentences.To; i++ {
			if j := r.original(i, originals); j >= 0 {
				from, to := r.d.Sentences[j], &r.d.Sentences[i]
				to.Voice, to.Subjectivity = from.Voice, from.Subjectivity
				to.VoiceWhy = doc.Reason{Rule: "voice/repeat", Text: "Repeats an earlier passage. " + from.VoiceWhy.Text}
			}
		}
	}
}

// original returns the sentence among originals that sentence i repeats: the
// one that shares the longest run of words up to its end, for what is added
// to a copy is a label in front.
func (r *reading) original(i int, originals doc.Range) int {
	best, most := -1, 0
	mine := r.d.Sentences[i].Tokens
	for j := originals.From; j < originals.To; j++ {
		theirs := r.d.Sentences[j].Tokens
		n := 0
		for n < mine.Len() && n < theirs.Len() && r.d.Word(mine.To-1-n) == r.d.Word(theirs.To-1-n) {
			n++
		}
		if n > most && 2*n >= min(mine.Len(), theirs.Len()) {
			best, most = j, n
		}
	}
	return best
}
