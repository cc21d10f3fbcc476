package incident

import (
	"slices"
	"strconv"
	"strings"

	"lede/app/doc"
)

// card writes the incident of a cluster.
func (r *reader) card(c *cluster) doc.Incident {
	in := doc.Incident{Generic: c.generic}
	in.Modality = r.modalityOf(c)
	for _, m := range c.mentions {
		if !m.silent {
			t := r.trigger(m)
			if m.modality == doc.Stated && r.refersBack(m) && in.Modality != "" {
				t.Modality = in.Modality // "the attack" asserts no more than was told
			}
			in.Triggers = append(in.Triggers, t)
		}
		if m.unreal(in.Modality) {
			continue
		}
		for i := range m.roles {
			if r.retold(c, m, &m.roles[i]) || m.roles[i].Kind == doc.Agent && (r.prevents(m) || nobodys[c.kind().group]) {
				continue
			}
			in.Roles = r.addRole(in.Roles, m.roles[i])
		}
		for _, a := range m.amounts {
			in.Amounts = addAmount(in.Amounts, a)
		}
	}
	in.Roles = r.fold(in.Roles)
	in.Times = r.timesOf(c, in.Modality)
	in.Type = c.kind().typ
	slices.SortStableFunc(in.Triggers, func(a, b doc.Trigger) int { return a.Start - b.Start })
	in.Why = doc.Reason{Rule: "incident/merge", Text: whyOf(c, in.Modality)}
	return in
}

// nobodys are the groups of events that nobody does.
var nobodys = map[string]bool{"nature": true, "outbreak": true}

// prevents reports whether m is the verb of those who see to it that nothing
// comes of it: "foiled a plot".
func (r *reader) prevents(m *mention) bool {
	lemma := r.d.Tokens[m.head].Lemma
	return in("prevent", lemma) || (m.kind.group == "fire" || m.kind.group == "unrest") && in("quell", lemma) ||
		(m.kind.group == "deal" || m.kind.group == "agreement") && in("veto", lemma)
}

// unreal reports whether m tells only what did not happen, or might, of an event
// that did: "she was not hurt" fills no field of the card.
func (m *mention) unreal(card doc.Modality) bool {
	return strength[m.modality] <= strength[doc.Negated] && strength[card] > strength[doc.Negated]
}

// kind is the type the card gets: ransomware if that was told, else the type most
// mentions have, a guess counting half; what the event did to people names it only
// where nothing else does. Among equals the more telling wins. It is asked for at
// every mention that may join, so each has its vote counted once.
func (c *cluster) kind() *kind {
	for _, m := range c.mentions[c.counted:] {
		votes := 1
		if !m.sense.guessed {
			votes++
		}
		if m.kind.consequence() {
			votes -= 1000
		}
		if m.kind.typ == "ransomware" && !m.sense.guessed {
			votes += 1000
		}
		c.vote(m.kind, votes)
	}
	c.counted = len(c.mentions)
	best := c.votes[0]
	for _, v := range c.votes[1:] {
		if v.n > best.n || v.n == best.n && v.kind.rank < best.kind.rank {
			best = v
		}
	}
	return best.kind
}

func (c *cluster) vote(k *kind, n int) {
	for i := range c.votes {
		if c.votes[i].kind == k {
			c.votes[i].n += n
			return
		}
	}
	c.votes = append(c.votes, vote{k, n})
}

func whyOf(c *cluster, modality doc.Modality) string {
	if len(c.mentions) == 1 {
		return "One mention; the text gives it as " + string(modality) + "."
	}
	return strconv.Itoa(len(c.mentions)) + " mentions of one event: type, participants, time and place agree or leave each other open; the text gives it as " + string(modality) + "."
}

// strength orders what mentions say of an event: what one states, another
// that says "alleged" does not take back.
var strength = map[doc.Modality]int{doc.Stated: 6, doc.Alleged: 5, doc.Planned: 4, doc.Denied: 3, doc.Negated: 2, doc.Hypothetical: 1}

// modalityOf is that of the strongest mention that asserts something of its
// own. "The sanctions" asserts nothing where sanctions were ruled out before.
func (r *reader) modalityOf(c *cluster) doc.Modality {
	var own, back doc.Modality
	for _, m := range c.mentions {
		if m.kind.consequence() && m.modality != doc.Stated && m.modality != doc.Alleged && c.kind() != m.kind {
			continue // "nobody was hurt in the fire", "meant to kill": there was one
		}
		if m.silent && in("come-to-nothing", r.d.Tokens[m.head].Lemma) {
			continue
		}
		if r.refersBack(m) && m.modality == doc.Stated && !(m.carrier != none && in("do", r.d.Tokens[m.carrier].Lemma)) {
			back = m.modality
		} else if modality := r.draft(m); strength[modality] > strength[own] {
			own = modality
		}
	}
	if (own == doc.Planned || own == doc.Hypothetical) && slices.ContainsFunc(c.mentions, func(m *mention) bool { return m.modality == doc.Negated && calledOff(m.why) }) {
		return doc.Negated // "threatened to strike", "the strike was called off"
	}
	if own != "" {
		return own
	}
	return back
}

// calledOff reports whether what made an event negated says that nothing came of a
// plan.
func calledOff(why string) bool {
	for _, w := range strings.Fields(strings.Trim(why, "“”")) {
		if in("called-off", strings.ToLower(w)) {
			return true
		}
	}
	return false
}

// draft returns the modality of m, which for a bill that nobody is said to have
// passed is planned: it is no law yet.
func (r *reader) draft(m *mention) doc.Modality {
	if m.modality == doc.Stated && !m.verb && m.carrier == none && in("draft", r.d.Tokens[m.head].Lemma) {
		return doc.Planned
	}
	return m.modality
}

// fold leaves out roles that another of the kind says in more words, "hospital"
// beside "Georgia's largest hospital", the data beside whose they are, and what
// a speaker calls "ours" beside its name.
func (r *reader) fold(roles []doc.Role) []doc.Role {
	return slices.DeleteFunc(roles, func(a doc.Role) bool {
		return slices.ContainsFunc(roles, func(b doc.Role) bool {
			switch {
			case a.Kind == doc.Target && b.Kind == doc.Agent && a.Actor != "" && a.Actor == b.Actor:
				return true // who does it does not do it to themselves
			case a.Kind != b.Kind || a.Span == b.Span:
				return false
			case a.Kind == doc.Target && r.speakersOwn(a.Span) && !r.speakersOwn(b.Span):
				return true // "our most important institution"
			}
			return a.Len() < b.Len() && r.holds(b.Span, a.Span) || a.Kind == doc.Target && isData(r.d, a.Span) && !isData(r.d, b.Span)
		})
	})
}

// speakersOwn reports whether a phrase is somebody's in quotation marks: "our
// most important institution".
func (r *reader) speakersOwn(s doc.Span) bool {
	w := r.low(r.d.TokensIn(s).From)
	before := r.low(r.d.TokensIn(s).From - 1)
	return w == "our" || w == "my" || before == "our" || before == "my" || r.low(r.d.TokensIn(s).From-2) == "our"
}

// isData reports whether a phrase names data: "names and addresses".
func isData(d *doc.Document, s doc.Span) bool {
	in := d.TokensIn(s)
	for i := in.From; i < in.To; i++ {
		if d.Tokens[i].Tag.IsProper() {
			return false
		}
	}
	return !in.Empty() && classes()["data"][d.Tokens[in.To-1].Lemma]
}

// holds reports whether the words of span b stand in span a, in their order.
func (r *reader) holds(a, b doc.Span) bool {
	x, y := r.d.TokensIn(a), r.d.TokensIn(b)
	for i := x.From; i+y.Len() <= x.To; i++ {
		same := true
		for k := 0; k < y.Len() && same; k++ {
			same = r.low(i+k) == r.low(y.From+k)
		}
		if same {
			return true
		}
	}
	return false
}

// singular takes the plural s off a phrase: "Exchange servers" is "Exchange
// Server".
func singular(phrase string) string { return strings.TrimSuffix(phrase, "s") }

// addRole adds a role unless the card has it; of two modalities the stronger
// stays.
func (r *reader) addRole(roles []doc.Role, a role) []doc.Role {
	for i := range roles {
		b := &roles[i]
		if b.Kind != a.Kind {
			continue
		}
		if a.Actor != "" && a.Actor == b.Actor || strings.EqualFold(singular(r.d.Slice(a.Span)), singular(r.d.Slice(b.Span))) || a.Span.Overlaps(b.Span) {
			if strength[a.Modality] > strength[b.Modality] {
				b.Modality, b.AllegedBy = a.Modality, a.AllegedBy
			} else if b.Modality == doc.Alleged && b.AllegedBy == "" {
				b.AllegedBy = a.AllegedBy
			}
			return roles
		}
	}
	return append(roles, a.Role)
}

// timesOf returns the times of a cluster. Of two that cannot both be, the one
// nearer to its trigger stays.
func (r *reader) timesOf(c *cluster, modality doc.Modality) []doc.Time {
	var kept []doc.Time
	var far []int
	for _, m := range c.mentions {
		if m.unreal(modality) {
			continue
		}
		for _, t := range m.times {
			if hasTime(kept, t) {
				continue
			}
			d := r.distance(m, t.Span)
			clash := -1
			for k := range kept {
				if apart(kept[k:k+1], []doc.Time{t}) {
					clash = k
				}
			}
			switch {
			case clash < 0:
				kept, far = append(kept, t), append(far, d)
			case d < far[clash]:
				kept[clash], far[clash] = t, d
			}
		}
	}
	return exact(kept)
}

// exact leaves out times within which another lies: "this month" beside "July 12".
func exact(times []doc.Time) []doc.Time {
	return slices.DeleteFunc(times, func(a doc.Time) bool {
		from, to, ok := days(a.Value)
		return ok && slices.ContainsFunc(times, func(b doc.Time) bool {
			first, last, ok := days(b.Value)
			return ok && from <= first && last <= to && last-first < to-from
		})
	})
}

// distance returns how many tokens lie between a mention's trigger and a span.
func (r *reader) distance(m *mention, s doc.Span) int {
	in := r.d.TokensIn(s)
	if in.From >= m.to {
		return in.From - m.to
	}
	return m.from - in.To
}

func hasTime(times []doc.Time, t doc.Time) bool {
	for _, o := range times {
		if o.Span == t.Span || o.Value == t.Value && t.Value != "" {
			return true
		}
	}
	return false
}

// addAmount adds an amount unless the card has it. Of two that say the same, the
// one that says what is counted, and which part it plays, stays.
func addAmount(amounts []doc.IncidentAmount, a doc.IncidentAmount) []doc.IncidentAmount {
	for i := range amounts {
		b := &amounts[i]
		if a.Value != b.Value || a.Unit != b.Unit && (isCurrency(a.Unit) || isCurrency(b.Unit) || a.Unit == "percent" || b.Unit == "percent") {
			continue
		}
		if a.Unit != b.Unit && a.Role != b.Role && a.Role != affected && b.Role != affected {
			continue
		}
		if a.Unit == b.Unit && a.Role != b.Role && a.Role != affected && b.Role != affected && a.Value < 100 {
			continue // two soldiers killed, two soldiers injured
		}
		if b.Role == affected && a.Role != affected || b.Unit == "" || b.Approx == doc.Exactly && a.Approx != doc.Exactly {
			*b = a
		}
		return amounts
	}
	return append(amounts, a)
}
