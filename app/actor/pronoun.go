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
	w := fold(r.f.d.Word(i))
	if g, ok := pronouns[w]; ok {
		if e := r.person(i, s, g); e != nil {
			r.add(i, i+1, s, doc.Pronoun, e, because("pronoun", "“"+r.f.d.Word(i)+"” means "+e.name+", the person just named"))
			if e.gender == noGender {
				e.gender = g
			}
		}
		return true
	}
	if w == "it" || w == "its" {
		if e := r.thing(i, s, w); e != nil {
			r.add(i, i+1, s, doc.Pronoun, e, because("pronoun", "“"+r.f.d.Word(i)+"” means "+e.name+", last spoken of as one that acts"))
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
	w := fold(r.f.d.Word(i))
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
	if len(all) == 0 || r.quoted[i] && len(all) > 1 {
		return nil
	}
	best := 0
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
	return only
}

// opens reports whether token i is the first of its sentence, quotation marks
// aside.
func (r *referrer) opens(i int, sent doc.Range) bool {
	return i == sent.From || i == sent.From+1 && quote.IsMark(r.f.d.Word(sent.From))
}
