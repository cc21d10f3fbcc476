package ui

import (
	"errors"
	"io"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// # Files
//
// What the reader takes away is written beside the page, a little at a time: the
// browser paints and takes keys in between, and the reader can call it off. The
// program's memory, which never shrinks, holds no more of it than a part.

// A file is one being written. It is an io.Writer, for a goroutine of its own.
type file struct {
	parts  []any // Blobs, which are the browser's to keep
	part   []byte
	length int       // bytes so far
	rest   time.Time // when the browser is to have its turn
	slow   bool      // it takes long enough to be told of
	off    bool      // the reader has called it off
}

// partSize is how many bytes are handed to the browser at a time.
const partSize = 1 << 20

var errCalledOff = errors.New("called off")

func (f *file) Write(b []byte) (int, error) {
	f.part = append(f.part, b...)
	f.length += len(b)
	if len(f.part) >= partSize {
		f.hand()
	}
	if time.Now().After(f.rest) {
		turn := make(chan struct{})
		inTask(func() { close(turn) })
		<-turn
		f.rest = time.Now().Add(slice)
	}
	if f.off {
		return 0, errCalledOff
	}
	return len(b), nil
}

// hand gives the browser what has been written.
func (f *file) hand() {
	array := app.Window().Get("Uint8Array").New(len(f.part))
	app.CopyBytesToJS(array, f.part)
	f.parts = append(f.parts, app.Window().Get("Blob").New([]any{array}))
	f.part = f.part[:0]
}

// save has the browser save the file.
func (f *file) save(name, media string) {
	f.hand()
	blob := app.Window().Get("Blob").New(f.parts, map[string]any{"type": media})
	url := app.Window().Get("URL").Call("createObjectURL", blob)
	a := document().Call("createElement", "a")
	a.Set("href", url)
	a.Set("download", name)
	a.Call("click")
	app.Window().Get("URL").Call("revokeObjectURL", url)
}

// fileNotice is how long a file may take to write before the reader is told.
const fileNotice = 400 * time.Millisecond

// takeAway writes a file and has it saved. What write returns says what came of
// it. One file is written at a time.
func (p *page) takeAway(name, media string, write func(io.Writer) (done string, err error)) {
	if p.file != nil {
		return
	}
	f := &file{rest: time.Now().Add(slice)}
	p.file = f
	p.ctx.After(fileNotice, func(app.Context) { p.watchFile(f) })
	p.background(func() func() {
		done, err := write(f)
		return func() {
			p.file = nil
			switch {
			case errors.Is(err, errCalledOff):
				p.say("No file was written.")
			case err != nil:
				p.say("The file could not be written: " + err.Error())
			default:
				f.save(name, media)
				p.say(done)
			}
		}
	})
}

// watchFile shows how far a file is, as long as it is being written.
func (p *page) watchFile(f *file) {
	if p.file == f {
		f.slow = true
		p.ctx.After(fileNotice, func(app.Context) { p.watchFile(f) })
	}
}

// fileBar says that a file is being written, and lets the reader call it off.
func (p *page) fileBar() app.UI {
	return tag("div").Class("toast").Body(
		tag("span").Text("Writing the file: "+megabytes(p.file.length)+" MB"),
		tag("button").Attr("type", "button").ID("file-cancel").Text("Cancel").OnClick(func(app.Context, app.Event) { p.file.off = true }),
	)
}
