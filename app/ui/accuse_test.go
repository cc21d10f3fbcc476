package ui

import (
	"slices"
	"testing"

	"lede/app/doc"
)

// TestAccusations: nobody is said to accuse whom they did not.
func TestAccusations(t *testing.T) {
	agent := func(id, by doc.ActorID) doc.Role {
		return doc.Role{Kind: doc.Agent, Actor: id, AllegedBy: by, Modality: doc.Alleged}
	}
	d := &doc.Document{
		Actors: []doc.Actor{{ID: "a"}, {ID: "b"}, {ID: "c"}, {ID: "d"}},
		Statements: []doc.Statement{
			{Speaker: &doc.Speaker{Actor: "a"}, Stance: doc.Accuses, About: []doc.ActorID{"c", "a"}},
			{Speaker: &doc.Speaker{Actor: "b"}, Stance: doc.Says, About: []doc.ActorID{"d"}},
			{Stance: doc.Accuses, About: []doc.ActorID{"d"}},
		},
		Incidents: []doc.Incident{
			{Roles: []doc.Role{agent("c", "a"), agent("c", "")}, BlamedBy: []doc.ActorID{"a", "b"}},
			{Roles: []doc.Role{agent("c", "a"), agent("d", "b")}, BlamedBy: []doc.ActorID{"a", "b"}},
			{Generic: true, Roles: []doc.Role{agent("d", "")}, BlamedBy: []doc.ActorID{"c"}},
		},
	}
	want := []accusation{{"a", "c", "accuses", 3, "s0"}, {"b", "c", "accuses", 1, "i0.0"}, {"b", "d", "accuses", 1, "i1.0"}}
	if got := accusationsIn(d); !slices.Equal(got, want) {
		t.Errorf("got %v, want %v", got, want)
	}
}
