package actor

import (
	"lede/app/doc"
	"lede/app/quote"
)

var pronouns = map[string]gender{
	"he": male, "him": male, "his": male, "himself": male,
	"she": female, "her": female, "hers": female, "herself": female,
}

// pronoun resolves the third-person pronoun at token i, and reports whether
// there is one.
func (r *referrer) pronoun(i, s int) bool {
	w := r.f.folded.word(i)
	if g, ok := pronouns[w]; ok {
		if e := r.person(i, s, g); e != nil {
			r.add(i, i+1, s, doc.Pronoun, e, because("actor/pronoun", "“"+r.f.d.Word(i)+"” means "+e.name+", the person just named"))
			if e.gender == noGender {
				e.gender = g
			}
		}
		return true
	}
	if w == "it" || w == "its" {
		if e := r.thing(i, s, w); e != nil {
			r.add(i, i+1, s, doc.Pronoun, e, because("actor/pronoun", "“"+r.f.d.Word(i)+"” means "+e.name+", last spoken of as one that acts"))
		}
		return true
	}
	return false
}

// person returns the person a pronoun means: of those named in this sentence
// and the ones before, the most prominent; nil where two are as prominent.
func (r *referrer) person(i, s int, g gender) *entity {
	type rated struct {
		e     *entity
		score int
	}
	var all []rated
	w := r.f.folded.word(i)
	says := r.f.speaks(doc.Range{From: i, To: i + 1}, r.f.d.Sentences[s].Tokens)
	object := w == "him" || w == "her" && r.f.d.Tokens[i].Tag == doc.PRP
	for k := len(r.seen) - 1; k >= 0; k-- {
		x := r.seen[k]
		if s-x.sentence > window {
			break
		}
		if x.e.typ != doc.Person || x.e.gender != noGender && x.e.gender != g {
			continue
		}
		if object && x.subject && x.sentence == s {
			continue // who does it does not do it to "him"
		}
		if r.quoted[i] && !r.quoted[x.token] && x.sentence == s {
			continue // who speaks does not say "he" of himself
		}
		score := 2 * (window + 1 - (s - x.sentence))
		if x.subject {
			score += 3
		}
		if says && x.says {
			score += 2 // who spoke goes on speaking
		}
		found := false
		for j := range all {
			if all[j].e == x.e {
				all[j].score = max(all[j].score, score)
				found = true
			}
		}
		if !found {
			all = append(all, rated{x.e, score})
		}
	}
	if len(all) == 0 {
		return nil
	}
	// Whom the text has spoken of most is whom it goes on speaking of.
	best := 0
	for j := range all {
		all[j].score += min(2, r.times[all[j].e]/3)
	}
	for j := range all {
		if all[j].score > all[best].score {
			best = j
		}
	}
	for j := range all {
		if j != best && all[best].score-all[j].score < 2 {
			return nil
		}
	}
	return all[best].e
}

// thing returns the organization, state or group that "it" or "its" means: the
// last subject before it in the sentence; where it opens the sentence, the only
// subject of the one before.
func (r *referrer) thing(i, s int, w string) *entity {
	sent := r.f.d.Sentences[s].Tokens
	if w == "it" && !r.quoted[i] && !r.f.expletive(i, sent) {
		if e, ok := r.sayer(i, s); ok {
			return e
		}
	}
	if w == "it" {
		// An object is seldom who does it: "the government denied it".
		if i+1 >= sent.To || !r.f.d.Tokens[i+1].Tag.IsVerb() && r.f.d.Tokens[i+1].Tag != doc.MD && !r.f.d.Tokens[i+1].Tag.IsAdverb() {
			return nil
		}
		switch r.f.d.Tokens[i+1].Lemma {
		case "be", "seem", "appear", "take", "become", "make", "emerge":
			return nil
		}
	}
	if r.quoted[i] {
		return nil
	}
	if w == "its" && r.f.lower(i-1, sent) == "and" && sent.Has(i-2) && r.f.at[i-2] != 0 { // "accused China and its ministry"
		if e := r.f.mentions[r.f.at[i-2]-1].who; e != nil && e.typ != doc.Person {
			return e
		}
	}
	can := func(x sighting) bool { return x.e.typ != doc.Person && x.e.typ != doc.Place && !r.quoted[x.token] }
	var only *entity
	several := false
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sentence == s; k-- {
		x := r.seen[k]
		if !can(x) {
			continue
		}
		if x.subject {
			return x.e
		}
		several = several || only != nil && x.e != only
		only = x.e
	}
	if only != nil || several {
		return nil
	}
	// "It denied the charge." after a sentence with one such subject.
	if !r.opens(i, sent) || w == "it" && !r.f.acts[r.f.d.Tokens[min(i+1, sent.To-1)].Lemma] {
		return nil
	}
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sentence >= s-1; k-- {
		if x := r.seen[k]; can(x) && x.subject {
			if only != nil && x.e != only {
				return nil
			}
			only = x.e
		}
	}
	if only == nil { // several before it, none of them a lone subject
		return r.foremost(s, 5, func(e *entity) bool { return e.typ != doc.Person && e.typ != doc.Place })
	}
	return only
}

// sayer returns what says, in its own clause, something of "it" at token i: "the
// agency said on Monday that [it] had warned". Where a person says it, that is
// nobody; ok reports whether there is such a clause.
func (r *referrer) sayer(i, s int) (e *entity, ok bool) {
	f, sent := r.f, r.f.d.Sentences[s].Tokens
	verb := i - 1
	for ; verb > sent.From && verb >= i-6; verb-- {
		t := &f.d.Tokens[verb]
		if t.Tag.IsVerb() && f.says[t.Lemma] {
			break
		}
		if t.Tag.IsVerb() || f.at[verb] != 0 && f.mentions[f.at[verb]-1].kind == KindPerson || t.Tag == doc.MD {
			return nil, false
		}
	}
	if verb <= sent.From || verb < i-6 {
		return nil, false
	}
	before := verb
	for before > sent.From && (f.d.Tokens[before-1].Tag.IsAdverb() || f.d.Tokens[before-1].Tag == doc.MD || f.d.Tokens[before-1].Lemma == "have") {
		before--
	}
	for k := len(r.seen) - 1; k >= 0 && r.seen[k].sentence == s; k-- {
		x := r.seen[k]
		if x.token >= verb {
			continue
		}
		if !x.subject && x.token != before-1 {
			continue
		}
		if x.e.typ == doc.Person || x.e.typ == doc.Place {
			return nil, true
		}
		return x.e, true
	}
	return nil, false
}

// expletive reports whether "it" at token i stands for nothing: "it was too early
// to tell", "it is clear that", "it would take weeks", "it rained".
func (f *finder) expletive(i int, sent doc.Range) bool {
	d := f.d
	k := i + 1
	for sent.Has(k) && (quote.IsMark(d.Word(k)) || d.Tokens[k].Tag == doc.MD || d.Tokens[k].Tag.IsAdverb() || d.Tokens[k].Lemma == "have" && f.aux(k+1, sent)) {
		k++
	}
	if !sent.Has(k) || !d.Tokens[k].Tag.IsVerb() {
		return true
	}
	switch d.Tokens[k].Lemma {
	case "take", "seem", "appear", "become", "make", "cost", "rain", "emerge", "matter", "depend", "turn":
		return true
	case "be":
	default:
		return false
	}
	if sent.Has(k+1) && d.Tokens[k+1].Tag == doc.VBG {
		return false
	}
	for j := k + 1; j < k+6 && sent.Has(j); j++ {
		switch w := f.lower(j, sent); w {
		case "that", "whether", "if", "who", "when":
			return true
		case "to":
			switch f.lower(j-1, sent) {
			case "ready", "able", "unable", "willing", "unwilling", "prepared", "due", "set", "likely", "unlikely", "committed", "happy", "pleased", "free", "entitled":
				return false
			}
			return true
		case ",", ".", ";", "\"", "”":
			return false
		}
	}
	return false
}

// opens reports whether token i is the first of its sentence, quotation marks
// aside.
func (r *referrer) opens(i int, sent doc.Range) bool {
	return i == sent.From || i == sent.From+1 && quote.IsMark(r.f.d.Word(sent.From))
}
