package statement

import "lede/app/doc"

// adverb adds the statement of an adverb that attributes, c at i: the clause it
// stands in, less the adverb itself. Who says so is not told.
//
//	The president reportedly asked for his loyalty.
//	The driver, who allegedly fled, was found.
func (f *finder) adverb(i int, c *cue, r doc.Range, block int) {
	p := f.t.Head(i)
	if p == none {
		return
	}
	for f.t.Rel(p) == doc.RelXComp || isAuxiliary(f.lemma(p)) && f.t.Head(p) != none { // hung on the auxiliary
		p = f.t.Head(p)
	}
	if !f.tag(p).IsVerb() && f.t.Child(p, doc.RelCop, doc.RelNSubj) == none {
		return // "an allegedly rigged vote"
	}
	clause := f.t.Subtree(p)
	if k := f.t.Child(p, doc.RelConj); k != none && k > i && f.t.Child(k, doc.RelNSubj) != none { // "…, and she left"
		clause.To = min(clause.To, f.t.Subtree(k).From)
	}
	clause.From, clause.To = max(clause.From, r.From), min(clause.To, f.clauseEnd(i+1, &site{v: i, n: 1, r: r, c: c}))
	x := found{cue: doc.Range{From: i, To: i + 1}, phrase: c.phrase, parts: f.outside(clause, doc.Range{From: i, To: i + 1}), rule: "statement/adverb", block: block, stance: c.uses[0].stance, head: none}
	if len(x.parts) > 0 {
		f.add(x)
	}
}
