// Package model holds the engine's learned part: linear models small enough to
// travel with a web page.
//
// # The idea
//
// Every model here is a table that says, for each feature, how much it speaks
// for or against each class. To classify is to look up the features that are
// present, add their weights up and take the class with the highest sum. That
// one sum serves a tagger, a parser, a name recogniser and an opinion
// classifier alike; what differs is which features a stage asks for.
//
// # Features are integers
//
// A feature such as "the word before is *the* and this one ends in -ing" is
// never built as a string. Each token's word, suffix and shape are hashed once
// ([String], [Lower]), and a feature is a few of those hashes mixed with the
// number of its template ([Mix], [Hash.With]):
//
//	const wordBefore, suffixes = model.Hash(7), model.Hash(8)
//	table.Add(wordBefore.With(prev.word), &scores)
//	table.Add(suffixes.With(prev.suffix).With(this.suffix), &scores)
//
// The trainer and the reader must ask for the same features: keep one function
// that produces them and give it a [Scorer], which both a [Table] and a
// [Trainer] are.
//
// # Weights are small
//
// A trained model keeps the features that matter ([Weights.Prune]) and stores a
// weight in one byte, as the signed square root of its size. Equal steps would
// spend most of their codes on the few big weights; square-root steps (a
// companding law, like the telephone's) keep the many small ones apart, so a
// byte does the work of a float. Sums stay integers ([Scores]) and come out the
// same on every machine. Keys are cut to as many bits as keep false hits rare, or
// harmless: each bit less saves one for every feature, and where weights are
// small and features many, one false hit in 64 unknown features changes nothing.
// See [Weights.Pack] for the file.
//
// # What is here
//
//   - [Table]: the reader. [Load] unpacks a file in one pass, at memory speed.
//   - [Table.Pair] and [Dense]: sums for models of three classes, and of a few
//     dozen, where an addition adds two of them or four.
//   - [Words]: what is said of single words, by their hash, for lists.
//   - [Trainer]: the averaged perceptron (Collins 2002; Freund and Schapire
//     1999), for anything that decides by the highest sum.
//   - [Logistic]: logistic regression, for a yes or no with a probability.
//   - [Chain] and [Decoder]: the best sequence of classes (Viterbi 1967) where
//     neighbours constrain each other.
//
// Everything is deterministic: the same data gives the same bytes.
package model
