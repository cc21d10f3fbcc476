package ui

import (
	"testing"

	"lede/app/store"
)

func TestRoutes(t *testing.T) {
	for fragment, want := range map[string]route{
		"library":     {screen: browsing},
		"a7":          {screen: reading, articles: [2]store.ID{7}},
		"a7/i2.0":     {screen: reading, articles: [2]store.ID{7}, mark: "i2.0"},
		"compare/7/9": {screen: comparing, articles: [2]store.ID{7, 9}},
	} {
		if got := routeOf(fragment); got != want {
			t.Errorf("%s: got %+v, want %+v", fragment, got, want)
		}
		if got := want.address(); got != "#"+fragment {
			t.Errorf("%+v: written as %s", want, got)
		}
	}
	for _, fragment := range []string{"", "a", "a0", "a-1", "ab", "a7/i2/x", "compare", "compare/7", "compare/7/x", "library/7", "%"} {
		if got := routeOf(fragment); got != (route{screen: pasting}) {
			t.Errorf("%s: got %+v, want the paste screen", fragment, got)
		}
	}
}
