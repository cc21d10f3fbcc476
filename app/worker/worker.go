//go:build js && wasm

// Package worker is the message loop of the web worker: it takes [wire]
// messages from the page, has them answered, and lives through a panic.
//
// The loader, web/worker.js, has put the program into the worker before any of
// this runs. Requests are answered one after the other; to stop one, the page
// terminates the worker and starts another.
package worker

import (
	"errors"
	"fmt"
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

// Serve says that it is ready and answers the page's messages, for ever. While
// there is nothing to answer it warms up.
func Serve(e Engine) {
	l := &loop{Engine: e, self: js.Global()}
	l.self.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		l.receive(args[0].Get("data"))
		return nil
	}))
	l.post(wire.Marshal(&wire.Ready{Stages: e.Stages}))
	l.warmUp()
	select {}
}

type loop struct {
	Engine
	self js.Value
	last time.Time // when a request was answered, the zero time before the first
}

// between is how long the page hears nothing: a message costs it as much as a
// stage of a short article costs the engine.
const between = 100 * time.Millisecond

// post hands a message over to the page; the buffer moves, it is not copied.
func (l *loop) post(message []byte) {
	array := js.Global().Get("Uint8Array").New(len(message))
	js.CopyBytesToJS(array, message)
	l.self.Call("postMessage", array, []any{array.Get("buffer")})
}

func (l *loop) receive(data js.Value) {
	defer func() { l.last = time.Now() }()
	b := make([]byte, data.Get("length").Int())
	js.CopyBytesToGo(b, data)
	told := time.Now()
	reply := l.answer(b, func(id uint32, done int, stage string) {
		if time.Since(told) < between {
			return
		}
		told = time.Now()
		l.post(wire.Marshal(&wire.Progress{ID: id, Stage: stage, Done: done, Total: len(l.Stages)}))
	})
	if reply != nil {
		l.post(reply)
	}
}

// answer takes a message and returns the reply, if there is one. It tells of
// every stage that has run.
func (l *loop) answer(message []byte, tell func(id uint32, done int, stage string)) []byte {
	m, err := wire.Unmarshal(message)
	if err != nil {
		return wire.Marshal(&wire.Failure{Cause: err.Error()})
	}
	request, ok := m.(*wire.Annotate)
	if !ok {
		return nil
	}
	done := 0
	return wire.Marshal(l.annotate(request, func(s pipeline.Step) {
		done++
		tell(request.ID, done, s.Stage)
	}))
}

// annotate runs one request. A panic outside the stages becomes a Failure too.
func (l *loop) annotate(m *wire.Annotate, observe func(pipeline.Step)) (reply wire.Message) {
	defer failed(m.ID, &reply)
	start := time.Now()
	d, err := l.Annotate(m, observe)
	if broken, ok := errors.AsType[*pipeline.StageError](err); ok {
		return &wire.Failure{ID: m.ID, Stage: broken.Stage, Cause: fmt.Sprint(broken.Cause)}
	}
	if err != nil {
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
