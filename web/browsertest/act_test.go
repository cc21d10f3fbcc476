package browsertest

import (
	"context"
	"errors"
	"strconv"
	"time"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/input"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// # What a reader does
//
// Each of these waits until what it is done to is there and can be used, and the
// page at rest (rest_test.go).

// first is the first element that a selector matches.
func first(selector string) string { return `document.querySelector(` + quoted(selector) + `)` }

// on runs a script on an element, called e there. The element is an expression,
// and is looked up in the script's own task: it can't have been replaced.
func (tb *tab) on(element, script string) {
	tb.t.Helper()
	for range 20 {
		tb.usable(element)
		if js[bool](tb, `(() => { const e = `+element+`; if (!e || e.disabled) return false; `+script+`; return true; })()`) {
			return
		}
	}
	tb.t.Fatalf("comes and goes: %s\n%s", element, tb.shows())
}

// usable waits until an element is there, can be used, and the page is at rest.
func (tb *tab) usable(element string) {
	tb.t.Helper()
	tb.wait(`((e) => e && !e.disabled)(` + element + `)`)
	tb.rest()
}

// click clicks the first element that a selector matches.
func (tb *tab) click(selector string) {
	tb.t.Helper()
	tb.on(first(selector), `e.click()`)
}

// focus moves the focus to an element.
func (tb *tab) focus(selector string) {
	tb.t.Helper()
	tb.on(first(selector), `e.focus()`)
}

// fill types into a box.
func (tb *tab) fill(selector, text string) {
	tb.t.Helper()
	tb.on(first(selector), `e.value = `+quoted(text)+`; e.dispatchEvent(new Event("input", {bubbles: true}))`)
}

// set fills in a field whose value is asked for later, or chooses from a list, by
// a value or by the words shown for it.
func (tb *tab) set(id, value string) {
	tb.t.Helper()
	tb.on(first("#"+id), `
		const choice = [...e.options || []].find((o) => [o.value, o.text].includes(`+quoted(value)+`));
		if (e.options && !choice) throw new Error("no choice " + `+quoted(value)+` + " among " + [...e.options].map((o) => o.text).join(", "));
		e.value = choice ? choice.value : `+quoted(value))
}

// pick chooses from a list that acts at once, by the number of the choice.
func (tb *tab) pick(selector string, n int) {
	tb.t.Helper()
	tb.on(first(selector), `e.selectedIndex = `+strconv.Itoa(n)+`; e.dispatchEvent(new Event("change", {bubbles: true}))`)
}

// back goes back in the tab's history.
func (tb *tab) back() {
	tb.t.Helper()
	tb.on(`document.body`, `history.back()`)
}

// paste pastes what another program has put on the clipboard: plain text and,
// unless it is "", HTML.
func (tb *tab) paste(text, html string) {
	tb.t.Helper()
	tb.on(`document.activeElement || document.body`, `
		const data = new DataTransfer();
		data.setData("text/plain", `+quoted(text)+`);
		if (`+quoted(html)+`) data.setData("text/html", `+quoted(html)+`);
		const event = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
		if (!event.clipboardData?.types.length) Object.defineProperty(event, "clipboardData", {value: data}); // Firefox leaves it out
		e.dispatchEvent(event)`)
}

// taken clicks a button that gives the reader a file, and returns its text.
func (tb *tab) taken(button string) string {
	tb.t.Helper()
	tb.usable(first(button))
	return js[string](tb, `new Promise((done) => {
		const create = URL.createObjectURL;
		URL.createObjectURL = (blob) => { URL.createObjectURL = create; done(blob.text()); return create.call(URL, blob); };
		`+first(button)+`.click();
	})`)
}

// give puts a file of the reader's into a field.
func (tb *tab) give(field, name, text string) {
	tb.t.Helper()
	tb.on(first(field), `
		const files = new DataTransfer();
		files.items.add(new File([`+quoted(text)+`], `+quoted(name)+`));
		e.files = files.files;
		e.dispatchEvent(new Event("change", {bubbles: true}))`)
}

// press types keys where the focus is, as a keyboard would.
func (tb *tab) press(keys string) {
	tb.t.Helper()
	tb.rest()
	tb.strike(keys)
}

// strike types keys whatever the page is at.
func (tb *tab) strike(keys string) {
	tb.t.Helper()
	tb.do(chromedp.KeyEvent(keys))
}

// tabTo presses Tab until the focused element is the one, and fails when it has
// gone round.
func (tb *tab) tabTo(is string) {
	tb.t.Helper()
	tb.rest()
	for range 150 {
		if js[bool](tb, `document.activeElement.`+is) {
			return
		}
		tb.strike(kb.Tab)
	}
	tb.t.Fatalf("Tab never reaches the element that %s\n%s", is, tb.shows())
}

// pressOn uses a button by keyboard: it takes the focus, and Enter. It fails where
// Enter comes to another element.
func (tb *tab) pressOn(selector string) {
	tb.t.Helper()
	tb.focus(selector)
	tb.rest()
	js[bool](tb, `(window.struck = "no element", addEventListener("keydown", ({target}) => {
		window.struck = target === `+first(selector)+` ? "" : target.outerHTML.slice(0, 200);
	}, {capture: true, once: true}), true)`)
	tb.strike(kb.Enter)
	if other := js[string](tb, `window.struck`); other != "" {
		tb.t.Fatalf("Enter, meant for %s, came to %s\n%s", selector, other, tb.shows())
	}
}

// point returns where the middle of an element's first box is in the window,
// once it has been scrolled there.
func (tb *tab) point(selector string) (x, y float64) {
	tb.t.Helper()
	tb.on(first(selector), `e.scrollIntoView({block: "center", behavior: "instant"})`)
	tb.rest()
	at := js[[]float64](tb, `(() => {
		const box = `+first(selector)+`.getClientRects()[0];
		return [box.left + box.width / 2, box.top + box.height / 2];
	})()`)
	return at[0], at[1]
}

// mouse clicks where an element is, whatever lies there.
func (tb *tab) mouse(selector string) {
	tb.t.Helper()
	x, y := tb.point(selector)
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		for _, kind := range []input.DispatchMouseEventType{input.DispatchMouseEventTypeMousePressed, input.DispatchMouseEventTypeMouseReleased} {
			if _, err := cdp.Call(ctx, t, input.DispatchMouseEvent, input.DispatchMouseEventParams{Type: kind, X: x, Y: y, Button: input.MouseButtonLeft, ClickCount: 1}); err != nil {
				return chromedp.Void{}, err
			}
		}
		return chromedp.Void{}, nil
	})
}

// tap touches where an element is, whatever lies there. The finger is lifted
// without waiting for what the page makes of its touch: on a busy machine that
// would become a long one, which is no tap.
func (tb *tab) tap(selector string) {
	tb.t.Helper()
	x, y := tb.point(selector)
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		touched := make(chan error, 1)
		go func() {
			_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchStart, TouchPoints: []*input.TouchPoint{{X: x, Y: y}}})
			touched <- err
		}()
		time.Sleep(20 * time.Millisecond) // a finger takes longer
		_, err := cdp.Call(ctx, t, input.DispatchTouchEvent, input.DispatchTouchEventParams{Type: input.DispatchTouchEventTypeTouchEnd, TouchPoints: []*input.TouchPoint{}})
		return chromedp.Void{}, errors.Join(err, <-touched)
	})
}

// touch makes the screen one for fingers.
func (tb *tab) touch() {
	tb.t.Helper()
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetTouchEmulationEnabled, emulation.SetTouchEmulationEnabledParams{Enabled: true, MaxTouchPoints: 1})
		return chromedp.Void{}, err
	})
}

// emulate sets media features: "prefers-color-scheme", "dark".
func (tb *tab) emulate(media string, features ...string) {
	tb.t.Helper()
	p := emulation.SetEmulatedMediaParams{Media: media}
	for i := 0; i < len(features); i += 2 {
		p.Features = append(p.Features, &emulation.MediaFeature{Name: features[i], Value: features[i+1]})
	}
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetEmulatedMedia, p)
		return chromedp.Void{}, err
	})
}

// viewport gives the window a size.
func (tb *tab) viewport(width, height int64) {
	tb.t.Helper()
	tb.do(chromedp.EmulateViewport(width, height))
}
