package browsertest

import (
	"strings"
	"testing"
)

// TestPanic lets a stage break: the text stays, the stage is named, and the
// next article is marked as if nothing had been.
func TestPanic(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	const text = "This one makes the engine PANIC."
	tb.paste(text, "")
	tb.wait(`document.querySelector(".notice.failed")`)
	if got := js[string](tb, `document.querySelector(".notice.failed").textContent`); !strings.Contains(got, "obey") || !strings.Contains(got, "told to") {
		t.Errorf("the failure reads %q, without the stage or the cause", got)
	}
	same(t, "after the panic", tb.text(), text)
	tb.home()
	tb.paste("All is well.", "")
	tb.analysed()
}

// TestCancel stops an engine that never ends, once the page has said that it is
// late.
func TestCancel(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	const text = "This one makes the engine STALL."
	tb.paste(text, "")
	tb.wait(`document.querySelector(".notice.busy").textContent.includes("longer than usual")`)
	tb.click("#cancel")
	tb.wait(`document.querySelector(".notice.cancelled")`)
	same(t, "after cancelling", tb.text(), text)
	tb.home()
	tb.paste("All is well.", "")
	tb.analysed()
}

// TestStopped breaks the page's own program: the page says so, and what was
// being typed is there after reloading.
func TestStopped(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.fill("#paste-text", "Half an article")
	if js[bool](tb, `!document.getElementById("stopped").hidden`) {
		t.Fatal("the page says that it has stopped, and it has not")
	}
	js[bool](tb, `(lede.engine.listener(null), true)`) // a message the page can't read
	tb.wait(`!document.getElementById("stopped").hidden`)
	tb.click("#reload")
	tb.wait(`document.getElementById("file") && document.getElementById("paste-text").value === "Half an article"`)
}

// TestDeath ends the engine's program in the middle of an article.
func TestDeath(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	const text = "This one makes the engine DIE."
	tb.paste(text, "")
	tb.wait(`document.querySelector(".notice.failed")`)
	same(t, "after the engine's death", tb.text(), text)
	tb.home()
	tb.paste("All is well.", "")
	tb.analysed()
}

// TestMemory has a new worker started after a huge text: the memory the old one
// took can't be had back in any other way.
func TestMemory(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.paste("All is well.", "")
	tb.analysed()
	js[bool](tb, `(window.first = lede.engine.worker, true)`)
	tb.home()
	tb.paste("Short.", "")
	tb.analysed()
	if js[bool](tb, `lede.engine.worker !== window.first`) {
		t.Error("a new worker after a short text")
	}
	tb.home()
	huge := strings.Repeat("All is well, says the minister. ", 40_000)
	tb.paste(huge, "")
	tb.analysed()
	same(t, "a huge text", tb.text(), huge)
	tb.wait(`lede.engine.worker !== window.first`)
	tb.home()
	tb.paste("All is well again.", "")
	tb.analysed()
}
