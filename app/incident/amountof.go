package incident

import "lede/app/doc"

// Which event an amount belongs to, and the part it plays there: first what stands
// right beside the number decides, then the way up the tree from it.

// A figure is an amount among the events of its sentence.
type figure struct {
	*doc.Amount
	toks doc.Range
	head int        // of its tokens: the one that hangs on something else
	here []*mention // of its sentence
	s    int
}

// amountOf finds the mention an amount belongs to and the part it plays there.
func (r *reader) amountOf(a *doc.Amount, s int) (*mention, string) {
	x := figure{Amount: a, toks: r.d.TokensIn(a.Span), here: r.mentionsIn(s), s: s}
	if x.toks.Empty() || len(x.here) == 0 {
		return nil, ""
	}
	if !r.parsed(s) {
		m := r.nearestByPosition(x.toks, x.here, s)
		if m == nil {
			return nil, ""
		}
		return m, r.part(a, m, m.head)
	}
	x.head = r.headOf(x.toks)
	if m := r.passiveAfter(&x); m != nil {
		return m, r.part(a, m, m.head)
	}
	if m := r.participleAfter(&x); m != nil {
		return m, r.part(a, m, m.head)
	}
	if m, part, ok := r.gapped(&x); ok {
		return m, part
	}
	if m := r.counting(&x); m != nil {
		return m, r.part(a, m, m.head)
	}
	if m := r.verbBefore(&x); m != nil {
		return m, r.part(a, m, m.head)
	}
	m, by := r.climbFrom(&x)
	if m == nil && by != none && r.d.Tokens[by].Tag.IsVerb() {
		// "lost $690,000 to a scam": a verb that says which part it plays in the
		// only harm the sentence tells of.
		m = only(x.here)
	}
	if m != nil {
		return m, r.part(a, m, by)
	}
	if m := r.befellCounted(&x); m != nil {
		return m, r.part(a, m, m.head)
	}
	return nil, ""
}

// headOf returns the first token of toks that hangs on nothing among them.
func (r *reader) headOf(toks doc.Range) int {
	for k := toks.From; k < toks.To; k++ {
		if h := r.tree.Head(k); h == none || !toks.Has(h) {
			return k
		}
	}
	return toks.From
}

// passiveAfter returns the event whose passive follows: "$2.3 million was recovered".
func (r *reader) passiveAfter(x *figure) *mention {
	end := x.toks.To
	for k := end; k < end+7 && r.inSentence(x.s, k); k++ {
		t := r.d.Tokens[k].Tag
		for _, m := range x.here {
			if m.head == k && t == doc.VBN && k > end && (auxiliary[r.low(k-1)] || r.d.Tokens[k-1].Tag.IsAdverb()) {
				return m
			}
		}
		if w := r.low(k); !auxiliary[w] && !t.IsAdverb() && w != "of" && w != "it" && w != "that" && w != "them" {
			return nil
		}
	}
	return nil
}

// participleAfter returns the event of the participle that describes what is
// counted: "with 20 people killed and hundreds injured".
func (r *reader) participleAfter(x *figure) *mention {
	end := x.toks.To
	for _, m := range x.here {
		k := m.head
		if r.d.Tokens[k].Tag != doc.VBN {
			continue
		}
		if r.tree.Rel(k) == doc.RelAcl && r.tree.Head(k) == x.head && k >= end && k < end+3 ||
			k == end && r.low(x.toks.From-1) == "and" && ofPeople[amountRoles()[r.d.Tokens[k].Lemma]] {
			return m
		}
	}
	return nil
}

// gapped reads a number that leaves out what it counts, after "and": "and 9,000
// forced from their homes", "and seven were missing". What stands after it has it,
// as part of the event before. ok says that there is such a gap, whosever it is.
func (r *reader) gapped(x *figure) (m *mention, part string, ok bool) {
	if r.low(x.toks.From-1) != "and" {
		return nil, "", false
	}
	k := x.toks.To
	for r.inSentence(x.s, k) && (auxiliary[r.low(k)] || r.d.Tokens[k].Tag.IsAdverb()) {
		k++
	}
	if !r.inSentence(x.s, k) {
		return nil, "", false
	}
	if t, w := r.d.Tokens[k].Tag, r.low(k); t != doc.VBN && t != doc.VBD && t != doc.JJ && w != "missing" && w != "hurt" || r.isTriggerAt(k, x.here) {
		return nil, "", false
	}
	part = amountRoles()[r.d.Tokens[k].Lemma]
	if r.low(k+1) == "from" {
		part = "displaced"
	}
	if part == "" {
		return nil, "", true
	}
	for h := len(x.here) - 1; h >= 0; h-- {
		if x.here[h].to <= x.toks.From {
			return x.here[h], part, true
		}
	}
	return nil, "", true
}

// counting returns the event that is itself what is counted: "three arrests", "400
// redundancies", "96 flaws".
func (r *reader) counting(x *figure) *mention {
	for _, m := range x.here {
		if at := m.span(r.d); at.Overlaps(x.Span) && m.head == x.toks.To-1 && !m.verb && (countable[m.kind.typ] || classes()["bug"][x.Unit]) {
			return m
		}
	}
	return nil
}

// verbBefore returns the event of the verb right before a number, wherever the
// parser hung it: "killing 14 people and wounding 37".
func (r *reader) verbBefore(x *figure) *mention {
	for _, m := range x.here {
		if m.verb && m.to == x.toks.From && r.d.Tokens[m.to-1].Tag.IsVerb() {
			return m
		}
	}
	return nil
}

// climbFrom goes up the tree from a number to an event. What it counts may be dead,
// hurt or paid by a verb that is no event of its own: by is the first word on the
// way that says which part it plays, or none.
func (r *reader) climbFrom(x *figure) (m *mention, by int) {
	by = none
	told := true
	for i, n := r.tree.Head(x.head), 1; i != none && n < 8; i, n = r.tree.Head(i), n+1 {
		if by == none && r.partWord(i) {
			by = i
		}
		if m := r.eventAt(x, i, told); m != nil {
			if by == none && told && i >= m.from && i < m.to {
				by = m.head
			}
			return m, by
		}
		if !r.d.Tokens[i].Tag.IsVerb() {
			continue
		}
		// A consequence told in a clause below the event: "…, killing 12".
		rel := r.tree.Rel(i)
		switch rel {
		case doc.RelXComp, doc.RelAdvCl, doc.RelConj, doc.RelAclRelCl, doc.RelAcl, doc.RelCComp:
		default:
			return nil, by
		}
		own := r.tree.Child(i, doc.RelNSubj, doc.RelNSubjPass) != none
		if r.saying(i) || rel == doc.RelCComp && by == none || rel == doc.RelConj && own {
			return nil, by // "arrested two men, and the hosts cancelled three shows"
		}
		if rel == doc.RelAclRelCl || rel == doc.RelAdvCl && own {
			told = false // it describes somebody, or tells of something else
		}
	}
	return nil, by
}

// eventAt returns the event that token i tells, where the clauses below are told of
// it, or else carries, or whose target i is: "Colonial, which carries 45 percent of".
func (r *reader) eventAt(x *figure, i int, told bool) *mention {
	for _, m := range x.here {
		if told && i >= m.from && i < m.to {
			return m
		}
	}
	for _, m := range x.here {
		if told && m.carrier == i && !r.saying(i) {
			return m
		}
		for k := range m.roles {
			if m.roles[k].head == i && m.roles[k].Kind == doc.Target {
				return m
			}
		}
	}
	return nil
}

// befellCounted returns the event whose target is what is counted, wherever the
// parser hung the number.
func (r *reader) befellCounted(x *figure) *mention {
	for _, m := range x.here {
		for k := range m.roles {
			if t := &m.roles[k]; t.Kind == doc.Target && t.head == x.toks.To-1 {
				return m
			}
		}
	}
	return nil
}

// countable are the types whose events are counted by whom they befell.
var countable = map[doc.IncidentType]bool{"arrest": true, "layoff": true, "killing": true, "death": true, "injury": true, "expulsion": true, "vulnerability-disclosure": true}

// only returns the only harmful event among mentions, or nil.
func only(here []*mention) *mention {
	var found *mention
	for _, m := range here {
		switch {
		case m.generic || !harmful[m.kind.group]:
		case found != nil:
			return nil
		default:
			found = m
		}
	}
	return found
}

// isTriggerAt reports whether token i tells an event.
func (r *reader) isTriggerAt(i int, here []*mention) bool {
	for _, m := range here {
		if i >= m.from && i < m.to {
			return true
		}
	}
	return false
}

// partWord reports whether token i says what part an amount below it plays: as a
// noun only where it names people hurt or money moved ("a toll of 12", but not
// "near two posts").
func (r *reader) partWord(i int) bool {
	role := amountRoles()[r.d.Tokens[i].Lemma]
	return role != "" && (!r.d.Tokens[i].Tag.IsNoun() || ofPeople[role] && role != "arrested" || role == "paid" || role == "fined" || role == "price" || role == "recovered" || role == "stolen")
}

// unreal reports whether token i stands in a clause of what would have been.
func (r *reader) unreal(i int) bool {
	p := r.tree.Predicate(i)
	if p == none {
		return false
	}
	for c := range r.tree.Children(p) {
		if w := r.low(c); c < p && (w == "would" || w == "could" || w == "might") {
			return true
		}
	}
	return false
}

// ofMoney are the parts that sums play.
var ofMoney = map[string]bool{"paid": true, "demanded": true, "recovered": true, "seized": true, "stolen": true, "fined": true, "price": true,
	"lost": true, "given": true, "cut": true, "damage": true}

// part names the part amount a plays in m, hanging on token by.
func (r *reader) part(a *doc.Amount, m *mention, by int) string {
	money := isCurrency(a.Unit)
	word := ""
	if by != none {
		word = amountRoles()[r.d.Tokens[by].Lemma]
		if by == m.head && word == "" {
			word = amountRoles()[string(m.kind.typ)]
		}
	}
	switch {
	case a.Unit == "percent":
		return "share"
	case money && m.kind.typ == "ransom-payment" && word == "demanded":
		return word
	case money && m.kind.typ == "ransom-payment":
		return "paid"
	case money && !ofMoney[word]:
		if w := amountRoles()[string(m.kind.typ)]; w == "fined" || w == "price" || w == "recovered" || w == "paid" || w == "demanded" {
			return w
		}
		return "sum"
	case !money && (word == "paid" || word == "demanded" || word == "price" || word == "fined"):
		return affected // those are parts of sums only
	case (word == "stolen" || word == "leaked" || word == "seized" || word == "lost") && (a.Unit == "person" || classes()["person"][a.Unit] || classes()["firm"][a.Unit]):
		return affected // it is their data
	case ofPeople[word] && in("things", a.Unit):
		return affected // "faces 34 charges", "shot down 32 drones"
	case word == "lost" && m.kind.group == "outage":
		return affected // they lost power
	case word != "":
		return word
	}
	return affected
}
