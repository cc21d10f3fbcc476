package doc

import "slices"

// A Layer is one of the kinds of mark a reader may show or hide.
type Layer uint8

const (
	ActorLayer Layer = iota
	IncidentLayer
	StatementLayer
	OpinionLayer
	NumLayers = 4
)

var layerNames = [NumLayers]string{"actor", "incident", "statement", "opinion"}

func (l Layer) String() string { return layerNames[l] }

// A Mark is one stretch of text to show as marked: a mention of an actor, a
// trigger of an incident, the content of a statement, an opinion passage. It is
// derived from the layers and never stored.
type Mark struct {
	Span
	Layer Layer
	Item  int // index of the actor, incident, statement or opinion
	Part  int // index of the mention or trigger in it; 0 in the other layers
	Why   Reason
}

// Marks returns every mark of d in text order; of those that begin together,
// the longest first. Incidents that are generic have none.
func (d *Document) Marks() []Mark {
	var marks []Mark
	for i, a := range d.Actors {
		for j, m := range a.Mentions {
			marks = append(marks, Mark{m.Span, ActorLayer, i, j, m.Why})
		}
	}
	for i, in := range d.Incidents {
		if in.Generic {
			continue
		}
		for j, t := range in.Triggers {
			marks = append(marks, Mark{t.Span, IncidentLayer, i, j, t.Why})
		}
	}
	for i, s := range d.Statements {
		marks = append(marks, Mark{s.Span, StatementLayer, i, 0, s.Why})
	}
	for i, o := range d.Opinions {
		marks = append(marks, Mark{o.Span, OpinionLayer, i, 0, o.Why()})
	}
	return inTextOrder(marks)
}

// inTextOrder sorts marks that come by layer, item and part, and keeps that
// order among those of one span. What is moved about while sorting is small:
// a long text has tens of thousands of marks.
func inTextOrder(marks []Mark) []Mark {
	type place struct{ start, end, at int32 }
	places := make([]place, len(marks))
	for i, m := range marks {
		places[i] = place{int32(m.Start), int32(m.End), int32(i)}
	}
	slices.SortFunc(places, func(a, b place) int {
		switch {
		case a.start != b.start:
			return int(a.start) - int(b.start)
		case a.end != b.end:
			return int(b.end) - int(a.end)
		}
		return int(a.at) - int(b.at)
	})
	sorted := make([]Mark, len(marks))
	for i, p := range places {
		sorted[i] = marks[p.at]
	}
	return sorted
}

// Why says why the passage is an opinion: its first cue's reason stands for all.
func (o Opinion) Why() Reason {
	if len(o.Cues) == 0 {
		return Reason{}
	}
	return o.Cues[0].Why
}
