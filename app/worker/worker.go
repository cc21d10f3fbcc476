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

// An Annotator turns a request into a document. It calls observe after each
// stage, and reports a broken stage as a [pipeline.StageError].
type Annotator func(request *wire.Annotate, observe func(pipeline.Step)) (*doc.Document, error)

// Serve says that it is ready and answers the page's messages, for ever.
// stages are the names of what the annotator runs, in order.
func Serve(stages []string, annotate Annotator) {
	l := &loop{self: js.Global(), stages: stages, annotate: annotate}
	l.self.Set("onmessage", js.FuncOf(func(_ js.Value, args []js.Value) any {
		l.receive(args[0].Get("data"))
		return nil
	}))
	l.post(&wire.Ready{Stages: stages})
	select {}
}

type loop struct {
	self     js.Value
	stages   []string
	annotate Annotator
}

// post hands a message over to the page; the buffer moves, it is not copied.
func (l *loop) post(m wire.Message) {
	b := wire.Marshal(m)
	array := js.Global().Get("Uint8Array").New(len(b))
	js.CopyBytesToJS(array, b)
	l.self.Call("postMessage", array, []any{array.Get("buffer")})
}

func (l *loop) receive(data js.Value) {
	b := make([]byte, data.Get("length").Int())
	js.CopyBytesToGo(b, data)
	m, err := wire.Unmarshal(b)
	if err != nil {
		l.post(&wire.Failure{Cause: err.Error()})
		return
	}
	if request, ok := m.(*wire.Annotate); ok {
		l.post(l.answer(request))
	}
}

// answer runs one request. A panic outside the stages becomes a Failure too.
func (l *loop) answer(request *wire.Annotate) (reply wire.Message) {
	defer func() {
		if cause := recover(); cause != nil {
			reply = &wire.Failure{ID: request.ID, Cause: fmt.Sprint(cause)}
		}
	}()
	done := 0
	start := time.Now()
	d, err := l.annotate(request, func(s pipeline.Step) {
		done++
		l.post(&wire.Progress{ID: request.ID, Stage: s.Stage, Done: done, Total: len(l.stages)})
	})
	var broken *pipeline.StageError
	switch {
	case errors.As(err, &broken):
		return &wire.Failure{ID: request.ID, Stage: broken.Stage, Cause: fmt.Sprint(broken.Cause)}
	case err != nil:
		return &wire.Failure{ID: request.ID, Cause: err.Error()}
	}
	return &wire.Result{ID: request.ID, Micros: int(time.Since(start).Microseconds()), Document: d}
}
