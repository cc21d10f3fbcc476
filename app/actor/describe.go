package actor

import (
	"strings"

	"lede/app/doc"
)

// describe cuts titles off persons' names and notes them, with the gender that
// titles and first names tell.
func (f *finder) describe() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.kind != KindPerson {
			continue
		}
		f.titleInside(m)
		f.titleBefore(m)
		f.genderOf(m)
		if m.title == "" {
			f.apposition(m)
		}
	}
	f.index()
}

// titleInside cuts off what the model took for a part of the name: "Foreign
// Minister Ine Eriksen". A name that begins with a first name is left whole:
// "Martin Luther King".
func (f *finder) titleInside(m *mention) {
	r := f.tokensOf(m)
	if !f.titles[f.lower(m.From, r)] && f.words.Get(wordHash(f.d.Word(m.From))).Class&ClassFirstName != 0 {
		return
	}
	for k := m.To - 2; k >= m.From; k-- {
		if f.titles[strings.TrimPrefix(f.lower(k, r), "ex-")] || k > m.From && f.titles[f.lower(k-1, r)+" "+f.lower(k, r)] {
			f.trimTo(m, k+1)
			return
		}
	}
}

// trimTo makes token from the first of a name.
func (f *finder) trimTo(m *mention, from int) {
	for t := m.From; t < from; t++ {
		f.at[t] = 0
	}
	m.From = from
	m.text = f.textOf(m.Range)
	m.key = f.keyOf(m.Range)
}

func (f *finder) textOf(r doc.Range) string {
	return evened(f.d.Slice(f.d.Cover(r)))
}

// keyOf returns what fold makes of the tokens r.
func (f *finder) keyOf(r doc.Range) string {
	if r.Len() == 1 {
		return f.folded.word(r.From)
	}
	return fold(f.textOf(r))
}

// titleBefore reads the title before a name: "Foreign Secretary", "finance
// minister".
func (f *finder) titleBefore(m *mention) {
	r := f.tokensOf(m)
	from, office := m.From, false
	for from-1 >= r.From && f.at[from-1] == 0 {
		w := f.lower(from-1, r)
		if f.titles[w] {
			office = true
		} else if !office || !isCapital(f.d.Word(from-1)) && !f.officeWords[w] {
			break
		}
		from--
	}
	for k := from; k < m.From; k++ {
		switch w := f.lower(k, r); {
		case f.female[w]:
			m.gender = female
		case f.male[w]:
			m.gender = male
		}
	}
	for from < m.From && (f.lower(from, r) == "the" || f.lower(from, r) == "a") {
		from++
	}
	if from < m.From {
		m.title = f.textOf(doc.Range{From: from, To: m.From})
		switch fold(m.title) {
		case "mr", "mr.", "mrs", "mrs.", "ms", "ms.", "dr", "dr.":
			m.title = ""
		}
	}
}

// apposition reads what follows a name between commas: "X, the mayor of Y,".
func (f *finder) apposition(m *mention) {
	r := f.tokensOf(m)
	if f.lower(m.To, r) != "," {
		return
	}
	from := m.To + 1
	switch f.lower(from, r) {
	case "the", "a", "an", "its", "their", "his", "her", "who":
		from++
	}
	office := false
	for k := from; k < r.To && k < from+9; k++ {
		w := f.lower(k, r)
		if w == "," || w == "." || w == ";" {
			if office && k > from {
				m.title = f.textOf(doc.Range{From: from, To: k})
			}
			return
		}
		if t := f.d.Tokens[k].Tag; t == doc.VBD || t == doc.VBZ || t == doc.VBP || t == doc.MD {
			return
		}
		if a := f.at[k]; a != 0 && f.mentions[a-1].kind == KindPerson {
			return // "Gambo, reporter Danjuma and a driver": a list
		}
		office = office || f.titles[w] || f.offices[w]
	}
}

// genderOf asks the first name where no title tells.
func (f *finder) genderOf(m *mention) {
	if m.gender != noGender || m.Len() < 2 {
		return
	}
	switch f.words.Get(wordHash(f.d.Word(m.From))).Class & (ClassFemale | ClassMale) {
	case ClassFemale:
		m.gender = female
	case ClassMale:
		m.gender = male
	}
}
