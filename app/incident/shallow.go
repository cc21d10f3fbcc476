package incident

import "lede/app/doc"

// shallow guesses the frame of token i from tags alone: the subject is the
// nearest noun phrase before the verb group, the object the next one after it,
// and prepositional phrases run up to the end of the clause.
func (r *reader) shallow(i, s int, verb bool) frame {
	f := emptyFrame()
	sent := r.d.Sentences[s].Tokens
	sent.From = r.body[s]
	tag := func(j int) doc.Tag {
		if !sent.Has(j) {
			return doc.Period
		}
		return r.d.Tokens[j].Tag
	}
	start := i
	if verb {
		aux := false
		for j := i - 1; j >= sent.From; j-- { // the verb group: auxiliaries and adverbs
			t := tag(j)
			if t == doc.MD || t == doc.TO || t.IsAdverb() || t.IsVerb() && auxiliary[r.low(j)] {
				aux = aux || beForms[r.low(j)]
				start = j
				continue
			}
			break
		}
		f.passive = tag(i) == doc.VBN && (aux || start == i && tag(i-1).IsNoun() && !r.isPast(i, s))
		f.start = start
		subject := none
		for j := start - 1; j >= sent.From; j-- {
			t := tag(j)
			if t.IsNoun() || t == doc.PRP || r.low(j) == "police" || t == doc.CD && !tag(j+1).IsNoun() {
				// Step over "the company, which …" and prepositional phrases to the
				// phrase that opens the clause.
				subject = j
				k := j
				for k > sent.From && inPhrase(tag(k-1)) {
					k--
				}
				if k > sent.From && tag(k-1) == doc.IN && !in("clause", r.low(k-1)) && k-2 >= sent.From && (tag(k - 2).IsNoun()) {
					j = k - 1
					continue
				}
				break
			}
			if t == doc.WDT || t == doc.WP || t == doc.Comma && j == start-1 {
				continue
			}
			break
		}
		object := none
		j := i + 1
		for tag(j) == doc.RP || tag(j).IsAdverb() && !in("prep-place", r.low(j)) || j == i+1 && (r.low(j) == "dead" || r.low(j) == "down") {
			j++
		}
		if !f.passive && !in("prep-place", r.low(j)) { // "near" can look like an adjective
			object = r.phraseHead(j)
		}
		if f.passive {
			f.what = subject
		} else {
			f.who, f.what = subject, object
		}
	} else {
		for j := i - 1; j >= sent.From && inPhrase(tag(j)); j-- {
			if tag(j) == doc.POS && j > sent.From {
				f.poss = j - 1
				break
			}
			if tag(j).IsNoun() || tag(j).IsAdjective() {
				f.mods = append(f.mods, j)
			}
		}
		for j := i - 1; j >= sent.From && j > i-8; j-- {
			if t := tag(j); t.IsVerb() && !auxiliary[r.low(j)] {
				f.support, f.supported = j, doc.RelObj
				break
			} else if !inPhrase(t) && t != doc.IN {
				break
			}
		}
	}
	for j := i + 1; sent.Has(j) && j < i+16; j++ {
		t := tag(j)
		if t == doc.IN || t == doc.TO && !tag(j+1).IsVerb() {
			if h := r.phraseHead(j + 1); h != none {
				p := r.low(j)
				f.preps = append(f.preps, arg{p, h})
				switch {
				case p == "by" && (f.passive || !verb):
					if f.who == none {
						f.who = h
					}
				case !verb && f.what == none && (p == "on" || p == "against" || p == "of" || p == "into"):
					f.what = h
				}
				j = h
			}
			continue
		}
		if t == doc.Period || t == doc.Colon || t == doc.WDT || t == doc.WP || t.IsVerb() && j > i+1 && t != doc.VBN && t != doc.VBG || t == doc.Comma && !tag(j+1).IsProper() && tag(j+1) != doc.IN {
			break
		}
	}
	return f
}

// isPast reports whether a participle without auxiliary is a past tense,
// mistagged: no other verb of its sentence is finite, and an object follows
// ("The hackers deployed malware") or a full stop shows that it is no headline
// ("A bomb exploded in Kabul.").
func (r *reader) isPast(i, s int) bool {
	toks := r.d.Sentences[s].Tokens
	if w := r.low(i + 1); toks.Has(i+2) && (w == "at" && r.low(i+2) == "least" || w == "more" || w == "about" || w == "nearly" || inPhrase(r.d.Tokens[i+1].Tag) && r.d.Tokens[i+1].Tag != doc.OpenQuote && i-toks.From < 6) {
		return true // a participle that describes a noun takes no object
	}
	for j := toks.From; j < toks.To; j++ {
		switch r.d.Tokens[j].Tag {
		case doc.VBD, doc.VBZ, doc.VBP, doc.MD:
			return false
		}
	}
	if r.low(i+1) == "by" {
		return false
	}
	return r.d.Tokens[toks.To-1].Tag == doc.Period || toks.Has(i+1) && inPhrase(r.d.Tokens[i+1].Tag) && r.d.Tokens[i+1].Tag != doc.OpenQuote
}

var auxiliary = map[string]bool{"be": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "am": true,
	"has": true, "have": true, "had": true, "having": true, "do": true, "does": true, "did": true, "'s": true, "’s": true, "'ve": true, "’ve": true, "get": true, "got": true}

var beForms = map[string]bool{"be": true, "is": true, "are": true, "was": true, "were": true, "been": true, "being": true, "get": true, "got": true, "'s": true, "’s": true}

// inPhrase reports whether a word of that tag can stand inside a noun phrase
// before its head.
func inPhrase(t doc.Tag) bool {
	return t.IsNoun() || t.IsAdjective() || t == doc.DT || t == doc.CD || t == doc.POS || t == doc.PRPS || t == doc.Dollar || t == doc.PDT || t == doc.OpenQuote || t == doc.CloseQuote
}

// phraseHead returns the head of the noun phrase that begins at token i, or
// none: the last noun before something that cannot be part of the phrase.
func (r *reader) phraseHead(i int) int {
	head := none
	if r.low(i) == "dead" || r.low(i) == "down" {
		i++ // "shot dead two men"
	}
	for j := i; j < len(r.d.Tokens) && j < i+10; j++ {
		switch t := r.d.Tokens[j].Tag; {
		case t.IsNoun(), t == doc.PRP:
			head = j
			if t == doc.PRP {
				return head
			}
		case t == doc.POS:
			head = none
		case t == doc.CD:
			if head == none && (j+1 >= len(r.d.Tokens) || !inPhrase(r.d.Tokens[j+1].Tag)) {
				return j
			}
		case inPhrase(t) && (head == none || t == doc.CloseQuote), t == doc.VBN && head == none, t == doc.VBG && head == none:
			if head != none {
				return head
			}
		default:
			return head
		}
	}
	return head
}
