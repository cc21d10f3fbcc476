package browsertest

import (
	"fmt"
	"strings"
	"testing"

	"github.com/chromedp/chromedp/kb"

	"lede/app/annotate"
	"lede/app/compare"
	"lede/app/correct"
	"lede/app/doc"
)

// TestCompare chooses two articles in the library by keyboard, compares them,
// goes from there into a text and back, and comes back by the address.
func TestCompare(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.viewport(1280, 900)
	tb.ready()
	long := sampleText(t, "harbour-hack")
	short := strings.Join(strings.SplitAfter(long, "\n")[4:12], "") + "\nIt is a disgrace, Ida Krogh said in Oslo."
	for i, text := range []string{long, short, "Nothing much is in this line."} {
		tb.paste(text, "")
		tb.analysed()
		tb.kept(i + 1)
		tb.home()
	}
	tb.library()
	tb.wait(`document.querySelectorAll("#library-list .card").length === 3`)
	tb.tabTo(`matches('[data-compare="3"]')`)
	tb.press(kb.Enter)
	tb.wait(`document.querySelector(".choice p") && !document.getElementById("compare")`)
	tb.tabTo(`matches('[data-compare="2"]')`)
	tb.press(kb.Enter)
	tb.tabTo(`matches('[data-compare="1"]')`)
	tb.press(kb.Enter) // a third takes the place of the first
	tb.wait(`document.querySelectorAll('[data-compare][aria-pressed="true"]').length === 2`)
	tb.tabTo(`matches("#compare")`)
	tb.press(kb.Enter)
	tb.wait(`document.querySelectorAll(".compare .part").length === 4`)

	// What is on the screen is what the comparison says, in its order.
	var docs [2]*doc.Document
	for i, text := range []string{short, long} {
		d, err := annotate.New().Text(text, annotate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		docs[i], _ = correct.Apply(d, nil, nil) // as the page does
	}
	said := compare.Articles(docs[0], docs[1])
	var actors, incidents, speakers []string
	for _, pair := range said.Actors {
		for i, n := range pair {
			actors = append(actors, fmt.Sprint("×", docs[i].TimesMentioned(docs[i].Actors[n])))
		}
	}
	for _, pair := range said.Incidents {
		incidents = append(incidents, docs[0].Incidents[pair[0]].Label, docs[1].Incidents[pair[1]].Label)
	}
	for _, q := range said.Quoted {
		for _, n := range q.Times {
			speakers = append(speakers, strings.Replace(fmt.Sprint("×", n), "×0", "–", 1))
		}
	}
	if len(actors) == 0 || len(incidents) == 0 || len(speakers) == 0 {
		t.Fatalf("nothing in common: actors %v, incidents %v, quoted %v", actors, incidents, speakers)
	}
	check := func(when string) {
		t.Helper()
		tb.rest()
		for _, c := range []struct {
			section, cells string
			want           []string
		}{{"actors", "td", actors}, {"incidents", "td a", incidents}, {"quoted", "td", speakers}} {
			got := js[string](tb, `[...document.querySelectorAll('section[aria-labelledby="compare-`+c.section+`"] .in-both tbody `+c.cells+`')].map((e) => e.textContent).join("; ")`)
			if want := strings.Join(c.want, "; "); got != want {
				t.Errorf("%s, %s:\n got %s\nwant %s", when, c.section, got, want)
			}
		}
	}
	tb.wait(`location.hash === "#compare/2/1"`)
	check("first")
	tb.do(reload)
	tb.wait(`document.querySelectorAll(".compare .part").length === 4`)
	check("after a reload")

	// Every link leads to a mark of the words it names.
	links := js[int](tb, `document.querySelectorAll(".compare .part a").length`)
	if links < 10 {
		t.Errorf("%d links only", links)
	}
	for i := 0; i < links; i += 5 {
		link := fmt.Sprintf(`document.querySelectorAll(".compare .part a")[%d]`, i)
		tb.usable(link)
		href := js[string](tb, link+`.getAttribute("href")`)
		tb.on(link, `document.querySelectorAll(".compare details").forEach((d) => d.open = true); e.click()`)
		tb.wait(`location.hash.startsWith("#a") && document.activeElement.matches("#article mark") && (" " + document.activeElement.dataset.id + " ").includes(" " + ` + quoted(href) + `.split("/")[1] + " ")`)
		tb.back()
		tb.wait(`location.hash === "#compare/2/1" && document.querySelectorAll(".compare .part").length === 4`)
	}

	// Narrow: one column, nothing sideways.
	tb.viewport(360, 800)
	tb.rest()
	if wide := js[int](tb, `document.documentElement.scrollWidth`); wide > 360 {
		t.Errorf("at 360 pixels the page is %d wide", wide)
	}
	if !js[bool](tb, `(() => { const [a, b] = document.querySelectorAll(".side-head"); return b.getBoundingClientRect().top >= a.getBoundingClientRect().bottom; })()`) {
		t.Error("at 360 pixels the articles do not stand one over the other")
	}

	// Nothing in common.
	tb.navigate(s.url() + "?other#compare/3/1")
	tb.wait(`document.querySelectorAll(".compare .part").length === 4`)
	if got := js[string](tb, `[...document.querySelectorAll(".compare .part > .none-here")].map((e) => e.textContent).join("; ")`); got != "No actor is in both.; No incident is surely in both." {
		t.Errorf("with nothing in common the screen says %q", got)
	}
	tb.navigate(s.url() + "?gone#compare/1/99")
	tb.wait(`document.querySelector(".compare .empty") && document.querySelector(".compare .empty").textContent.includes("no longer kept")`)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}
