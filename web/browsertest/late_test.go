package browsertest

import "testing"

// TestLateAnswer asks for a sample that takes its time to come, and pastes an
// article meanwhile: the sample does not take its place.
func TestLateAnswer(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).blank()
	tb.before(`{
		const fetched = window.fetch;
		window.fetch = (what, ...rest) => !String(what).includes("samples/") ? fetched(what, ...rest) : new Promise((answer) => {
			window.answered = async () => {
				const sample = await fetched(what, ...rest), read = sample.clone();
				answer(sample);
				return (await read.text()).length;
			};
		});
	}`)
	tb.navigate(s.url())
	tb.ready()
	tb.click("[data-sample]")
	tb.wait(`window.answered`)
	tb.paste("All is well.", "")
	tb.analysed()
	if n := js[int](tb, `window.answered()`); n < 1000 {
		t.Fatalf("the sample has %d characters", n)
	}
	tb.rest()
	same(t, "after the sample has come", tb.text(), "All is well.")

	// Where it is waited for, it comes.
	tb.home()
	tb.click("[data-sample]")
	js[int](tb, `window.answered()`)
	tb.wait(`document.getElementById("article")?.textContent.length > 1000`)
}

// TestPasteOverLibrary pastes an article where the library stands: the link leads
// to the library again, and so does the way back.
func TestPasteOverLibrary(t *testing.T) {
	s := serve(t, faulty)
	tb := launch(t, t.TempDir()).open(s.url() + "#library")
	tb.wait(`document.querySelector("#restore")`)
	tb.paste("All is well.", "")
	tb.analysed()
	tb.wait(`location.hash === "#a1"`)
	tb.library()
	tb.wait(`document.querySelectorAll("#library-list .card").length === 1`)
	tb.back()
	tb.wait(`location.hash === "#a1" && document.getElementById("article")`)
	same(t, "the way back", tb.text(), "All is well.")
	tb.back()
	tb.wait(`location.hash === "#library" && document.querySelectorAll("#library-list .card").length === 1`)
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
}
