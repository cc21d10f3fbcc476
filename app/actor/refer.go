package actor

import (
	"lede/app/doc"
	"lede/app/quote"
)

// A referrer walks a document once, in text order, and finds the nouns and
// pronouns that stand for actors seen before.
type referrer struct {
	f      *finder
	seen   []sighting
	times  map[*entity]int // how often each has been seen
	quoted []bool          // by token: inside a quotation of somebody's words
}

// A sighting is a mention already passed.
type sighting struct {
	e        *entity
	token    int
	sentence int
	subject  bool
	says     bool // the subject of a verb of saying
}

// readReferring notes the words that pronoun, collective and nominal know.
func (r *resources) readReferring() {
	r.referring.Add("it")
	r.referring.Add("its")
	for w := range pronouns {
		r.referring.Add(w)
	}
	for w := range r.collectives {
		r.referring.Add(w)
	}
	for w := range r.nominals {
		r.referring.Add(w)
	}
}

// findReferences adds nominal and pronoun mentions.
func (f *finder) findReferences() {
	r := &referrer{f: f, times: map[*entity]int{}, quoted: make([]bool, len(f.d.Tokens))}
	for _, q := range quote.Find(f.d) {
		if q.Kind(f.d) == quote.Speech {
			for t := q.Inside.From; t < q.Inside.To; t++ {
				r.quoted[t] = true
			}
		}
	}
	for s := range f.d.Sentences {
		sent := &f.d.Sentences[s]
		if sent.Block < len(f.d.Blocks) && skipped(f.d.Blocks[sent.Block].Kind) {
			continue
		}
		for i := sent.Tokens.From; i < sent.Tokens.To; i++ {
			if a := f.at[i]; a != 0 {
				m := &f.mentions[a-1]
				if i == m.From && m.who != nil {
					r.see(sighting{m.who, i, s, f.isSubject(m.Range, sent.Tokens), f.speaks(m.Range, sent.Tokens)})
				}
				continue
			}
			if f.referring.May(f.folded.word(i)) && !r.pronoun(i, s) && !r.collective(i, s) {
				r.nominal(i, s)
			}
		}
	}
}

// add makes tokens [from,to) a mention of e.
func (r *referrer) add(from, to, s int, form doc.Form, e *entity, why doc.Reason) {
	f := r.f
	tokens := doc.Range{From: from, To: to}
	typ := e.typ
	if e.state >= 0 {
		typ = doc.State
	}
	f.mentions = append(f.mentions, mention{Range: tokens, sentence: s, form: form, typ: typ, who: e, why: why, conf: 0.7})
	e.mentions = append(e.mentions, len(f.mentions)-1)
	sent := f.d.Sentences[s].Tokens
	r.see(sighting{e, from, s, f.isSubject(tokens, sent), f.speaks(tokens, sent)})
}

func (r *referrer) see(x sighting) {
	r.seen = append(r.seen, x)
	r.times[x.e]++
}

// isSubject reports whether a mention is the subject of a clause; where no
// parser has been, whether a verb follows it.
func (f *finder) isSubject(r, sent doc.Range) bool {
	for i := r.To - 1; i >= r.From; i-- {
		t := &f.d.Tokens[i]
		if t.Rel != doc.NoRel && (t.Head < r.From || t.Head >= r.To) {
			return t.Rel == doc.RelNSubj || t.Rel == doc.RelNSubjPass
		}
	}
	if !sent.Has(r.To) {
		return false
	}
	t := f.d.Tokens[r.To].Tag
	return t.IsVerb() || t == doc.MD
}

// speaks reports whether a verb of saying stands right beside a mention, or has it
// for its subject.
func (f *finder) speaks(r, sent doc.Range) bool {
	said := func(i int) bool { return sent.Has(i) && f.d.Tokens[i].Tag.IsVerb() && f.says[f.d.Tokens[i].Lemma] }
	if said(r.To) || said(r.From-1) {
		return true
	}
	for i := r.From; i < r.To; i++ {
		if t := &f.d.Tokens[i]; t.Rel == doc.RelNSubj {
			return said(t.Head)
		}
	}
	return false
}

// foremost returns, of the entities just named that fit, the one that stands out: named
// later, as a subject, or more often than every other by a margin; else nil.
func (r *referrer) foremost(s, margin int, fits func(*entity) bool) *entity {
	score := map[*entity]int{}
	for k := len(r.seen) - 1; k >= 0 && s-r.seen[k].sentence <= window; k-- {
		x := r.seen[k]
		if !fits(x.e) {
			continue
		}
		v := 2*(window+1-(s-x.sentence)) + min(3, r.times[x.e]/2)
		if x.subject {
			v += 3
		}
		score[x.e] = max(score[x.e], v)
	}
	var best *entity
	second := 0
	for e, v := range score {
		switch {
		case best == nil:
			best = e
		case v > score[best]:
			best, second = e, score[best]
		default:
			second = max(second, v)
		}
	}
	if best == nil || score[best]-second < margin {
		return nil
	}
	return best
}

// only returns the one entity among those just named that fits, or nil where
// none or several do. What was named in this sentence comes before what was
// named in the sentence before, and so on.
func (r *referrer) only(s, i int, fits func(*entity) bool) *entity {
	var found *entity
	for k := len(r.seen) - 1; k >= 0; k-- {
		x := r.seen[k]
		if s-x.sentence > window {
			break
		}
		if x.e == found || !fits(x.e) {
			continue
		}
		if found != nil {
			return nil
		}
		found = x.e
	}
	return found
}
