package ui

import (
	"slices"
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// # Kinds of mark
//
// Every mark names the rule that made it. Some rules mark what one reader wants
// to see and another does not; those a reader can switch off, in the settings or
// where a mark of theirs is met. The dictionary keeps which are off.

// A kind is what a switch is for: the marks of one rule or several.
type kind struct {
	layer doc.Layer
	title string
	rules []string
}

var kinds = []kind{
	{doc.ActorLayer, "Pronouns: she, they", []string{"actor/pronoun"}},
	{doc.ActorLayer, "Nouns: the company, the minister", []string{"actor/nominal", "actor/government", "actor/administration"}},
	{doc.ActorLayer, "Nationalities: Chinese, Norwegian", []string{"actor/demonym"}},
	{doc.ActorLayer, "Capitals and seats of governments: Beijing, the Kremlin", []string{"actor/capital", "actor/seat"}},
	{doc.ActorLayer, "Unnamed groups: Russian hackers", []string{"actor/collective"}},
	{doc.StatementLayer, "Quotations whose speaker is unclear", []string{"statement/quotation"}},
	{doc.StatementLayer, "Quotations that carry on from the one before", []string{"statement/same-speaker"}},
	{doc.StatementLayer, "Views without a quotation: expected to, described as", []string{"statement/expected-to", "statement/described-as", "statement/state-of-mind", "statement/is-said-to", "statement/adverb", "statement/called"}},
	{doc.StatementLayer, "No comment", []string{"statement/silence"}},
	{doc.OpinionLayer, "Evaluative words: reckless, brilliant", []string{"opinion/evaluative", "opinion/likeliest"}},
	{doc.OpinionLayer, "Hedges: perhaps, seems", []string{"opinion/hedge"}},
	{doc.OpinionLayer, "Boosters: clearly, very", []string{"opinion/booster"}},
	{doc.OpinionLayer, "Rhetorical questions", []string{"opinion/question"}},
	{doc.OpinionLayer, "First person: we, our", []string{"opinion/first-person"}},
	{doc.OpinionLayer, "Exhortations: must, let us", []string{"opinion/exhortation"}},
	{doc.OpinionLayer, "Loaded labels: regime, mob", []string{"opinion/loaded-label"}},
	{doc.OpinionLayer, "Scare quotes", []string{"opinion/scare-quote"}},
	{doc.OpinionLayer, "Sarcasm", []string{"opinion/sarcasm"}},
	{doc.OpinionLayer, "Generalisations: everybody knows", []string{"opinion/generalisation"}},
}

// kindOf returns the kind that a rule's marks are of, or false where they can't
// be switched off: without names, there is nothing left to read.
func kindOf(rule string) (kind, bool) {
	for _, k := range kinds {
		if slices.Contains(k.rules, rule) {
			return k, true
		}
	}
	if t, ok := strings.CutPrefix(rule, "incident/"); ok {
		return kind{doc.IncidentLayer, typeName(t), []string{rule}}, true
	}
	return kind{}, false
}

// name is a kind's title without its examples.
func (k kind) name() string {
	name, _, _ := strings.Cut(k.title, ":")
	return name
}

// off reports whether the marks of a kind are switched off.
func (p *page) off(k kind) bool { return p.dict.Off(k.rules[0]) }

// switchKind switches the marks of a kind on or off, in every article.
func (p *page) switchKind(k kind, on bool) {
	dict := p.dict
	for _, rule := range k.rules {
		dict = dict.Switch(rule, on)
	}
	p.setDictionary(dict)
	if p.found != nil {
		p.redraw()
	}
	p.say(k.name() + map[bool]string{true: ": marked again", false: ": no longer marked"}[on])
}

// switches lists the kinds by layer, with those types of incidents that are off.
func (p *page) switches() app.UI {
	all := slices.Clone(kinds)
	for _, e := range p.dict {
		if k, ok := kindOf(e.Rule); ok && k.layer == doc.IncidentLayer {
			all = append(all, k)
		}
	}
	groups := []app.UI{tag("h3").Text("What is marked")}
	for layer := range doc.Layer(doc.NumLayers) {
		var boxes []app.UI
		for _, k := range all {
			if k.layer == layer {
				boxes = append(boxes, p.switchBox(k))
			}
		}
		if boxes != nil {
			groups = append(groups, tag("fieldset").Class("switches").Body(append([]app.UI{tag("legend").Text(layerTitles[layer])}, boxes...)...))
		}
	}
	return tag("section").Class("setting").OnChange(p.onSwitch).Body(groups...)
}

func (p *page) switchBox(k kind) app.UI {
	return tag("label").Class("check").Body(
		tag("input").Attr("type", "checkbox").DataSet("rule", k.rules[0]).Attr("checked", !p.off(k)),
		tag("span").Text(k.title))
}

// onSwitch hears every box.
func (p *page) onSwitch(_ app.Context, e app.Event) {
	rule, _ := data(e, "rule")
	if k, ok := kindOf(rule); ok {
		p.switchKind(k, e.Get("target").Get("checked").Bool())
	}
}
