package ui

import (
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// slowAfter is how long the engine may be silent before the reader is told that
// it is late. No stage takes that long on most machines, whatever the text.
const slowAfter = 15 * time.Second

// watch tells the reader where the engine gives no sign of life, that of a stage
// done or of an answer: what hangs looks like what works, and the way out must
// be in sight.
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
