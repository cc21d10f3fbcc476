package opinion

import (
	"embed"
	"sync"

	"lede/app/doc"
	"lede/app/lexicon"
)

//go:embed data/*.txt data/cues/*.txt
var data embed.FS

// A hit is a cue found in the text.
type hit struct {
	doc.Range
	kind doc.CueKind
	weak bool // supports an opinion, doesn't make one
}

// A word list entry: the kind of its file and the fields of its line.
type cue struct {
	kind doc.CueKind
	weak bool
	part part
}

// A part is the part of speech a single word must have to be a cue.
type part string

const (
	anyPart   part = ""
	adjective part = "adj"
	adverb    part = "adv"
	noun      part = "noun"
	verb      part = "verb"
	modal     part = "modal"
	pronoun   part = "pronoun"
	atStart   part = "start" // the first word of its sentence
)

// lists names the file of each kind of cue. Where two lists hold one phrase,
// the later list keeps it.
var lists = []struct {
	file string
	kind doc.CueKind
}{
	{"booster", doc.Booster},
	{"hedge", doc.Hedge},
	{"evaluative", doc.Evaluative},
	{"firstperson", doc.FirstPerson},
	{"exhortation", doc.Exhortation},
	{"loaded", doc.LoadedLabel},
	{"sarcasm", doc.Sarcasm},
	{"generalisation", doc.Generalisation},
	{"neutral", neutral},
}

// neutral is the kind of what looks like a cue and is none.
const neutral doc.CueKind = ""

var cues = sync.OnceValue(func() *lexicon.Matcher[cue] {
	m := new(lexicon.Matcher[cue])
	for _, l := range lists {
		for _, e := range lexicon.MustRead(data, "data/cues/"+l.file+".txt") {
			m.Add(e.Phrase, cue{l.kind, e.Field(0) == "weak", part(e.Field(1))})
		}
	}
	return m
})

// findCues finds the cues of the whole document, in text order.
func (r *reading) findCues() []hit {
	var hits []hit
	m := cues()
	scare := r.scare
	for s := range r.d.Sentences {
		tokens := r.d.Sentences[s].Tokens
		if q, ok := r.rhetorical(s); ok {
			hits = append(hits, q)
		}
		command, commands := r.imperative(s)
		for i := tokens.From; i < tokens.To; {
			if commands && i == command.From {
				hits = append(hits, command)
				i++
				continue
			}
			for len(scare) > 0 && scare[0].Inside.From < i {
				scare = scare[1:]
			}
			if len(scare) > 0 && scare[0].Inside.From == i && r.isScare(scare[0].Inside) {
				hits = append(hits, hit{scare[0].Inside, doc.ScareQuote, false})
				i = scare[0].Inside.To
				continue
			}
			n, c, ok := m.At(r.d, i, tokens.To)
			if !ok {
				i++
				continue
			}
			if c.kind == neutral {
				i += n
				continue
			}
			found := doc.Range{From: i, To: i + n}
			if r.fits(c.part, found, tokens) && !r.isName(found) {
				hits = append(hits, hit{found, c.kind, c.weak})
				i += n
			} else {
				i++
			}
		}
	}
	return hits
}

// fits reports whether the words at found have the part of speech p.
func (r *reading) fits(p part, found, sentence doc.Range) bool {
	tag := r.d.Tokens[found.From].Tag
	switch p {
	case adjective:
		return tag.IsAdjective()
	case adverb:
		return tag.IsAdverb() || tag == doc.PDT
	case noun:
		return tag.IsNoun()
	case verb:
		return tag.IsVerb()
	case modal: // "'d" and "'ll" hold nothing back
		return tag == doc.MD && r.d.Word(found.From)[0] >= 'A'
	case pronoun:
		return tag == doc.PRP || tag == doc.PRPS
	case atStart:
		for i := sentence.From; i < found.From; i++ {
			if r.owners[i] != none {
				return false
			}
		}
	}
	return true
}

// isName reports whether the words at found are a name, or "US" for "us".
func (r *reading) isName(found doc.Range) bool {
	if found.Len() > 1 {
		return false
	}
	t := r.d.Tokens[found.From]
	word := r.d.Word(found.From)
	if word == "US" || word == "IT" {
		return true
	}
	return t.Tag.IsProper() && word != "I"
}

// hitsIn returns the hits that start in tokens.
func (r *reading) hitsIn(tokens doc.Range) []hit {
	return r.hits[r.firstHit[tokens.From]:r.firstHit[tokens.To]]
}

// indexHits returns, for each token and for the end, which hit is the first to
// start there or later.
func (r *reading) indexHits() []int32 {
	first := make([]int32, len(r.d.Tokens)+1)
	n := 0
	for i := range first {
		for n < len(r.hits) && r.hits[n].From < i {
			n++
		}
		first[i] = int32(n)
	}
	return first
}

// reasons tells the reader what each kind of cue does.
var reasons = map[doc.CueKind]doc.Reason{
	doc.Evaluative:     {Rule: "opinion/evaluative", Text: "judges, rather than reports"},
	doc.Hedge:          {Rule: "opinion/hedge", Text: "holds a claim back: a supposition"},
	doc.Booster:        {Rule: "opinion/booster", Text: "pushes a claim instead of supporting it"},
	doc.Question:       {Rule: "opinion/question", Text: "asks a question that expects no answer"},
	doc.FirstPerson:    {Rule: "opinion/first-person", Text: "speaks as the writer, or for the readers"},
	doc.Exhortation:    {Rule: "opinion/exhortation", Text: "tells somebody what to do"},
	doc.LoadedLabel:    {Rule: "opinion/loaded-label", Text: "names people or things by a label that judges them"},
	doc.ScareQuote:     {Rule: "opinion/scare-quote", Text: "keeps a word at a distance with quotation marks"},
	doc.Sarcasm:        {Rule: "opinion/sarcasm", Text: "may mean the opposite of what it says"},
	doc.Generalisation: {Rule: "opinion/generalisation", Text: "claims something in general, or a reason that is not given"},
}

// shown returns the hit as the cue a reader sees.
func (r *reading) shown(h hit) doc.Cue {
	span := r.d.Cover(h.Range)
	why := reasons[h.kind]
	why.Text = "“" + r.line(span) + "” " + why.Text
	if h.kind == doc.Question {
		why.Text = "This " + reasons[h.kind].Text
	}
	return doc.Cue{Span: span, Kind: h.kind, Why: why}
}

// likeliest returns token i as the cue of an opinion that has none from the
// lists: to the classifier it spoke most for one.
func (r *reading) likeliest(i int) doc.Cue {
	c := r.shown(hit{doc.Range{From: i, To: i + 1}, doc.Evaluative, true})
	c.Why = doc.Reason{Rule: "opinion/likeliest", Text: "More than any other word here, “" + r.line(c.Span) + "” is one that opinions are written in"}
	return c
}
