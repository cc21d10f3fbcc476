package browsertest

import (
	"context"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// TestOddTexts pastes what is hard to take: each text is shown whole, and says
// what came of it.
func TestOddTexts(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	for _, c := range []struct{ name, text string }{
		{"one word", "Hello"},
		{"line breaks of all kinds", "One.\r\n\r\nTwo.\rThree.\n\n\nFour.\n"},
		{"markup", "<b>Bold</b> & <script>document.title='hacked'</script> <img src=x onerror=\"document.title='hacked'\">"},
		{"emoji", "The 🇳🇴 minister 👩‍👩‍👧 said “no” 🎈."},
		{"right to left", "אמר שר החוץ ביום שני. وقال الوزير يوم الاثنين."},
		{"combining marks", "Zoe\u0308 said e\u0301te\u0301."},
		{"Norwegian", "Utenriksministeren sa mandag at angrepet mot Stortinget kom fra utlandet, og at regjeringen ser svært alvorlig på saken. Politiet etterforsker."},
		{"one line of a million characters", strings.Repeat("The minister said no. ", 50_000)},
	} {
		tb.paste(c.text, "")
		tb.analysed()
		same(t, c.name, tb.text(), c.text)
		tb.home()
	}
	if title := js[string](tb, "document.title"); title != "Lede" {
		t.Errorf("the title became %q", title)
	}

	tb.paste("x\x00y", "")
	tb.analysed()
	same(t, "NUL, which can't stand in a page", tb.text(), "x\uFFFDy")
	tb.home()

	tb.paste(strings.Repeat("a", 5<<20+1), "")
	tb.wait(`document.getElementById("live").textContent.includes("5 MB")`)
	tb.paste(" \n ", "")
	tb.rest()
	if !js[bool](tb, `!!document.getElementById("file")`) {
		t.Error("pasting nothing left the paste screen")
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestShell types into the page before its program is there.
func TestShell(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	// The shell is the page's own markup, so a box is there at once.
	js[bool](tb, `(document.getElementById("paste-text").value += "typed early", true)`)
	tb.ready()
	if got := js[string](tb, `document.getElementById("paste-text").value`); !strings.Contains(got, "typed early") {
		t.Errorf("the box holds %q", got)
	}
}

// outline lists what a reader sees of an element's children: tags, classes,
// text, icons. What is hidden or folded away does not count.
const outline = `(root) => {
	const lines = [];
	const walk = (e, depth) => {
		if (e.matches("dialog, #live, .toast, input, .status, details > :not(summary)")) return;
		const own = [...e.childNodes].filter((n) => n.nodeType === 3).map((n) => n.data.trim()).join("");
		lines.push(" ".repeat(depth) + e.tagName.toLowerCase() + "." + [...e.classList].sort().join(".") + " " + own + (e.getAttribute("d") || ""));
		for (const child of e.children) walk(child, depth + 1);
	};
	walk(root, 0);
	return lines.join("\n");
}`

// TestShellIsThePage holds the shell against what the program draws in its
// place: nothing may move when it does.
func TestShellIsThePage(t *testing.T) {
	s := serve(t, faulty)
	b := launch(t, t.TempDir())
	bare := b.blank()
	bare.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		_, err := cdp.Call(ctx, t, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: true})
		return chromedp.Void{}, err
	})
	bare.navigate(s.url())
	shell := js[string](bare, `(`+outline+`)(document.getElementById("app"))`)
	tb := b.open(s.url())
	tb.ready()
	drawn := js[string](tb, `(`+outline+`)(document.getElementById("app"))`)
	same(t, "the drawn page against the shell", drawn, shell)
}

// TestReload reloads while an article is read.
func TestReload(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	const text = "The first line.\n\nThe second line."
	tb.paste(text, "")
	tb.analysed()
	tb.kept(1)
	tb.navigate(s.url())
	tb.analysed()
	same(t, "after a reload", tb.text(), text)
}
