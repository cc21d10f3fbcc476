package main

import (
	"fmt"
	"slices"

	"lede/app/doc"
	"lede/app/incident"
	"lede/app/model"
)

// rolesCmd trains the model of who fills the roles of an incident, on the
// sentences of data/incidents. It needs the model of types.
type rolesCmd struct {
	Folds int `help:"Only score, leaving out each fifth of the sentences in turn, this many times."`
}

const rolesModel = "app/incident/data/roles.model"

// roleKinds are the model's classes; none comes before them.
var roleKinds = []doc.RoleKind{doc.Agent, doc.Target, doc.Instrument, doc.Beneficiary, doc.Where}

var roleRecipe = recipe{classes: roleNames(), steps: 120, least: 4, decay: 0.5, sparse: 0.7, levels: 15}

func roleNames() (names []string) {
	for _, k := range roleKinds {
		names = append(names, string(k))
	}
	return names
}

// A castNoun is a noun near a trigger and its role, an index into roleKinds from
// 1; 0 is none.
type castNoun struct {
	line       int
	features   []model.Hash
	rule, role int
}

func (c *rolesCmd) Run() error {
	lines, err := ownIncidents()
	if err != nil {
		return err
	}
	all, err := readRoles(lines)
	if err != nil {
		return err
	}
	fmt.Printf("%d sentences, %d nouns\n", len(lines), len(all))
	if c.Folds > 0 {
		crossValidateRoles(all, c.Folds)
		return nil
	}
	return trainRoles(all).write(rolesModel, incident.RoleModel)
}

// readRoles annotates the sentences and pairs the nouns near their triggers with
// the marks.
func readRoles(lines []markedLine) ([]castNoun, error) {
	stages, err := beforeIncidents()
	if err != nil {
		return nil, err
	}
	var all []castNoun
	for n, m := range lines {
		if m.story && !m.tellsRoles() {
			continue
		}
		d := m.document()
		if err := stages.Run(d, nil); err != nil {
			return nil, err
		}
		incident.RoleExamples(d, func(e incident.RoleExample) {
			ev := eventAt(m, d.Cover(e.Trigger))
			if ev == nil {
				return
			}
			noun := castNoun{line: n, features: e.Features, rule: 1 + slices.Index(roleKinds, e.Rule)}
			for _, r := range ev.roles {
				if k := slices.Index(roleKinds, doc.RoleKind(r.role)); k >= 0 && heads(d, e.Head, d.TokensIn(r.Span)) {
					noun.role = 1 + k
				}
			}
			all = append(all, noun)
		})
	}
	return all, nil
}

// tellsRoles reports whether any role is marked: some stories are for types alone.
func (m *markedLine) tellsRoles() bool {
	return slices.ContainsFunc(m.events, func(e markedEvent) bool { return len(e.roles) > 0 })
}

// eventAt returns the event of a sentence that has a trigger at a place, or nil.
func eventAt(m markedLine, at doc.Span) *markedEvent {
	for i := range m.events {
		for _, t := range m.events[i].triggers {
			if t.Overlaps(at) {
				return &m.events[i]
			}
		}
	}
	return nil
}

// heads reports whether token i heads the noun phrase in.
func heads(d *doc.Document, i int, in doc.Range) bool {
	h := d.Tokens[i].Head
	return in.Has(i) && (h == doc.NoHead || !in.Has(h))
}

func trainRoles(all []castNoun) *learned {
	return roleRecipe.learn(len(all), func(i int) shown { return shown{all[i].features, all[i].role, 1} })
}

// crossValidateRoles prints how well roles are found in sentences left out of
// training, by the rules and by the model.
func crossValidateRoles(all []castNoun, folds int) {
	var rules eventScore
	odds := []float32{-0.5, 0, 0.5, 1}
	scores := make([]eventScore, len(odds))
	z := make([]float32, len(roleKinds)+1)
	for fold := range min(folds, allFolds) {
		left := func(e castNoun) bool { return foldOf(e.line) == fold }
		w := trainRoles(slices.DeleteFunc(slices.Clone(all), left))
		for i := range all {
			if e := &all[i]; left(*e) {
				rules.choose(e.rule, e.role)
				w.score(e.features, z)
				for k, o := range odds {
					z[0] = o
					scores[k].choose(slices.Index(z, slices.Max(z)), e.role)
				}
			}
		}
	}
	fmt.Printf("the rules   %v\n", rules)
	for k, o := range odds {
		fmt.Printf("odds %+.1f   %v\n", o, scores[k])
	}
}
