// Package growth tests how work grows with its input.
//
// A clock tells little on a busy machine, where a program waits for its turn, the
// more often the longer it works. So what counts is the time that the processors
// have spent on it; and of several tries the shortest, for a shared cache makes
// work longer, never shorter.
package growth

import (
	"testing"
	"time"
)

// How often both works are done: before anything is said, and before it is said
// that one takes too long.
const (
	fewest = 2
	most   = 12
)

// AtMost fails the test where long takes more than so many times as long as
// short. What names the work.
func AtMost(t testing.TB, times float64, what string, short, long func()) {
	t.Helper()
	s, l := time.Hour, time.Hour
	for turn := range most {
		s, l = min(s, took(short)), min(l, took(long))
		if turn+1 >= fewest && float64(l) <= times*float64(s) {
			return
		}
	}
	t.Errorf("%s: the short one takes %v, the long one %v: more than %g times as long", what, s, l, times)
}

func took(work func()) time.Duration {
	start := Processor()
	work()
	return Processor() - start
}
