// Package client is the page's side of the worker that runs the engine.
//
// The worker loads beside the page (web/page.js starts it, web/worker.js loads
// the engine into it) and takes one request at a time. To stop one, the worker
// is terminated and the next started, which costs little: the page keeps the
// compiled program.
//
//	loading ──Ready──▶ idle ──request──▶ busy ──answer──▶ idle
//	   ▲                                  │
//	   └────────── cancel, death ─────────┘
//
// A request made while the engine loads waits for it. A worker that dies is
// started again and gets its request once more; if it dies of it again, the
// request fails.
package client

import (
	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/wire"
)

// A Status says how far the engine is.
type Status struct {
	Ready  bool
	Loaded int    // bytes so far, while it loads
	Size   int    // bytes in all
	Died   string // why the engine can't be started, or ""
}

// A Client talks to the worker. Its methods must be called on the UI goroutine.
type Client struct {
	// Changed is called when Status has changed.
	Changed func()
	// Received is called with every message about the current request:
	// *wire.Progress, then *wire.Result or *wire.Failure. raw is
	// the message as it came, nil where the client itself made it.
	Received func(m wire.Message, raw []byte)

	Status  Status
	engine  app.Value
	request wire.Message // sent or waiting to be, and not answered yet
	serial  uint32       // the request's number
	later   func(func())
	deaths  int // of the worker since it last answered
}

// maxDeaths is how often in a row a worker is started again.
const maxDeaths = 2

// Start listens to the worker that the page's loader has started. dispatch runs
// a function on the UI goroutine; later does too, in a later task of the
// browser's.
func (c *Client) Start(dispatch, later func(func())) {
	c.later = later
	c.engine = app.Window().Get("lede").Get("engine")
	c.Status.Size = c.engine.Get("state").Get("size").Int()
	c.engine.Call("listen", app.FuncOf(func(_ app.Value, args []app.Value) any {
		data := args[0]
		dispatch(func() { c.receive(data) })
		return nil
	}))
}

// Busy reports whether a request waits for its answer.
func (c *Client) Busy() bool { return c.request != nil }

// Annotate asks for an article's annotations, in place of a request that is not
// answered yet.
func (c *Client) Annotate(r wire.Annotate) {
	r.ID = c.next()
	c.ask(&r)
}

func (c *Client) next() uint32 {
	c.Cancel()
	c.serial++
	return c.serial
}

func (c *Client) ask(request wire.Message) {
	c.request, c.deaths = request, 0
	if c.Status.Died != "" {
		c.restart()
	}
	c.send()
}

// Cancel gives the request up.
func (c *Client) Cancel() {
	if c.request == nil {
		return
	}
	c.request = nil
	if c.Status.Ready {
		c.restart()
	}
}

// send posts the request, if there is one and the worker takes it.
func (c *Client) send() {
	if c.request == nil || !c.Status.Ready {
		return
	}
	b := wire.Marshal(c.request)
	array := app.Window().Get("Uint8Array").New(len(b))
	app.CopyBytesToJS(array, b)
	c.engine.Call("post", array)
}

func (c *Client) restart() {
	c.Status = Status{Size: c.Status.Size}
	c.engine.Call("restart")
}

// receive takes what comes from the worker: the loader's plain objects, then
// the engine's bytes.
func (c *Client) receive(data app.Value) {
	switch {
	case data.Get("died").Truthy():
		c.died(data.Get("died").String())
	case data.Get("loaded").Truthy():
		c.Status.Loaded = data.Get("loaded").Int()
		c.Changed()
	default:
		b := make([]byte, data.Get("length").Int())
		app.CopyBytesToGo(b, data)
		m, err := wire.Unmarshal(b)
		if err != nil {
			c.died(err.Error())
			return
		}
		if _, long := m.(*wire.Result); long {
			c.later(func() { c.message(m, b) }) // to read it and to show it, each is a task
			return
		}
		c.message(m, b)
	}
}

func (c *Client) message(m wire.Message, raw []byte) {
	switch m := m.(type) {
	case *wire.Ready:
		c.Status.Ready = true
		c.Changed()
		c.send()
	case *wire.Progress:
		if c.current(m.ID) {
			c.Received(m, raw)
		}
	case *wire.Result:
		if c.current(m.ID) {
			c.answered(m, raw)
		}
	case *wire.Failure:
		if c.current(m.ID) || m.ID == 0 {
			c.answered(m, raw)
		}
	}
}

func (c *Client) current(id uint32) bool { return c.request != nil && c.serial == id }

func (c *Client) answered(m wire.Message, raw []byte) {
	r, _ := c.request.(*wire.Annotate)
	c.request, c.deaths = nil, 0
	if r != nil && len(r.Text)+len(r.HTML) > huge && c.Status.Ready {
		c.restart()
	}
	c.Received(m, raw)
}

// huge is the length in bytes of a text that is worth a new worker afterwards:
// what memory a WebAssembly program has once taken it never gives back.
const huge = 1 << 20

// died starts the worker again, and gives up where that does not help.
func (c *Client) died(cause string) {
	c.deaths++
	if c.deaths < maxDeaths {
		c.restart()
		c.Changed()
		return
	}
	c.Status = Status{Size: c.Status.Size, Died: cause}
	if c.request != nil {
		c.answered(&wire.Failure{ID: c.serial, Cause: cause}, nil)
	}
	c.Changed()
}
