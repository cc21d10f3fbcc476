package actor

import (
	"testing"

	"lede/app/doc"
)

func TestJoinAmpersands(t *testing.T) {
	f := newFinder(article("Harrow & Finch closed."))
	f.add(doc.Range{From: 0, To: 1}, 0, KindOrganization, NormalCase)
	f.add(doc.Range{From: 2, To: 3}, 0, KindPerson, NormalCase)
	f.index()
	f.joinAmpersands()
	if len(f.mentions) != 1 || f.mentions[0].text != "Harrow & Finch" || f.mentions[0].kind != KindOrganization {
		t.Errorf("Harrow & Finch closed.\ngot %+v\nwant one organization", f.mentions)
	}
}
