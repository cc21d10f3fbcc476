package tag

import (
	"lede/app/doc"
	"lede/app/model"
)

// prose's model is of 1989 and reads from left to right: it has not met
// "iodised" or a "hack", and when it meets "rates" it does not know yet what
// follows. So each sentence is read a second time, by a corrector that sees
// prose's tags on both sides and has learned, from open treebanks of this
// century, where prose is wrong. It is a model of its own: prose's stays as it
// is, and what either says can be told apart (see the tests).

// CorrectorName is what the corrector is packed under.
const CorrectorName = "tag corrector/1"

// A Corrector is the second model.
type Corrector struct {
	table *model.Table
	tags  []doc.Tag
}

// NewCorrector returns the corrector of a table packed under [CorrectorName].
func NewCorrector(t *model.Table) *Corrector {
	c := &Corrector{table: t, tags: make([]doc.Tag, len(t.Classes()))}
	for i, name := range t.Classes() {
		c.tags[i], _ = doc.ParseTag(name)
	}
	return c
}

// correct reads a sentence again.
func (t *tagger) correct(r doc.Range) {
	if t.fix == nil {
		return
	}
	for k := range r.Len() {
		if t.words[k+2].fixed != doc.NoTag {
			continue
		}
		t.features = t.correctorFeatures(r, k, t.features[:0])
		if t.watch.Correct != nil {
			t.d.Tokens[r.From+k].Tag = t.watch.Correct(r.From+k, t.features)
			continue
		}
		var sums model.Scores
		t.fix.table.Sum(t.features, &sums)
		t.d.Tokens[r.From+k].Tag = t.fix.tags[sums.Best(len(t.fix.tags))]
	}
}

// correctorFeatures returns what speaks for a tag of word k of a sentence: its
// tag and those around it, corrected before it and as prose has them after it.
func (t *tagger) correctorFeatures(r doc.Range, k int, f []model.Hash) []model.Hash {
	tag := func(k int) model.Hash {
		if k < 0 || k >= r.Len() {
			return 1
		}
		return model.Hash(t.d.Tokens[r.From+k].Tag) + 2
	}
	w := &t.words[k+2]
	before, after := &t.words[k+1], &t.words[k+3]
	t0, l1, l2, r1, r2 := tag(k), tag(k-1), tag(k-2), tag(k+1), tag(k+2)
	shape := w.shape
	if k == 0 {
		shape += 16
	}
	t0w := t0.With(w.norm)
	const base = model.Hash(0x40)
	return append(f,
		(base + 0).With(t0),
		(base + 1).With(t0w),
		(base + 2).With(w.exact),
		(base + 3).With(t0).With(w.suffix),
		(base + 4).With(t0).With(l1),
		(base + 5).With(t0).With(r1),
		(base + 6).With(l1).With(t0).With(r1),
		(base + 7).With(l2).With(l1).With(t0),
		(base + 8).With(t0).With(r1).With(r2),
		(base + 9).With(t0).With(before.norm),
		(base + 10).With(t0).With(after.norm),
		(base + 11).With(w.norm).With(l1),
		(base + 12).With(w.norm).With(r1),
		(base + 13).With(t0).With(shape),
		(base + 14).With(w.suffix).With(l1),
		(base + 15).With(w.suffix).With(r1),
		(base + 16).With(w.norm).With(before.norm),
		(base + 17).With(w.norm).With(after.norm),
		(base + 18).With(t0).With(before.shape).With(after.shape).With(shape),
		(base + 19).With(t0).With(before.normEnd),
		(base + 20).With(t0).With(after.normEnd),
		(base + 21).With(t0).With(l1).With(after.norm),
		(base + 22).With(t0).With(before.norm).With(r1),
		(base + 23).With(l1).With(r1).With(shape),
		(base + 24).With(w.suffix2).With(shape),
		(base + 25).With(t0).With(t.words[k].norm),
		(base + 26).With(t0).With(t.words[k+4].norm),
	)
}

// A Watch lets a trainer look on.
type Watch struct {
	// Read is shown the features prose's model is asked for.
	Read func(features []model.Hash)
	// Correct decides in the corrector's place.
	Correct func(token int, features []model.Hash) doc.Tag
}

// Watched tags d with a model under the eyes of a trainer.
func Watched(d *doc.Document, m *Model, w Watch) {
	t := tagger{d: d, model: m, watch: w}
	if w.Correct != nil {
		t.fix = new(Corrector)
	}
	for _, s := range d.Sentences {
		t.sentence(s.Tokens)
	}
}

// Same returns the feature that stands for a tag of prose alone.
func Same(t doc.Tag) model.Hash { return model.Hash(0x40).With(model.Hash(t) + 2) }
