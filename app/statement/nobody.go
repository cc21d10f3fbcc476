package statement

import "lede/app/doc"

// What looks like reported speech and is nobody's: what sources ask for, what is still
// to be said, what has to be, what the reader or anybody might think.

// isAnonymity reports whether content r is what sources ask for: "not to be
// named", "anonymity", "that her name be withheld".
func (f *finder) isAnonymity(r doc.Range) bool {
	not := false
	for k := r.From; k < r.To && k < r.From+6; k++ {
		switch f.lemma(k) {
		case "not", "n't":
			not = true
		case "to", "be", "remain", "that", "their", "his", "her", "they", "he", "she":
		case "anonymity", "anonymous", "withhold":
			return true
		case "name", "identify", "quote", "use", "disclose":
			if not || f.lemma(k) != "use" && k > r.From && f.lemma(k-1) == "be" {
				return true
			}
			if !f.tag(k).IsNoun() {
				return false
			}
		default:
			return false
		}
	}
	return false
}

// isAhead reports whether s is only foreseen: "is expected to announce", "is
// likely to say".
func (f *finder) isAhead(s *site) bool {
	if k := s.v - 2; k > s.r.From && f.tag(s.v-1) == doc.TO {
		switch f.lemma(k) {
		case "expect", "schedule", "likely", "due", "set", "slate":
			return f.lemma(k-1) == "be" || f.tag(k-1).IsAdverb()
		}
	}
	return false
}

// isObliged reports whether s is what somebody has to do, or may: "firms must report
// a breach".
func (f *finder) isObliged(s *site) bool {
	k := s.v - 1
	for k > s.r.From && f.tag(k).IsAdverb() {
		k--
	}
	if k <= s.r.From {
		return false
	}
	switch f.lemma(k) {
	case "must", "should", "can", "may", "might":
		return true
	case "to":
		switch f.lemma(k - 1) {
		case "have", "need", "require", "oblige", "able", "fail":
			return true
		}
	}
	return false
}

// isProven reports whether the clause at token i is that of a noun behind s:
// "saw no sign that".
func (f *finder) isProven(i int, s *site) bool {
	if i-1 > s.after() && f.d.Word(i-1) == "that" {
		i--
	}
	return i-1 > s.v && proofs[f.lemma(i-1)]
}

// isQuestioned reports whether sentence r ends with a question mark.
func (f *finder) isQuestioned(r doc.Range) bool { return f.d.Word(r.To-1) == "?" }

// isImpersonal reports whether s may stand without a speaker: "it is believed
// that", "is believed to", "was told that", "was accused of".
func (f *finder) isImpersonal(s *site, frames frame) bool {
	if !s.passive {
		return false
	}
	for k := s.v - 1; k >= s.r.From && k > s.v-4; k-- {
		switch f.lemma(k) {
		case "it":
			return frames&frameThat != 0
		case "be":
			if s.c.standsAlone(frames) {
				return true
			}
		}
	}
	return false
}

// isNobodys reports whether x, found at s by one of frames, is nobody's words: "saying so
// would be wrong", "you think".
func (f *finder) isNobodys(x *found, s *site, frames frame) bool {
	if x.speaker.Empty() {
		return !f.isImpersonal(s, frames)
	}
	if x.speaker.Len() == 1 {
		switch f.lemma(x.speaker.From) {
		case "one":
			if f.tag(s.v) != doc.VBD {
				return true // "one might think", but "one conceded"
			}
		case "we":
			if x.stance != doc.Believes {
				return true // "we report", but "we think"
			}
		}
	}
	return f.isAnybody(x.speaker)
}

// isAnybody reports whether a speaker is the reader, the author or people in
// general: "you might think", "I suspect".
func (f *finder) isAnybody(r doc.Range) bool {
	if r.Empty() || f.inside[r.From] > 0 {
		return false
	}
	if t := f.tag(r.To - 1); t == doc.WDT || t == doc.WP || r.Len() < 3 && days[f.lemma(r.To-1)] { // "all of which", "Wednesday"
		return true
	}
	switch f.lemma(r.From) {
	case "nobody", "no":
		return true
	}
	if r.Len() > 1 {
		return false
	}
	switch f.lemma(r.From) {
	case "you", "i", "anyone", "anybody", "somebody", "someone", "everyone", "everybody":
		return true
	}
	return false
}
