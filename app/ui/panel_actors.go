package ui

import (
	"slices"
	"strconv"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/doc"
)

// actorCards lists the actors, those most spoken of first. One at a time is
// open, with all that is known of it.
func (p *page) actorCards() []app.UI {
	order := p.actorOrder()
	var cards []app.UI
	for _, i := range order[:p.limit(len(order))] {
		cards = append(cards, p.actorCard(i))
	}
	if b := p.more(len(cards), len(order)); b != nil {
		cards = append(cards, b)
	}
	return cards
}

// actorOrder returns the indexes of the actors, those most spoken of first.
func (p *page) actorOrder() []int {
	order := make([]int, len(p.doc.Actors))
	times := make([]int, len(p.doc.Actors))
	for i := range order {
		order[i], times[i] = i, p.doc.TimesMentioned(p.doc.Actors[i])
	}
	slices.SortStableFunc(order, func(a, b int) int { return times[b] - times[a] })
	return order
}

func (p *page) actorCard(i int) app.UI {
	a := p.doc.Actors[i]
	open := p.openActor == a.ID
	times := p.doc.TimesMentioned(a)
	return tag("section").Class("card actor-card", "is-"+string(a.Type)).DataSet("card", "a"+strconv.Itoa(i)).Body(
		tag("h3").Body(tag("button").Attr("type", "button").Class("actor-head").DataSet("actor", string(a.ID)).Aria("expanded", strconv.FormatBool(open)).Body(
			tag("span").Class("glyph").Aria("hidden", "true"),
			tag("span").Class("name").Text(a.Name),
			tag("span").Class("type").Text(actorTypes[a.Type]),
			tag("span").Class("times").Title(count(times, "mention", "mentions")).Text("×"+strconv.Itoa(times)),
		)),
		app.If(open, func() app.UI { return p.actorDetail(i, a) }),
	)
}

func (p *page) toggleActor(id doc.ActorID) {
	if p.openActor == id {
		p.openActor = ""
		p.light("", "lit")
		return
	}
	p.openActor, p.mention = id, 0
	for i, a := range p.doc.Actors {
		if a.ID == id {
			p.light("a"+strconv.Itoa(i)+".0", "lit")
		}
	}
}

// nextMention goes to another mention of the open actor.
func (p *page) nextMention(by int) {
	for i, a := range p.doc.Actors {
		if a.ID == p.openActor {
			n := len(a.Mentions)
			p.mention = (p.mention + by + n) % n
			id := "a" + strconv.Itoa(i) + "." + strconv.Itoa(p.mention)
			e := p.makeCurrent(id)
			if e.Truthy() {
				p.reveal(e)
				e.Call("scrollIntoView", map[string]any{"block": "center"})
				p.light(id, "lit")
			}
		}
	}
}

func (p *page) actorDetail(i int, a doc.Actor) app.UI {
	var parts []app.UI
	if a.Description != "" {
		parts = append(parts, tag("p").Class("description").Text(a.Description))
	}
	if len(a.Aliases) > 0 {
		var list []app.UI
		for _, al := range a.Aliases {
			list = append(list, tag("li").Body(tag("span").Class("alias").Text(al.Name), tag("span").Class("because").Text(al.Why.Text)))
		}
		parts = append(parts, tag("h4").Text("Also called"), tag("ul").Class("aliases").Body(list...))
	}
	at := min(p.mention, len(a.Mentions)-1)
	before, words, after := p.context(a.Mentions[at].Span)
	id := "a" + strconv.Itoa(i) + "." + strconv.Itoa(at)
	parts = append(parts,
		tag("div").Class("mention-head").Body(
			tag("h4").Text("Mention "+strconv.Itoa(at+1)+" of "+strconv.Itoa(len(a.Mentions))),
			iconButton("previous", "Mention before").DataSet("mention", "-1"),
			iconButton("next", "Next mention").DataSet("mention", "1")),
		tag("button").Attr("type", "button").Class("quote context").DataSet("go", id).Body(app.Text(before), tag("strong").Text(words), app.Text(after)))
	parts = append(parts, p.deeds("Does", a.ID, doc.Agent), p.deeds("Is done to", a.ID, doc.Target), p.words(a.ID))
	return tag("div").Class("detail").Body(parts...)
}

// context returns the words around a mention, within its sentence.
func (p *page) context(s doc.Span) (before, words, after string) {
	d := p.doc
	words = oneLine(d.Slice(s))
	i := d.SentenceAt(s.Start)
	if i < 0 {
		return "", words, ""
	}
	sentence := d.Sentences[i]
	b := []rune(d.Text[sentence.Start:s.Start])
	if len(b) > 70 {
		b = append([]rune("…"), b[len(b)-70:]...)
	}
	rest := d.Text[s.End:max(s.End, sentence.End)]
	return oneLineKeepEnds(string(b)), words, shorten(oneLineKeepEnds(rest), 90)
}

// oneLineKeepEnds is oneLine, with a space kept where there was one at either
// end.
func oneLineKeepEnds(s string) string {
	line := oneLine(s)
	if line == "" {
		return " "
	}
	if s[0] == ' ' || s[0] == '\n' {
		line = " " + line
	}
	if end := s[len(s)-1]; end == ' ' || end == '\n' {
		line += " "
	}
	return line
}

// deeds lists the incidents in which an actor plays a role.
func (p *page) deeds(title string, id doc.ActorID, role doc.RoleKind) app.UI {
	var list []app.UI
	for i, in := range p.doc.Incidents {
		if in.Generic || !slices.ContainsFunc(in.Roles, func(r doc.Role) bool { return r.Actor == id && r.Kind == role }) {
			continue
		}
		list = append(list, tag("li").Body(goButton("i"+strconv.Itoa(i)+".0", "quote", in.Label), modalityTag(in.Modality)))
	}
	return section(title, list)
}

// words lists what an actor says.
func (p *page) words(id doc.ActorID) app.UI {
	var list []app.UI
	for i, s := range p.doc.Statements {
		if slices.Contains(s.Speaker.Actors(), id) {
			list = append(list, tag("li").Body(tag("span").Class("tag stance").Text(string(s.Stance)),
				goButton("s"+strconv.Itoa(i), "quote", quoteStart(p.doc.Slice(s.Span)))))
		}
	}
	return section("Says", list)
}

// section is a titled list of at most eight, or nothing.
func section(title string, list []app.UI) app.UI {
	if len(list) == 0 {
		return nil
	}
	rest := len(list) - 8
	if rest > 0 {
		list = append(list[:8], tag("li").Class("because").Text("and "+strconv.Itoa(rest)+" more"))
	}
	return tag("div").Body(tag("h4").Text(title), tag("ul").Class("deeds").Body(list...))
}

// modalityTag tells what is not simply stated.
func modalityTag(m doc.Modality) app.UI {
	if m == doc.Stated || m == "" {
		return nil
	}
	return tag("span").Class("tag modality", "is-"+string(m)).Text(string(m))
}
