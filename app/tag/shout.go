package tag

import (
	"lede/app/doc"
	"lede/app/model"
)

// hideCase reports whether the case of a sentence tells nothing: two words of
// it or more are in capitals and none, or hardly any, is in lower case ("POLICE
// ARREST TWO IN RAID"); or every word of some length is capitalised, as in the
// headlines of many papers ("Police Arrest Two in Raid").
func (t *tagger) hideCase(r doc.Range) bool {
	lower, upper, title := 0, 0, 0
	for i := r.From; i < r.To; i++ {
		word := t.d.Word(i)
		if len(word) < 4 {
			continue
		}
		switch first, rest := word[0], word[1]; {
		case first-'a' < 26:
			lower++
		case first-'A' < 26 && rest-'A' < 26:
			upper++
		case first-'A' < 26:
			title++
		}
	}
	if upper >= 2 && lower*8 <= upper && title*2 <= upper {
		return true
	}
	return title >= 4 && lower == 0 && t.words[r.Len()+1].fixed != doc.Period
}

// lower shows the model a word of such a sentence in lower case, if it knows
// the word at all: a name it has not met keeps its capital.
func (t *tagger) lower(w *word, i int) {
	text := t.d.Word(i)
	if text[0]-'A' >= 26 || w.fixed != doc.NoTag {
		return
	}
	exact := model.Lower(text)
	if !t.model.table.Has(Word.With(w.norm)) && !t.model.table.Has(Known.With(exact)) {
		return
	}
	w.exact = exact
	w.suffix = model.Lower(last3(text))
	w.prefix = model.Lower(text[:1])
}
