//go:build js && wasm

// Package worker is the message loop of the web worker: it takes [wire]
// messages from the page, has them answered, and lives through a panic.
//
// The loader, web/worker.js, has put the program into the worker before any of
// this runs. Requests are answered one after the other; to stop one, the page
// terminates the worker and starts another.
package worker

import (
	_ "embed"
	"errors"
	"fmt"
	"strings"
	"syscall/js"
	"time"

	"lede/app/doc"
	"lede/app/pipeline"
	"lede/app/wire"
)

// An Engine is what answers.
type Engine struct {
	// Stages are the names of what Annotate runs, in order.
	Stages []string
	// Annotate turns a request into a document. It calls observe after each
	// stage, and reports a broken stage as a [pipeline.StageError].
	Annotate func(request *wire.Annotate, observe func(pipeline.Step)) (*doc.Document, error)
}

// Serve says that it is ready and answers the page's messages, for ever.
//
// Then, unless the page has an article waiting, it reads one of ours, a
// paragraph at a time: word lists and models are unpacked while the reader is
// still looking for the text to paste. A little later it reads all of it over
// and over for a second, so that the browser's compiler sees what is worth its
// best code; not at once, for that compiler takes the processor from the page
// while it starts. A request waits for one reading at most.
func Serve(e Engine) {
	l := &loop{Engine: e, self: js.Global()}
	l.self.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		l.receive(args[0].Get("data"))
		return nil
	}))
	l.post(&wire.Ready{Stages: e.Stages})
	read := func(text string) {
		l.annotate(&wire.Annotate{Text: text, Date: "2024-05-14"}, func(pipeline.Step) {})
		time.Sleep(time.Millisecond) // let requests in
	}
	time.Sleep(waiting)
	for paragraph := range strings.SplitSeq(warmUp, "\n\n") {
		if !l.asked {
			read(paragraph)
		}
	}
	time.Sleep(warmUpAfter)
	for start := time.Now(); time.Since(start) < warmUpTime; {
		read(warmUp)
	}
	select {}
}

// A page with an article waiting sends it within waiting of being told that the
// engine is ready.
const waiting = 30 * time.Millisecond

// The engine keeps itself busy for warmUpTime, warmUpAfter it is ready.
const (
	warmUpAfter = 1500 * time.Millisecond
	warmUpTime  = time.Second
)

// warmUp has something of whatever the stages look for: code that has not run
// often is not compiled well.
//
//go:embed warmup.txt
var warmUp string

type loop struct {
	Engine
	self  js.Value
	asked bool // there has been a request
}

// between is how long the page hears nothing: a message costs it as much as a
// stage of a short article costs the engine.
const between = 100 * time.Millisecond

// post hands a message over to the page; the buffer moves, it is not copied.
func (l *loop) post(m wire.Message) {
	b := wire.Marshal(m)
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	l.self.Call("postMessage", array, []any{array.Get("buffer")})
}

func (l *loop) receive(data js.Value) {
	l.asked = true
	b := make([]byte, data.Get("length").Int())
	js.CopyBytesToGo(b, data)
	m, err := wire.Unmarshal(b)
	if err != nil {
		l.post(&wire.Failure{Cause: err.Error()})
		return
	}
	request, ok := m.(*wire.Annotate)
	if !ok {
		return
	}
	done, told := 0, time.Now()
	l.post(l.annotate(request, func(s pipeline.Step) {
		done++
		if time.Since(told) < between {
			return
		}
		told = time.Now()
		l.post(&wire.Progress{ID: request.ID, Stage: s.Stage, Done: done, Total: len(l.Stages)})
	}))
}

// annotate runs one request. A panic outside the stages becomes a Failure too.
func (l *loop) annotate(m *wire.Annotate, observe func(pipeline.Step)) (reply wire.Message) {
	defer failed(m.ID, &reply)
	start := time.Now()
	d, err := l.Annotate(m, observe)
	var broken *pipeline.StageError
	switch {
	case errors.As(err, &broken):
		return &wire.Failure{ID: m.ID, Stage: broken.Stage, Cause: fmt.Sprint(broken.Cause)}
	case err != nil:
		return &wire.Failure{ID: m.ID, Cause: err.Error()}
	}
	return &wire.Result{ID: m.ID, Micros: int(time.Since(start).Microseconds()), Document: d}
}

// failed turns a panic into a reply.
func failed(id uint32, reply *wire.Message) {
	if cause := recover(); cause != nil {
		*reply = &wire.Failure{ID: id, Cause: fmt.Sprint(cause)}
	}
}
