package incident

import (
	"lede/app/doc"
)

// A cluster is the mentions of one event.
type cluster struct {
	mentions []*mention
	generic  bool
}

// incidents merges the mentions into events and writes a card for each.
func (r *reader) incidents() []doc.Incident {
	var clusters []*cluster
	groups := make(map[string][]*cluster)
	of := make(map[*mention]*cluster)
	for _, m := range r.mentions {
		c := of[m.joined]
		if c == nil {
			c = r.best(groups[m.kind.group], m)
		}
		if c == nil {
			c = &cluster{generic: m.generic}
			clusters = append(clusters, c)
			groups[m.kind.group] = append(groups[m.kind.group], c)
		}
		c.mentions = append(c.mentions, m)
		of[m] = c
	}
	for _, c := range clusters {
		c.generic = true
		for _, m := range c.mentions {
			c.generic = c.generic && m.generic
		}
		c.generic = c.generic || r.inPassing(c)
	}
	cards := make([]doc.Incident, len(clusters))
	for i, c := range clusters {
		cards[i] = r.card(c)
	}
	r.link(cards, clusters)
	r.hold(cards, clusters)
	name(r.d, cards)
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

// best returns which of its group's clusters m belongs to, or nil for a new
// one.
func (r *reader) best(clusters []*cluster, m *mention) *cluster {
	var best *cluster
	top := 0
	for i := len(clusters) - 1; i >= max(0, len(clusters)-latestClusters); i-- {
		c := clusters[i]
		if m.generic != c.generic {
			continue
		}
		if m.generic {
			if c.mentions[0].kind == m.kind {
				return c
			}
			continue
		}
		if r.contradicts(c, m) {
			continue
		}
		if n := r.evidence(c, m, i == 0); n >= enough && n > top {
			best, top = c, n
		}
	}
	return best
}

func (c *cluster) has(kind doc.RoleKind) bool {
	for _, m := range c.mentions {
		if m.has(kind) {
			return true
		}
	}
	return false
}
