package incident

import (
	_ "embed"
	"slices"
	"strings"
	"sync"

	"lede/app/doc"
)

// A cluster is the mentions of one event.
type cluster struct {
	mentions []*mention
	generic  bool

	votes   []vote // of the mentions counted so far, in text order; see kind
	counted int
}

// A vote is how much speaks for a card's type.
type vote struct {
	kind *kind
	n    int
}

// A telling is the mentions by which one sentence, or a noun and what follows
// from it, tells of one event (see join).
type telling []*mention

// tellings gathers the mentions that are joined, in text order.
func (r *reader) tellings() []telling {
	var all []telling
	at := make(map[*mention]int) // which telling, by the mention everything in it is joined to
	for i, m := range r.mentions {
		root := m.root()
		if k, ok := at[root]; ok {
			all[k] = append(all[k], m)
			continue
		}
		at[root] = len(all)
		all = append(all, r.mentions[i:i+1:i+1]) // most are of one mention
	}
	return all
}

// groups returns the groups of t's events; those of what they did to people only
// where nothing else is told.
func (t telling) groups() []string {
	if len(t) == 1 {
		return t[0].kind.groups
	}
	var own, after []string
	for _, m := range t {
		if list := &own; !slices.Contains(*list, m.kind.group) {
			if m.kind.consequence() {
				list = &after
			}
			*list = append(*list, m.kind.group)
		}
	}
	if own != nil {
		return own
	}
	return after
}

// generic reports whether t is about a kind of events: everything it tells is,
// but for what they do to people ("12 were killed in attacks").
func (t telling) generic() bool {
	any := false
	for _, m := range t {
		if !m.kind.consequence() {
			if !m.generic {
				return false
			}
			any = true
		}
	}
	return any || t[0].generic
}

// opposed turns round what somebody was against: "voted against removing the
// president".
func (r *reader) opposed() {
	for _, m := range r.mentions {
		if m.verb && r.d.Tokens[m.head].Tag == doc.VBG && m.modality == doc.Stated && r.low(m.from-1) == "against" {
			m.be(doc.Negated, "against")
		}
	}
}

// incidents merges the mentions into events and writes a card for each.
func (r *reader) incidents() []doc.Incident {
	r.opposed()
	r.attributed()
	var clusters []*cluster
	groups := make(map[string][]*cluster)
	for _, t := range r.tellings() {
		var c *cluster
		of := t.groups()
		for _, g := range of {
			if c == nil {
				c = r.best(groups[g], t)
			}
		}
		if c == nil {
			if c = r.again(clusters, t[0]); c != nil {
				for _, m := range t {
					if !m.kind.consequence() {
						m.kind = c.kind()
					}
				}
			}
		}
		if c == nil {
			c = &cluster{generic: true}
			clusters = append(clusters, c)
			for _, g := range of {
				groups[g] = append(groups[g], c)
			}
		}
		c.mentions = append(c.mentions, t...)
		c.generic = c.generic && t.generic()
	}
	for _, c := range clusters {
		c.generic = c.generic || r.inPassing(c)
	}
	cards := make([]doc.Incident, len(clusters))
	for i, c := range clusters {
		cards[i] = r.card(c)
	}
	r.link(cards, clusters)
	r.hold(cards, clusters)
	r.name(cards, clusters)
	r.nameAfter(cards, clusters)
	return cards
}

// inPassing reports whether an article only touches on c, an event of a kind
// that readers seldom put on a timeline: nobody known by name takes part in it,
// and it is not told when, how many people did, or how much was at stake.
func (r *reader) inPassing(c *cluster) bool {
	if !c.kind().minor {
		return false
	}
	for _, m := range c.mentions {
		if len(m.times) > 0 {
			return false
		}
		for _, a := range m.amounts {
			if a.Unit == "person" || a.Unit == "percent" || isCurrency(a.Unit) {
				return false
			}
		}
		for i := range m.roles {
			if m.roles[i].Kind != doc.Where && r.isNamed(&m.roles[i]) {
				return false
			}
		}
	}
	return true
}

// A mention is compared with so many of the latest clusters of its group, and
// of a cluster with so many of the latest mentions: enough for an article, and
// a bound for a book.
const (
	latestClusters = 25
	latestMentions = 12
)

// recent returns the latest mentions of c.
func (c *cluster) recent() []*mention {
	return c.mentions[max(0, len(c.mentions)-latestMentions):]
}

// best returns which of its group's clusters t belongs to, or nil for a new
// one.
func (r *reader) best(clusters []*cluster, t telling) *cluster {
	generic := t.generic()
	var best *cluster
	top := 0
	for i := len(clusters) - 1; i >= max(0, len(clusters)-latestClusters); i-- {
		c := clusters[i]
		if generic != c.generic && !r.headlined(c, t[0]) {
			continue
		}
		if generic && c.generic {
			if c.mentions[0].kind == t[0].kind {
				return c
			}
			continue
		}
		n := 0
		for _, m := range t {
			if m.sent != t[0].sent {
				continue // what follows from it was joined to it on its own account
			}
			if m.kind.consequence() && !m.realis() && slices.ContainsFunc(t, func(o *mention) bool { return o.sent == m.sent && o.realis() && !o.kind.consequence() }) {
				continue // "nobody was hurt in the accident": there was one
			}
			if r.contradicts(c, m) {
				n = -1
				break
			}
			n = max(n, r.evidence(c, m, i == 0))
		}
		if n >= enough && (n > top || n == top && len(c.mentions) > len(best.mentions)) {
			best, top = c, n
		}
	}
	return best
}

// again returns the event of another group that noun m points back at under a
// name that fits it too, "the blast" for a bombing, "the deal" for a ceasefire:
// the one told last, or nil.
func (r *reader) again(clusters []*cluster, m *mention) *cluster {
	groups := names()[r.d.Tokens[m.head].Lemma]
	if groups == nil || m.generic || !r.refersBack(m) || r.another(m) || r.earlier(m) || r.namesTarget(m) {
		return nil
	}
	for i := len(clusters) - 1; i >= max(0, len(clusters)-latestClusters); i-- {
		c := clusters[i]
		if c.generic || !groups[c.kind().group] || m.sent-c.mentions[len(c.mentions)-1].sent > backwards || !c.asserted() || r.contradicts(c, m) {
			continue
		}
		return c
	}
	return nil
}

// backwards is how many sentences a noun like "the blast" points back at most.
const backwards = 12

// asserted reports whether some mention of c says that it happened or will.
func (c *cluster) asserted() bool {
	for _, m := range c.mentions {
		if m.realis() || m.modality == doc.Planned {
			return true
		}
	}
	return false
}

//go:embed data/again.txt
var againFile string

// names says which groups' events a noun can name a second time.
var names = sync.OnceValue(func() map[string]map[string]bool {
	all := make(map[string]map[string]bool)
	for _, line := range lines(againFile) {
		nouns, groups, _ := strings.Cut(line, ":")
		set := make(map[string]bool)
		for _, g := range strings.Fields(groups) {
			set[g] = true
		}
		for _, n := range strings.Fields(nouns) {
			if all[n] == nil {
				all[n] = make(map[string]bool)
			}
			for g := range set {
				all[n][g] = true
			}
		}
	}
	return all
})

func (c *cluster) has(kind doc.RoleKind) bool {
	for _, m := range c.mentions {
		if m.has(kind) {
			return true
		}
	}
	return false
}
