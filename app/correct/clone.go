package correct

import (
	"slices"

	"lede/app/doc"
)

// clone copies every layer that an edit may write to. Text, blocks and tokens
// are never written and stay shared.
func clone(d *doc.Document) *doc.Document {
	out := *d
	out.Sentences = slices.Clone(d.Sentences)
	out.Actors = slices.Clone(d.Actors)
	for i := range out.Actors {
		a := &out.Actors[i]
		a.Aliases, a.Mentions = slices.Clone(a.Aliases), slices.Clone(a.Mentions)
	}
	out.Statements = slices.Clone(d.Statements)
	for i := range out.Statements {
		s := &out.Statements[i]
		s.About = slices.Clone(s.About)
		if s.Speaker != nil {
			speaker := *s.Speaker
			speaker.Others = slices.Clone(speaker.Others)
			s.Speaker = &speaker
		}
	}
	out.Incidents = slices.Clone(d.Incidents)
	for i := range out.Incidents {
		in := &out.Incidents[i]
		in.Triggers, in.Roles = slices.Clone(in.Triggers), slices.Clone(in.Roles)
		in.BlamedBy, in.DeniedBy = slices.Clone(in.BlamedBy), slices.Clone(in.DeniedBy)
	}
	out.Opinions = slices.Clone(d.Opinions)
	for i := range out.Opinions {
		out.Opinions[i].Cues = slices.Clone(out.Opinions[i].Cues)
	}
	return &out
}
