package incident

import (
	_ "embed"
	"fmt"
	"strings"
	"sync"

	"lede/app/doc"
	"lede/app/model"
)

// A kind is what the engine knows of an incident type: a line of types.txt.
type kind struct {
	typ       doc.IncidentType
	family    string
	group     string       // types of one group can be one incident under different names
	possessor doc.RoleKind // of X in "X's arrest"
	of        doc.RoleKind // of X in "arrest of X"
	prep      string       // joins label and target
	noun      string
	rank      int        // lower is more telling within a group
	groups    []string   // group alone
	rule      string     // why, for programs: "incident/ransomware"
	minor     bool       // seldom on a timeline: a card of it needs somebody named
	hash      model.Hash // of typ
	kin       model.Hash // of family
}

//go:embed data/types.txt
var typesFile string

var kinds = sync.OnceValue(func() map[doc.IncidentType]*kind {
	all := make(map[doc.IncidentType]*kind)
	for n, line := range lines(typesFile) {
		f := strings.Fields(line)
		if len(f) < 6 {
			panic(fmt.Sprintf("incident: types.txt:%d: want six columns, got %q", n, line))
		}
		k := &kind{typ: doc.IncidentType(f[0]), family: f[1], group: f[2],
			of: doc.Target, prep: f[4], noun: strings.Join(f[5:], " "), rank: n}
		if typ, minor := strings.CutSuffix(f[0], "*"); minor {
			k.typ, k.minor = doc.IncidentType(typ), true
		}
		k.groups = []string{k.group}
		k.hash, k.kin = model.String(string(k.typ)), model.String(k.family)
		k.rule = "incident/" + string(k.typ)
		poss, of, ok := strings.Cut(f[3], "/")
		k.possessor = doc.RoleKind(poss)
		if ok {
			k.of = doc.RoleKind(of)
		}
		all[k.typ] = k
	}
	return all
})

// Family returns the family of an incident type, "cyber" or "law", or "".
func Family(t doc.IncidentType) string {
	if k := kinds()[t]; k != nil {
		return k.family
	}
	return ""
}

// lines yields the lines of a data file that hold something, with their
// numbers from 1.
func lines(file string) func(yield func(int, string) bool) {
	return func(yield func(int, string) bool) {
		n := 0
		for line := range strings.SplitSeq(file, "\n") {
			n++
			if line = strings.TrimSpace(line); line == "" || line[0] == '#' {
				continue
			}
			if !yield(n, line) {
				return
			}
		}
	}
}
