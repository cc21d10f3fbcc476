package actor

import (
	"strings"

	"lede/app/doc"
)

// describe notes the title before each person's name, and the gender it tells.
func (f *finder) describe() {
	for i := range f.mentions {
		m := &f.mentions[i]
		if m.kind == KindPerson {
			f.titleBefore(m)
		}
	}
}

func (f *finder) titleBefore(m *mention) {
	r := f.tokensOf(m)
	from := m.From
	for from-1 >= r.From && f.at[from-1] == 0 {
		w := f.lower(from-1, r)
		if !f.titles[w] && !(isCapital(f.d.Word(from-1)) && from < m.From) {
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
	if from < m.From {
		m.title = strings.Join(strings.Fields(f.d.Slice(f.d.Cover(doc.Range{From: from, To: m.From}))), " ")
		if strings.HasPrefix(fold(m.title), "mr") || strings.HasPrefix(fold(m.title), "ms") {
			m.title = ""
		}
	}
}
