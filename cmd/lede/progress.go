package main

import (
	"fmt"
	"os"
	"time"
)

// A progress counts documents on a terminal, a few times a second, and keeps
// quiet anywhere else.
type progress struct {
	out        *os.File // nil where nobody watches
	start, due time.Time
	n          int
}

func newProgress(out *os.File) *progress {
	p := &progress{start: time.Now()}
	if info, err := out.Stat(); err == nil && info.Mode()&os.ModeCharDevice != 0 {
		p.out = out
	}
	return p
}

func (p *progress) add(n int) {
	p.n += n
	if now := time.Now(); p.out != nil && now.After(p.due) {
		p.print(now)
		p.due = now.Add(200 * time.Millisecond)
	}
}

func (p *progress) print(now time.Time) {
	seconds := max(now.Sub(p.start).Seconds(), 0.001)
	fmt.Fprintf(p.out, "\r%d documents, %.0f a second ", p.n, float64(p.n)/seconds)
}

func (p *progress) end() {
	if p.out != nil {
		p.print(time.Now())
		fmt.Fprintln(p.out)
	}
}
