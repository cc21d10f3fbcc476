package incident

import (
	"lede/app/doc"
)

// Which event an amount belongs to, and the part it plays there.

// amountOf finds the mention an amount belongs to and the part it plays there.
func (r *reader) amountOf(a *doc.Amount, s int) (*mention, string) {
	toks := r.d.TokensIn(a.Span)
	if toks.Empty() {
		return nil, ""
	}
	here := r.mentionsIn(s)
	if len(here) == 0 {
		return nil, ""
	}
	if !r.parsed(s) {
		m := r.nearestByPosition(toks, here, s)
		if m == nil {
			return nil, ""
		}
		return m, r.part(a, m, m.head)
	}
	i := toks.From
	for k := toks.From; k < toks.To; k++ {
		if h := r.tree.Head(k); h == none || !toks.Has(h) {
			i = k
			break
		}
	}
	// "$2.3 million was recovered": the passive after it has it.
	for k := toks.To; k < toks.To+7 && r.inSentence(s, k); k++ {
		for _, m := range here {
			if m.head == k && r.d.Tokens[k].Tag == doc.VBN && k > toks.To && (auxiliary[r.low(k-1)] || r.d.Tokens[k-1].Tag.IsAdverb()) {
				return m, r.part(a, m, k)
			}
		}
		if w := r.low(k); !auxiliary[w] && !r.d.Tokens[k].Tag.IsAdverb() && w != "of" && w != "it" && w != "that" && w != "them" {
			break
		}
	}
	// "with 20 people killed and hundreds injured": so has the participle.
	for _, m := range here {
		if k := m.head; r.d.Tokens[k].Tag == doc.VBN && (r.tree.Rel(k) == doc.RelAcl && r.tree.Head(k) == i && k >= toks.To && k < toks.To+3 ||
			k == toks.To && r.low(toks.From-1) == "and" && ofPeople[amountRoles()[r.d.Tokens[k].Lemma]]) {
			return m, r.part(a, m, k)
		}
	}
	// "and 9,000 forced from their homes", "and seven were missing": what stands
	// after it has it.
	if r.low(toks.From-1) == "and" {
		k := toks.To
		for r.inSentence(s, k) && (auxiliary[r.low(k)] || r.d.Tokens[k].Tag.IsAdverb()) {
			k++
		}
		if t := r.d.Tokens[min(k, len(r.d.Tokens)-1)].Tag; r.inSentence(s, k) && (t == doc.VBN || t == doc.VBD || t == doc.JJ || r.low(k) == "missing" || r.low(k) == "hurt") && !r.isTriggerAt(k, here) {
			role := amountRoles()[r.d.Tokens[k].Lemma]
			if r.low(k+1) == "from" {
				role = "displaced"
			}
			for h := len(here) - 1; h >= 0 && role != ""; h-- {
				if here[h].to <= toks.From {
					return here[h], role
				}
			}
			return nil, ""
		}
	}
	// "three arrests", "400 redundancies", "96 flaws": what is counted is the event.
	for _, m := range here {
		if at := m.span(r.d); at.Overlaps(a.Span) && m.head == toks.To-1 && !m.verb && (countable[m.kind.typ] || classes()["bug"][a.Unit]) {
			return m, r.part(a, m, m.head)
		}
	}
	// "killing 14 people and wounding 37": the verb right before a number has it,
	// wherever the parser hung it.
	for _, m := range here {
		if m.verb && m.to == toks.From && r.d.Tokens[m.to-1].Tag.IsVerb() {
			return m, r.part(a, m, m.head)
		}
	}
	// What it counts may be dead, hurt or paid by a verb that is no event of
	// its own: climb, remembering the first word that says which part.
	by, told := none, true
	for n := 0; i != none && n < 8; n++ {
		if by == none && n > 0 && r.partWord(i) {
			by = i
		}
		for _, m := range here {
			if i >= m.from && i < m.to && n > 0 && told {
				if by == none {
					by = m.head
				}
				return m, r.part(a, m, by)
			}
		}
		for _, m := range here {
			if m.carrier == i && n > 0 && told && !r.saying(i) {
				return m, r.part(a, m, by)
			}
			// What describes the target: "Colonial, which carries 45 percent of".
			for k := range m.roles {
				if m.roles[k].head == i && n > 0 && m.roles[k].Kind == doc.Target {
					return m, r.part(a, m, by)
				}
			}
		}
		if r.d.Tokens[i].Tag.IsVerb() && n > 0 {
			// A consequence told in a clause below the event: "…, killing 12".
			rel := r.tree.Rel(i)
			if rel != doc.RelXComp && rel != doc.RelAdvCl && rel != doc.RelConj && rel != doc.RelAclRelCl && rel != doc.RelAcl && rel != doc.RelCComp || r.saying(i) {
				break
			}
			if rel == doc.RelCComp && by == none || rel == doc.RelConj && r.tree.Child(i, doc.RelNSubj, doc.RelNSubjPass) != none {
				break // "arrested two men, and the hosts cancelled three shows"
			}
			if rel == doc.RelAclRelCl || rel == doc.RelAdvCl && r.tree.Child(i, doc.RelNSubj, doc.RelNSubjPass) != none {
				told = false // it describes somebody, or tells of something else
			}
		}
		i = r.tree.Head(i)
	}
	// "lost $690,000 to a scam": a verb that says which part it plays in the only
	// harm the sentence tells of.
	if by != none && r.d.Tokens[by].Tag.IsVerb() {
		if m := only(here); m != nil {
			return m, r.part(a, m, by)
		}
	}
	// Whom the event befell, counted: wherever the parser hung the number.
	for _, m := range here {
		for k := range m.roles {
			if t := &m.roles[k]; t.Kind == doc.Target && t.head == toks.To-1 {
				return m, r.part(a, m, m.head)
			}
		}
	}
	return nil, ""
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
	case money && m.kind.typ == "ransom-payment":
		return "paid"
	case money && !ofMoney[word]:
		if w := amountRoles()[string(m.kind.typ)]; w == "fined" || w == "price" || w == "recovered" || w == "paid" || w == "demanded" {
			return w
		}
		return "sum"
	case !money && (word == "paid" || word == "demanded" || word == "price" || word == "fined"):
		return affected // those are parts of sums only
	case (word == "stolen" || word == "leaked" || word == "seized" || word == "lost") && (a.Unit == "person" || classes()["person"][a.Unit]):
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
