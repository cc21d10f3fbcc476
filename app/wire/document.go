package wire

import (
	"lede/app/doc"
	"lede/app/offset"
)

// document codes everything of a document but its tokens. Sentences come back
// with an empty range of tokens.
func (c *codec) document(d *doc.Document) {
	text(c, &d.ID)
	text(c, &d.Title)
	text(c, &d.Byline)
	text(c, &d.Source)
	text(c, &d.Language)
	c.date(&d.Date)
	text(c, &d.Text)
	c.text = d.Text
	c.units = offset.New(d.Text, offset.UTF16)
	c.end = c.units.FromByte(len(d.Text))

	// Ids first, so that whatever refers to one can be an index.
	list(c, &d.Actors, func(a *doc.Actor) { text(c, &a.ID) })
	list(c, &d.Incidents, func(in *doc.Incident) { text(c, &in.ID) })
	c.ids(d)

	list(c, &d.Blocks, func(b *doc.Block) { c.block(b, d) })
	list(c, &d.Sentences, func(s *doc.Sentence) { c.sentence(s, d) })
	c.nesting(d)
	list(c, &d.Times, c.time)
	list(c, &d.Amounts, c.amount)
	for i := range d.Actors {
		c.actor(&d.Actors[i])
	}
	list(c, &d.Statements, c.statement)
	for i := range d.Incidents {
		c.incident(&d.Incidents[i])
	}
	list(c, &d.Opinions, c.opinion)
}

// ids collects the ids of actors and incidents. Each must be there, and once.
func (c *codec) ids(d *doc.Document) {
	c.actorAt = make(map[doc.ActorID]int, len(d.Actors))
	for i, a := range d.Actors {
		c.actors = append(c.actors, a.ID)
		c.actorAt[a.ID] = i
	}
	c.incidentAt = make(map[doc.IncidentID]int, len(d.Incidents))
	for i, in := range d.Incidents {
		c.incidents = append(c.incidents, in.ID)
		c.incidentAt[in.ID] = i
	}
	_, namelessActor := c.actorAt[""]
	_, namelessIncident := c.incidentAt[""]
	if namelessActor || namelessIncident || len(c.actorAt) < len(d.Actors) || len(c.incidentAt) < len(d.Incidents) {
		c.fail()
	}
}

// actorRef codes an actor's id, which may be "", as its place plus one.
func (c *codec) actorRef(id *doc.ActorID) { reference(c, id, c.actors, c.actorAt) }

// incidentRef codes an incident's id, which may be "".
func (c *codec) incidentRef(id *doc.IncidentID) { reference(c, id, c.incidents, c.incidentAt) }

func reference[ID ~string](c *codec, id *ID, ids []ID, at map[ID]int) {
	n := 0
	if i, ok := at[*id]; ok && !c.reading {
		n = i + 1
	}
	c.int(&n, len(ids)+1)
	if c.reading {
		if *id = ""; n > 0 {
			*id = ids[n-1]
		}
	}
}

// span codes a span that covers at least one character.
func (c *codec) span(s *doc.Span) {
	if c.optionalSpan(s); c.reading && s.Empty() {
		c.fail()
	}
}

// optionalSpan codes a span that may be the zero Span.
func (c *codec) optionalSpan(s *doc.Span) {
	var start, end uint32
	if !c.reading && *s != (doc.Span{}) {
		start, end = uint32(c.units.FromByte(s.Start)), uint32(c.units.FromByte(s.End))
	}
	c.word(&start)
	c.word(&end)
	if !c.reading {
		return
	}
	*s = doc.Span{}
	if start == 0 && end == 0 {
		return
	}
	if start >= end || int64(end) > int64(c.end) {
		c.fail()
		return
	}
	from, to := c.units.ToByte(int(start)), c.units.ToByte(int(end))
	if !c.onBorder(int(start), from) || !c.onBorder(int(end), to) {
		c.fail()
		return
	}
	*s = doc.Span{Start: from, End: to}
}

// onBorder reports whether a unit offset does not split the character that ends
// at the byte it was translated to. Only characters of two units can be split,
// and those have four bytes.
func (c *codec) onBorder(unit, at int) bool {
	return at < 4 || c.text[at-4] < 0xF0 || c.units.FromByte(at) == unit
}

func (c *codec) reason(r *doc.Reason) {
	text(c, &r.Rule)
	text(c, &r.Text)
}

func (c *codec) indexes(r *doc.Range) {
	c.int(&r.From, -1)
	c.int(&r.To, -1)
}

func (c *codec) block(b *doc.Block, d *doc.Document) {
	c.span(&b.Span)
	text(c, &b.Kind)
	c.optionalSpan(&b.Label)
	c.indexes(&b.Sentences)
	dup := b.DuplicateOf + 1 // NoBlock is -1
	c.int(&dup, len(d.Blocks)+1)
	b.DuplicateOf = dup - 1
}

func (c *codec) sentence(s *doc.Sentence, d *doc.Document) {
	c.span(&s.Span)
	c.int(&s.Block, len(d.Blocks))
	text(c, &s.Voice)
	c.reason(&s.VoiceWhy)
	c.share(&s.Subjectivity)
}

// nesting checks what a reader of blocks and sentences relies on: both in
// order and apart, sentences inside their blocks, repeats after what they
// repeat.
func (c *codec) nesting(d *doc.Document) {
	if !c.reading || c.bad {
		return
	}
	end := 0
	for i, b := range d.Blocks {
		if b.Start < end || !b.Label.Empty() && !b.Contains(b.Label) || b.DuplicateOf >= i ||
			b.Sentences.From > b.Sentences.To || b.Sentences.To > len(d.Sentences) {
			c.fail()
			return
		}
		end = b.End
	}
	end = 0
	for i, s := range d.Sentences {
		if b := d.Blocks[s.Block]; s.Start < end || !b.Contains(s.Span) || !b.Sentences.Has(i) {
			c.fail()
			return
		}
		end = s.End
	}
}

func (c *codec) time(t *doc.Time) {
	c.span(&t.Span)
	text(c, &t.Kind)
	text(c, &t.Value)
}

func (c *codec) amount(a *doc.Amount) {
	c.span(&a.Span)
	c.float(&a.Value)
	text(c, &a.Unit)
	text(c, &a.Approx)
}

func (c *codec) actor(a *doc.Actor) {
	text(c, &a.Name)
	text(c, &a.Type)
	text(c, &a.Description)
	list(c, &a.Aliases, func(al *doc.Alias) {
		text(c, &al.Name)
		c.reason(&al.Why)
	})
	list(c, &a.Mentions, func(m *doc.Mention) {
		c.span(&m.Span)
		text(c, &m.Form)
		text(c, &m.Type)
		c.reason(&m.Why)
		c.share(&m.Confidence)
	})
}

func (c *codec) statement(s *doc.Statement) {
	c.span(&s.Span)
	list(c, &s.Parts, c.span)
	text(c, &s.Kind)
	c.optionalSpan(&s.Cue)
	known := s.Speaker != nil
	if c.bool(&known); known {
		if c.reading {
			s.Speaker = new(doc.Speaker)
		}
		c.span(&s.Speaker.Span)
		c.actorRef(&s.Speaker.Actor)
		list(c, &s.Speaker.Others, c.actorRef)
	}
	text(c, &s.Stance)
	list(c, &s.About, c.actorRef)
	c.reason(&s.Why)
}

func (c *codec) incident(in *doc.Incident) {
	text(c, &in.Type)
	text(c, &in.Label)
	text(c, &in.Modality)
	c.bool(&in.Generic)
	c.incidentRef(&in.PartOf)
	list(c, &in.Triggers, func(t *doc.Trigger) {
		c.span(&t.Span)
		text(c, &t.Modality)
		c.reason(&t.Why)
	})
	list(c, &in.Roles, func(r *doc.Role) {
		c.span(&r.Span)
		text(c, &r.Kind)
		c.actorRef(&r.Actor)
		text(c, &r.Modality)
		c.actorRef(&r.AllegedBy)
		c.reason(&r.Why)
	})
	list(c, &in.Times, c.time)
	list(c, &in.Amounts, func(a *doc.IncidentAmount) {
		c.amount(&a.Amount)
		text(c, &a.Role)
	})
	list(c, &in.BlamedBy, c.actorRef)
	list(c, &in.DeniedBy, c.actorRef)
	c.reason(&in.Why)
}

func (c *codec) opinion(o *doc.Opinion) {
	c.span(&o.Span)
	text(c, &o.Voice)
	c.actorRef(&o.Holder)
	c.share(&o.Score)
	list(c, &o.Cues, func(cue *doc.Cue) {
		c.span(&cue.Span)
		text(c, &cue.Kind)
		c.reason(&cue.Why)
	})
}
