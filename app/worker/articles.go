package worker

import (
	_ "embed"
	"strings"
)

// warmUp has something of whatever the stages look for, and is read by the same
// way as a request: what has not run before has to be compiled, in the time of
// the first article that needs it.
//
//go:embed warmup.txt
var warmUp string

// warmUpArticles returns the articles of warmUp; a line of three stars stands
// between two.
func warmUpArticles() []string { return strings.Split(warmUp, "\n\n***\n\n") }
