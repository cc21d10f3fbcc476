package browsertest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"lede/app/correct"
)

// TestFifty backs fifty articles up, with their corrections, tags, HTML and the
// dictionary, and restores them where nothing is kept: all is as it was.
func TestFifty(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).blank()
	var fill strings.Builder
	fill.WriteString(`const bytes = (s) => Uint8Array.from(atob(s), (c) => c.charCodeAt(0));`)
	for i, name := range []string{"harbour-hack", "court-report", "opinion-column", "river-flood"} {
		d, annotation := found(t, sampleText(t, name))
		var edits correct.History
		edits.Do(correct.Edit{Op: correct.Dismiss, Layer: correct.Actors, Scope: correct.Article, At: correct.At(d, d.Actors[0].Mentions[0].Span)})
		kept, err := json.Marshal(edits)
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&fill, `for (let i = %d; i <= 50; i += 4) {
			const day = 1747656000000 + 1001 * i, text = %s + "\n\nNumber " + i;
			put("cards", JSON.stringify({revision: i, title: i %% 3 ? "“Article” " + i : undefined, source: i %% 5 ? "Thé Paper" : undefined, date: i %% 2 ? "2025-05-19" : undefined, length: new TextEncoder().encode(text).length,
				actors: ["Ine Dahl", "🎈 " + i], tags: i %% 4 ? ["tag " + i %% 3] : undefined, saved: day, opened: day + i}), i);
			put("texts", text, i);
			put("annotations", bytes(%s), i);
			if (i %% 2) put("edits", %s, i);
			if (i %% 7 === 0) put("origins", "<p>Number " + i, i);
		}`, i+1, quoted(d.Text), quoted(annotation), quoted(string(kept)))
	}
	fill.WriteString(`put("values", "2", "schema");`)
	makeLibrary(tb, s, "2", `["cards", "texts", "annotations", "values", "origins", "edits"]`, fill.String())
	const dictionary = `localStorage.getItem("lede-dictionary")`
	js[bool](tb, `(localStorage.setItem("lede-dictionary", '[{"Words":"Quorgle","Never":true}]'), true)`)

	tb.navigate(s.url() + "#library")
	tb.wait(`document.getElementById("library-count") && document.getElementById("library-count").textContent === "50 articles"`)
	file := tb.taken("#backup")
	want, wantWords := js[string](tb, everything), js[string](tb, dictionary)

	// Wiped: a browser that has nothing of it. Were it the same, Chromium would now
	// and then owe the page a database that it has just deleted.
	tb = launch(t, t.TempDir()).open(s.url() + "#library")
	tb.wait(`document.querySelector("#restore") && document.querySelector(".library .empty")`)
	if got := js[bool](tb, dictionary+` === null`); !got {
		t.Fatal("the other browser has a dictionary")
	}
	tb.give("#restore", "backup.json", file)
	tb.wait(`document.getElementById("library-count") && document.getElementById("library-count").textContent === "50 articles"`)
	same(t, "after restoring", js[string](tb, everything), want)
	if got := js[string](tb, dictionary); !strings.Contains(got, "Quorgle") || !strings.Contains(wantWords, "Quorgle") {
		t.Errorf("the dictionary is %s, was %s", got, wantWords)
	}
	tb.click("#library-list .title")
	tb.analysed()
}

// TestAway stops the server and restarts the browser, twice: without a network the
// page opens, marks an article, keeps it, opens it again from the library, takes
// a correction, and saves it in every format.
func TestAway(t *testing.T) {
	s := serve(t, real)
	profile := away(t, s)
	b := launch(t, profile)
	tb := b.open(s.url())
	tb.ready()
	tb.paste(sampleText(t, "harbour-hack"), "")
	tb.analysed()
	tb.kept(1)
	tb.dismiss("FBI")
	tb.saved("1", "FBI")
	b.close()

	tb = launch(t, profile).open(s.url() + "#library")
	tb.click("#library-list .title")
	tb.analysed()
	tb.wait(marked("FBI") + ` === 0`)
	same(t, "the text", tb.text(), sampleText(t, "harbour-hack"))
	for _, c := range []struct{ format, holds string }{
		{"markdown", "Europol"}, {"html", "<article"}, {"csv", "statement"}, {"webannotation", "TextQuoteSelector"}, {"json", `"sentences"`},
	} {
		if got := tb.taken(`[data-export="` + c.format + `"]`); !strings.Contains(got, c.holds) {
			t.Errorf("%s: no %q in %.200s", c.format, c.holds, got)
		}
	}
	if log := s.log(); len(log) == 0 {
		t.Error("the server was never asked: this test looks at nothing")
	}
}
