//go:build js && wasm

package worker

import (
	"runtime"
	"runtime/debug"
	"time"

	"lede/app/wire"
)

// # Warming up
//
// A browser compiles a function when it is first called, and well only after it
// has run for long; word lists and models are unpacked when they are first
// asked. So that none of this is on the reader's time, the engine reads
// articles of ours while the reader is still looking for the text to paste:
// once at its start, and a little later over and over, for the compiler to see
// what is worth its best code.
//
// The articles are short, since a request waits until the one being read is
// through, and none is read within a second of a request: a reader who pastes
// an article may paste another.

const (
	// A page with an article waiting sends it within waiting of being told that
	// the engine is ready.
	waiting = 30 * time.Millisecond
	// leave is how long the engine rests when a request has been answered.
	leave = time.Second
	// The page is still drawing itself when the engine is ready, and the
	// browser's compiler takes the processor from it: the second reading comes
	// warmUpAfter the first.
	warmUpAfter = 500 * time.Millisecond
	// Of some thousand functions that V8 compiles well in the end, that many
	// readings reach three in four.
	warmUpReadings = 60
	warmUpTime     = 4 * time.Second // of reading at most, on a slow machine
	collectEvery   = 20              // readings, some 10 MB
)

func (l *loop) warmUp() {
	// What the first reading unpacks is there to stay: nothing is gained by
	// looking through it meanwhile.
	percent := debug.SetGCPercent(-1)
	articles := warmUpArticles()
	time.Sleep(waiting)
	var spent time.Duration
	for n := 0; n < warmUpReadings && spent < warmUpTime; n++ {
		for _, text := range articles {
			l.rest()
			start := time.Now()
			l.answer(wire.Marshal(&wire.Annotate{Text: text, Date: "2024-05-14"}), func(uint32, int, string) {})
			spent += time.Since(start)
		}
		// Left to itself, the collector starts in the midst of an article, and until
		// it has done no request is let in.
		if n%collectEvery == 0 {
			runtime.GC()
		}
		if n == 0 {
			debug.SetGCPercent(percent)
			time.Sleep(warmUpAfter)
		}
	}
	l.rest()
	runtime.GC() // what that has left behind is not swept up while an article is read
}

// rest lets requests in, and lasts until there has been none for a while.
func (l *loop) rest() {
	time.Sleep(time.Millisecond)
	for since := time.Since(l.last); since < leave; since = time.Since(l.last) {
		time.Sleep(leave - since)
	}
}
