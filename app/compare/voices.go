package compare

import "lede/app/doc"

// Spoken are the voices that are somebody's, in the order of [Voices].
var Spoken = [3]doc.Voice{doc.Report, doc.Attributed, doc.Editorial}

// Voices says how a text is divided among the voices of [Spoken], in bytes.
type Voices [3]int

// VoicesOf divides sentences of d. What is no text of anybody's and what repeats an
// earlier passage is left out.
func VoicesOf(d *doc.Document, sentences []doc.Sentence) (v Voices) {
	for _, s := range sentences {
		for i, voice := range Spoken {
			if s.Voice == voice && !d.Repeats(s.Start) {
				v[i] += s.Len()
			}
		}
	}
	return v
}

// All is the length of the text divided, in bytes.
func (v Voices) All() int { return v[0] + v[1] + v[2] }

// Percents returns the shares of the voices, rounded so that they come to a
// hundred: all down, and then those up that lost most by it. Of no text, each is 0.
func (v Voices) Percents() (shares [3]int) {
	whole := max(1, v.All())
	left := 100
	for i, part := range v {
		shares[i] = 100 * part / whole
		left -= shares[i]
	}
	for i, part := range v {
		lostMore := 0
		for k, other := range v {
			if d := 100*other%whole - 100*part%whole; d > 0 || d == 0 && k < i {
				lostMore++
			}
		}
		if part > 0 && lostMore < left {
			shares[i]++
		}
	}
	return shares
}
