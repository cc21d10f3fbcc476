package browsertest

import (
	"maps"
	"slices"
	"testing"

	"lede/app/annotate"
	"lede/app/correct"
	"lede/app/render"
)

// shownMarks is the text of every mark on the page by its id, its pieces joined.
const shownMarks = `(() => {
	const marks = {};
	for (const m of document.querySelectorAll("#article mark"))
		for (const id of m.dataset.id.split(" ")) marks[id] = (marks[id] || "") + m.textContent;
	return marks;
})()`

// TestMarks pastes every sample and holds the page against the engine run
// natively: the same marks, each over the very words it was made for, each with
// a reason the page shows.
func TestMarks(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	engine := annotate.New()
	for _, name := range []string{"harbour-hack", "court-report", "river-flood", "opinion-column"} {
		text := sampleText(t, name)
		d, err := engine.Text(text, annotate.Options{})
		if err != nil {
			t.Fatal(err)
		}
		d, _ = correct.Apply(d, nil, nil) // as the page does; it puts actors in text order
		want := make(map[string]string)
		for _, m := range d.Marks() {
			want[render.ID(m)] = d.Slice(m.Span)
			if m.Why.Text == "" || m.Why.Rule == "" {
				t.Errorf("%s: mark %q can't say why", name, d.Slice(m.Span))
			}
		}
		if len(want) < 10 {
			t.Errorf("%s: %d marks", name, len(want))
		}

		tb.paste(text, "")
		tb.analysed()
		same(t, name, tb.text(), text)
		got := js[map[string]string](tb, shownMarks)
		for _, id := range slices.Sorted(maps.Keys(want)) {
			if got[id] != want[id] {
				t.Errorf("%s: mark %s shows %q, want %q", name, id, got[id], want[id])
			}
		}
		for id, words := range got {
			if _, ok := want[id]; !ok {
				t.Errorf("%s: mark %s on %q is not the engine's", name, id, words)
			}
		}
		tb.home()
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}

// TestWhy opens the reason of every mark of an article.
func TestWhy(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.paste(sampleText(t, "harbour-hack"), "")
	tb.analysed()
	silent := js[[]string](tb, `(async () => {
		const silent = [];
		for (const mark of document.querySelectorAll("#article mark")) {
			mark.click();
			await window.nextFrame();
			const reason = document.querySelector("#why .reason");
			if (!reason || !reason.textContent.trim()) silent.push(mark.dataset.id + " " + mark.textContent);
		}
		return silent;
	})()`)
	if len(silent) > 0 {
		t.Errorf("marks without a reason on the page: %q", silent)
	}
}

// TestLayers switches each layer off and on by its chip.
func TestLayers(t *testing.T) {
	s := serve(t, real)
	tb := launch(t, t.TempDir()).open(s.url())
	tb.ready()
	tb.paste(sampleText(t, "harbour-hack"), "")
	tb.analysed()
	for _, layer := range []string{"actor", "incident", "opinion"} {
		chip := `document.querySelector(".chip.` + layer + `")`
		article := `document.querySelector(".reading").classList.contains("no-` + layer + `")`
		tb.on(chip, `e.click()`)
		tb.wait(article)
		tb.rest()
		if got := js[string](tb, chip+`.getAttribute("aria-pressed")`); got != "false" {
			t.Errorf("%s is off and its chip says pressed=%s", layer, got)
		}
		tb.on(chip, `e.click()`)
		tb.wait("!" + article)
	}
}
