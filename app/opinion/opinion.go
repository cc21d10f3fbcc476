// Package opinion tells whose voice a sentence speaks in, and which passages
// judge or speculate, and whose opinion that is.
//
// # Whose words
//
// First every word gets an owner. Words inside a statement belong to its
// speaker, words in other quotation marks to nobody known, the rest to the
// author:
//
//	He called the plan "a farce", which is rather kind.
//	└author─┘           └─he──┘   └─────author──────┘
//
// A judgement counts for its owner only. A report full of other people's anger
// is still a report.
//
// # Cues, then a score
//
// Words and phrases that betray an opinion are found in word lists, one file a
// kind, and by two small rules (rhetorical questions, scare quotes). They are
// what a reader is shown. A linear classifier weighs them together with the
// other words and the syntax into [doc.Sentence.Subjectivity], the probability
// that a sentence shows its author's own view, in the sense of Antici et al.
// 2024 ("A Corpus for Sentence-Level Subjectivity Detection on English News
// Articles"): reported opinions, quotations, neutral comments and feelings
// stated as facts are objective; judgement, sarcasm, exhortation, disparaging
// labels and conclusions without support are subjective.
//
// # Voice
//
// The score, the owner of the words and the kind of the block give each sentence
// one [doc.Voice]; a line that is but a label, "Comment: The Daily Example
// reports:", belongs to the page.
//
// # Passages
//
// Sentences of one block that follow each other in the author's own voice make
// one opinion. A statement is cut into pieces, its sentences and the words it quotes,
// and those that judge are opinions of its speaker's: of
//
//	She said the vote was delayed and called that "a farce".
//
// only the farce. Nothing is called an opinion unless a cue can be shown.
package opinion

import (
	"lede/app/doc"
	"lede/app/pipeline"
)

// Stage sets the voice and subjectivity of every sentence and fills
// Document.Opinions.
var Stage = pipeline.Stage{
	Name:     "opinion",
	Doc:      "tells the voice of each sentence and finds passages of opinion, with their cues and holders",
	Requires: []string{"duplicate", "statement"},
	Run:      Annotate,
}

// Annotate sets Voice, VoiceWhy and Subjectivity of every sentence of d, and
// d.Opinions. What repeats an earlier block speaks in the voice of the
// original and adds no opinion.
func Annotate(d *doc.Document) {
	r := read(d)
	r.subjectivity()
	r.voices()
	d.Opinions = r.opinions()
}
