package browsertest

import (
	"bytes"
	"context"
	"fmt"
	"image"
	"image/png"
	"math"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/cdp"
	"github.com/chromedp/cdproto/emulation"
	cdppage "github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// TestCopy copies the whole article, and a stretch of it over marks and a
// folded passage: the clipboard gets the words and nothing of ours.
func TestCopy(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	text := sampleText(t, "harbour-hack")
	copied := func(kind string) string {
		return js[string](tb, `(() => {
			const event = new ClipboardEvent("copy", {clipboardData: new DataTransfer(), bubbles: true, cancelable: true});
			getSelection().anchorNode.dispatchEvent(event);
			return event.clipboardData.getData(`+quoted(kind)+`);
		})()`)
	}
	js[bool](tb, `(getSelection().selectAllChildren(document.getElementById("article")), true)`)
	same(t, "all of it", copied("text/plain"), text)
	html := copied("text/html")
	for _, ours := range []string{"<mark", "class=", "Repeats", "Editorial", "Says:"} {
		if strings.Contains(html, ours) {
			t.Errorf("the copied HTML holds %q", ours)
		}
	}
	if got := strings.Count(html, "<p>"); got < 5 {
		t.Errorf("the copied HTML has %d paragraphs: %.300s", got, html)
	}

	from, to := strings.Index(text, "ordering the ransomware"), strings.Index(text, "The company, which")
	js[bool](tb, `(() => {
		const find = (words) => {
			const walker = document.createTreeWalker(document.getElementById("article"), NodeFilter.SHOW_TEXT);
			let text = "";
			const at = document.getElementById("article").textContent.indexOf(words);
			for (let node = walker.nextNode(); node; node = walker.nextNode()) {
				if (text.length + node.data.length > at) return [node, at - text.length];
				text += node.data;
			}
		};
		getSelection().setBaseAndExtent(...find("ordering the ransomware"), ...find("The company, which"));
		return true;
	})()`)
	same(t, "a stretch", copied("text/plain"), text[from:to])
}

// TestEveryWhy steps through every mark of the article, those under others too:
// each has a card with a reason that reads as sentences.
func TestEveryWhy(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	tb.click("#density-everything")
	tb.wait(`document.querySelector(".reading.everything")`)
	tb.click("#article mark.actor")
	tb.wait(`document.querySelector("#why .reason")`)
	tb.rest()
	all := js[int](tb, `new Set([...document.querySelectorAll("#article mark")].flatMap((m) => m.dataset.id.split(" "))).size`)
	cards := js[[]string](tb, fmt.Sprintf(`(async () => {
		const cards = new Map();
		for (let i = 0; i < %d; i++) {
			const before = document.activeElement.getAttribute("aria-label");
			document.activeElement.dispatchEvent(new KeyboardEvent("keydown", {key: "j", bubbles: true}));
			for (let n = 0; n < 200 && document.activeElement.getAttribute("aria-label") === before; n++) await new Promise((done) => setTimeout(done, 2));
			await window.nextFrame();
			cards.set(document.activeElement.getAttribute("aria-label") + i, (document.querySelector("#why .reason") || {textContent: ""}).textContent);
		}
		return [...cards.values()];
	})()`, all))
	if len(cards) != all {
		t.Errorf("%d cards for %d marks", len(cards), all)
	}
	for _, reason := range cards {
		if first := []rune(reason); len(reason) < 12 || !strings.HasSuffix(reason, ".") || !(strings.ToUpper(string(first[:1])) == string(first[:1])) {
			t.Errorf("a card's reason does not read as a sentence: %q", reason)
		}
	}
}

// TestEveryCard reaches every card of every tab with the Tab key alone.
func TestEveryCard(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	for i := range 4 {
		tb.tab(i)
		tb.wait(`document.querySelector("[data-card]")`)
		tb.rest()
		cards := js[int](tb, `document.querySelectorAll("[data-card]").length`)
		js[bool](tb, `(window.reached = new Set(), document.getElementById("panel-body").focus(), true)`)
		for range 400 {
			tb.strike(kb.Tab)
			if !js[bool](tb, `(() => {
				const card = document.activeElement.closest("[data-card]");
				if (card) window.reached.add(card.dataset.card);
				return !!document.activeElement.closest(".panel");
			})()`) {
				break
			}
		}
		if n := js[int](tb, `window.reached.size`); n != cards || cards == 0 {
			t.Errorf("tab %d: Tab reaches %d of %d cards", i, n, cards)
		}
	}
}

// TestPictures goes through each picture with the arrow keys, and from it into
// the text.
func TestPictures(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.read("harbour-hack")
	for _, c := range []struct {
		tab  int
		part string
	}{{1, ".event"}, {2, ".stretch"}, {3, ".edge"}} {
		tb.tab(c.tab)
		tb.wait(`document.querySelectorAll(".drawing ` + c.part + `").length > 0`)
		tb.rest()
		if stops := js[int](tb, `document.querySelectorAll(".drawing [tabindex='0']").length`); stops != 1 {
			t.Errorf("%s: the picture has %d tab stops", c.part, stops)
		}
		if n := js[int](tb, `document.querySelectorAll(".picture tbody tr").length - document.querySelectorAll(".drawing `+c.part+`").length`); n != 0 {
			t.Errorf("%s: the table has %d rows more than the picture parts", c.part, n)
		}
		tb.focus(".drawing [tabindex='0']")
		tb.press(kb.ArrowDown)
		tb.wait(`document.activeElement === [...document.querySelectorAll(".drawing ` + c.part + `")].slice(0, 2).at(-1)`)
		if label := js[string](tb, `document.activeElement.getAttribute("aria-label")`); len(label) < 10 {
			t.Errorf("%s: a part is called %q", c.part, label)
		}
		tb.press(kb.ArrowUp)
		tb.wait(`document.activeElement === document.querySelectorAll(".drawing ` + c.part + `")[0]`)
		js[bool](tb, `(window.scrollTo({top: document.body.scrollHeight, behavior: "instant"}), true)`)
		tb.rest()
		before := js[float64](tb, `scrollY`)
		tb.press(kb.Enter)
		tb.wait(fmt.Sprintf(`scrollY < %f || document.activeElement.matches("#article mark")`, before))
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// grey takes a picture of an element as somebody sees it who sees no colours.
func (tb *tab) grey(selector string) image.Image {
	tb.t.Helper()
	var data []byte
	tb.on(first(selector), `e.scrollIntoView({block: "center", behavior: "instant"})`)
	tb.rest()
	box := js[[]float64](tb, `(() => {
		const b = `+first(selector)+`.getClientRects()[0];
		return [b.left + scrollX, b.top + scrollY, b.width, b.height];
	})()`)
	tb.do(func(ctx context.Context, t *chromedp.Target) (chromedp.Void, error) {
		if _, err := cdp.Call(ctx, t, emulation.SetEmulatedVisionDeficiency, emulation.SetEmulatedVisionDeficiencyParams{Type: emulation.SetEmulatedVisionDeficiencyTypeAchromatopsia}); err != nil {
			return chromedp.Void{}, err
		}
		shot, err := cdp.Call(ctx, t, cdppage.CaptureScreenshot, cdppage.CaptureScreenshotParams{
			Clip: &cdppage.Viewport{X: box[0] - 4, Y: box[1] - 4, Width: box[2] + 8, Height: box[3] + 8, Scale: 1}})
		if err == nil {
			data = shot.Data
		}
		return chromedp.Void{}, err
	})
	img, err := png.Decode(bytes.NewReader(data))
	if err != nil {
		tb.t.Fatal(err)
	}
	return img
}

// TestGreyscale looks at a mark of each layer without colours: what draws it is
// at least three times as dark, or as light, as the paper.
func TestGreyscale(t *testing.T) {
	s := serve(t, real)
	for _, theme := range []string{"light", "dark"} {
		tb := launch(t, t.TempDir()).open(s.url())
		tb.emulate("", "prefers-color-scheme", theme, "prefers-reduced-motion", "reduce")
		tb.read("harbour-hack")
		tb.viewport(1280, 2400) // with the editorial on the first screen
		tb.wait(`document.querySelectorAll("#article .bar").length > 3`)
		for _, c := range []struct {
			layer, selector string
			at              func(image.Image) (x0, y0, x1, y1 int) // where its own drawing is
		}{
			{"actor", "#article mark.actor-lead.actor-first", func(m image.Image) (int, int, int, int) { // the drawing before the name
				b := m.Bounds()
				return 4, b.Dy() / 4, 18, b.Dy() * 3 / 4
			}},
			{"incident", "#article mark.incident:not(.incident-lead)", func(m image.Image) (int, int, int, int) { // the lower edge
				b := m.Bounds()
				return 6, b.Dy() - 12, b.Dx() - 6, b.Dy()
			}},
			{"opinion", "#article .bar.editorial", func(m image.Image) (int, int, int, int) {
				b := m.Bounds()
				return 0, b.Dy() / 2, b.Dx(), b.Dy() - 6
			}},
		} {
			img := tb.grey(c.selector)
			x0, y0, x1, y1 := c.at(img)
			light := func(x, y int) float64 {
				r, g, b, _ := img.At(x, y).RGBA()
				if r != g || g != b {
					t.Fatalf("%s: %s is not grey: %d %d %d", theme, c.layer, r>>8, g>>8, b>>8)
				}
				v := float64(r) / 0xffff
				if v <= 0.04045 {
					return v / 12.92
				}
				return math.Pow((v+0.055)/1.055, 2.4)
			}
			paper, best := light(1, 1), 1.0
			for y := y0; y < y1; y++ {
				for x := x0; x < x1; x++ {
					v := light(x, y)
					best = max(best, (max(v, paper)+.05)/(min(v, paper)+.05))
				}
			}
			if best < 3 {
				t.Errorf("%s: without colours, %s stands out from the paper by %.1f to 1, want 3", theme, c.layer, best)
			}
		}
	}
}
