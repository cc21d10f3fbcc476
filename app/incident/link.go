package incident

import (
	_ "embed"
	"strconv"
	"strings"
	"sync"

	"lede/app/doc"
)

//go:embed data/parts.txt
var partsFile string

// wholes says which types an incident of a type can be part of.
var wholes = sync.OnceValue(func() map[doc.IncidentType]map[doc.IncidentType]bool {
	all := make(map[doc.IncidentType]map[doc.IncidentType]bool)
	for _, line := range lines(partsFile) {
		part, rest, _ := strings.Cut(line, ":")
		set := make(map[doc.IncidentType]bool)
		for _, w := range strings.Fields(rest) {
			set[doc.IncidentType(w)] = true
		}
		all[doc.IncidentType(part)] = set
	}
	return all
})

// cardAmounts are the parts' amounts that a reader looks for on the whole's
// card, and what they are called there.
var cardAmounts = map[doc.IncidentType]string{"ransom-payment": "ransom paid", "asset-recovery": "recovered"}

// link ties sub-events to the event they belong to: a type that can be part of
// the other, told in the same sentence or the next ones, of shared people.
func (r *reader) link(cards []doc.Incident, clusters []*cluster) {
	for i := range cards {
		cards[i].ID = doc.IncidentID(id(i))
	}
	for i := range cards {
		can := wholes()[cards[i].Type]
		if can == nil || cards[i].Generic || clusters[i].kind().consequence() && r.overTime(clusters[i].mentions[0]) {
			continue // "23 officials have been killed since" is part of nothing
		}
		best, top := -1, 1
		for j := max(0, i-nearby); j < min(len(cards), i+nearby); j++ {
			if i == j || !can[cards[j].Type] || cards[j].Generic || cards[j].PartOf == cards[i].ID || apart(cards[i].Times, cards[j].Times) ||
				r.longAgo(cards[i].Times) != r.longAgo(cards[j].Times) || strength[cards[j].Modality] < strength[doc.Denied] && cards[i].Modality == doc.Stated {
				continue
			}
			if n := r.belongs(clusters[i], clusters[j]); n > top {
				best, top = j, n
			}
		}
		if best < 0 {
			continue
		}
		cards[i].PartOf = cards[best].ID
		if cards[i].Type == "ransom-payment" && cards[best].Type == "cyberattack" && cards[i].Modality == doc.Stated && top > 3 {
			cards[best].Type = "ransomware" // the attack that its victim paid for
		}
		if name := cardAmounts[cards[i].Type]; name != "" && cards[i].Modality == doc.Stated {
			for _, a := range cards[i].Amounts {
				if isCurrency(a.Unit) {
					a.Role = name
					cards[best].Amounts = addAmount(cards[best].Amounts, a)
				}
			}
		}
	}
}

// nearby is how many cards before and after a part its whole is looked for.
const nearby = 40

// belongs weighs how near part and whole stand: sentences apart and people
// shared. More than one is enough.
func (r *reader) belongs(part, whole *cluster) int {
	n := 0
	for _, m := range part.mentions {
		for _, o := range whole.mentions {
			switch gap := m.sent - o.sent; {
			case gap == 0:
				n = max(n, 3)
			case gap == 1:
				n = max(n, 2)
			case gap == 2 || gap == -1:
				n = max(n, 1)
			}
		}
	}
	for _, m := range part.mentions {
		for _, o := range whole.mentions {
			for i := range m.roles {
				for j := range o.roles {
					if a, b := &m.roles[i], &o.roles[j]; a.Actor != "" && a.Actor == b.Actor || r.hasProper(a.Span) && r.hasProper(b.Span) && r.same(a, b) {
						return n + 3
					}
				}
			}
		}
	}
	return n
}

func id(i int) string { return "i" + strconv.Itoa(i+1) }
