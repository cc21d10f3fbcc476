package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// slowAfter is how long an answer may take before the reader is told that it is
// late. The longest text the engine takes is read in less on most machines.
const slowAfter = 15 * time.Second

// watch tells the reader where the engine does not answer in time: what hangs
// looks like what works, and the way out must be in sight.
func (p *page) watch() {
	p.slow = false
	p.watched++
	mine := p.watched
	p.ctx.After(slowAfter, func(app.Context) {
		if mine == p.watched && p.engine.Busy() {
			p.slow = true
			p.say("The engine takes longer than usual")
		}
	})
}
