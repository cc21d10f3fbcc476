package incident

import "lede/app/doc"

// Where there is no tree, or it cannot be trusted, a frame is read off the tags of
// the sentence, by chunks: the subject is the nearest noun phrase before the verb
// group, the object the next one after it, and prepositional phrases run up to the
// end of the clause.

// A tagged sentence is one seen by its tags alone, its dateline left out.
type tagged struct {
	r    *reader
	s    int
	toks doc.Range
}

// at returns the tag of token j, a full stop beyond the sentence.
func (t tagged) at(j int) doc.Tag {
	if !t.toks.Has(j) {
		return doc.Period
	}
	return t.r.d.Tokens[j].Tag
}

// shallow guesses the frame of token i from tags alone.
func (r *reader) shallow(i, s int, verb bool) frame {
	t := tagged{r, s, r.d.Sentences[s].Tokens}
	t.toks.From = r.body[s]
	f := emptyFrame()
	if verb {
		t.readVerb(&f, i)
	} else {
		t.readNoun(&f, i)
	}
	t.readPreps(&f, i, verb)
	return f
}

func (t tagged) readVerb(f *frame, i int) {
	start, aux := t.verbGroup(i)
	f.start = start
	f.passive = t.at(i) == doc.VBN && (aux || start == i && t.at(i-1).IsNoun() && !t.r.isPast(i, t.s))
	subject := t.subjectBefore(start)
	if f.passive {
		f.what = subject
	} else {
		f.who, f.what = subject, t.objectAfter(i)
	}
}

// verbGroup returns where the auxiliaries and adverbs of verb i begin, and whether
// a form of "be" is among them.
func (t tagged) verbGroup(i int) (start int, be bool) {
	start = i
	for j := i - 1; j >= t.toks.From; j-- {
		w := t.r.low(j)
		if tag := t.at(j); tag != doc.MD && tag != doc.TO && !tag.IsAdverb() && !(tag.IsVerb() && auxiliary[w]) {
			break
		}
		be = be || beForms[w]
		start = j
	}
	return start, be
}

// subjectBefore returns the head of the noun phrase before the verb group that
// begins at start, or none. It steps over "the company, which …" and prepositional
// phrases to the phrase that opens the clause.
func (t tagged) subjectBefore(start int) int {
	subject := none
	for j := start - 1; j >= t.toks.From; j-- {
		tag := t.at(j)
		if tag.IsNoun() || tag == doc.PRP || t.r.low(j) == "police" || tag == doc.CD && !t.at(j+1).IsNoun() {
			subject = j
			k := j
			for k > t.toks.From && inPhrase(t.at(k-1)) {
				k--
			}
			if t.at(k-1) != doc.IN || in("clause", t.r.low(k-1)) || !t.at(k-2).IsNoun() {
				break
			}
			j = k - 1
			continue
		}
		if tag != doc.WDT && tag != doc.WP && !(tag == doc.Comma && j == start-1) {
			break
		}
	}
	return subject
}

// objectAfter returns the head of the noun phrase behind verb i and its particle,
// or none.
func (t tagged) objectAfter(i int) int {
	j := i + 1
	for t.at(j) == doc.RP || t.at(j).IsAdverb() && !in("prep-place", t.r.low(j)) || j == i+1 && (t.r.low(j) == "dead" || t.r.low(j) == "down") {
		j++
	}
	if in("prep-place", t.r.low(j)) { // "near" can look like an adjective
		return none
	}
	return t.r.phraseHead(j)
}

// readNoun reads what stands before noun i: whose it is, what describes it, and the
// verb it is the object of.
func (t tagged) readNoun(f *frame, i int) {
	for j := i - 1; j >= t.toks.From && inPhrase(t.at(j)); j-- {
		if t.at(j) == doc.POS && j > t.toks.From {
			f.poss = j - 1
			break
		}
		if t.at(j).IsNoun() || t.at(j).IsAdjective() {
			f.mods = append(f.mods, j)
		}
	}
	for j := i - 1; j >= t.toks.From && j > i-8; j-- {
		if tag := t.at(j); tag.IsVerb() && !auxiliary[t.r.low(j)] {
			f.support, f.supported = j, doc.RelObj
			break
		} else if !inPhrase(tag) && tag != doc.IN {
			break
		}
	}
}

// readPreps reads the prepositional phrases behind token i: "by" names the agent of
// a passive or a noun, "on" or "against" the target of a noun.
func (t tagged) readPreps(f *frame, i int, verb bool) {
	for j := i + 1; t.toks.Has(j) && j < i+16; j++ {
		tag, next := t.at(j), t.at(j+1)
		if tag == doc.IN || tag == doc.TO && !next.IsVerb() {
			h := t.r.phraseHead(j + 1)
			if h == none {
				continue
			}
			p := t.r.low(j)
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
			continue
		}
		if tag == doc.Period || tag == doc.Colon || tag == doc.WDT || tag == doc.WP || tag.IsVerb() && j > i+1 && tag != doc.VBN && tag != doc.VBG || tag == doc.Comma && !next.IsProper() && next != doc.IN {
			return
		}
	}
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
