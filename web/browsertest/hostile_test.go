package browsertest

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"lede/app/correct"
	"lede/app/doc"
	"lede/app/store"
)

// hostile returns strings that would run a script, open a request or break out
// of their element where a page took them for markup. Each would set
// window.hacked.
func hostile() []string {
	payloads := []string{
		`<script>hacked=1</script>`,
		`<img src=x onerror=hacked=1>`,
		`<svg onload=hacked=1>`,
		`<svg><script>hacked=1</script></svg>`,
		`<svg><animate onbegin=hacked=1 attributeName=x>`,
		`<math><mtext><img src=x onerror=hacked=1></mtext></math>`,
		`<iframe srcdoc="<script>parent.hacked=1</script>"></iframe>`,
		`<iframe src="javascript:parent.hacked=1"></iframe>`,
		`<a href="javascript:hacked=1" id=x>click</a>`,
		`<details open ontoggle=hacked=1>x</details>`,
		`<body onload=hacked=1>`,
		`<input autofocus onfocus=hacked=1>`,
		`<video><source onerror=hacked=1></video>`,
		`<audio src=x onerror=hacked=1>`,
		`<object data="javascript:hacked=1"></object>`,
		`<embed src="javascript:hacked=1">`,
		`<link rel=stylesheet href="http://elsewhere.example/x.css">`,
		`<meta http-equiv=refresh content="0;url=http://elsewhere.example/">`,
		`<base href="http://elsewhere.example/">`,
		`<style>*{background:url(http://elsewhere.example/x)}</style>`,
		`<form action="http://elsewhere.example/"><button id=submit>x</button></form>`,
		`<template><script>hacked=1</script></template>`,
		`<noscript><p title="</noscript><img src=x onerror=hacked=1>">`,
		`<xmp><p title="</xmp><img src=x onerror=hacked=1>">`,
		`<!--><img src=x onerror=hacked=1>-->`,
		`<![CDATA[<img src=x onerror=hacked=1>]]>`,
		`&lt;img src=x onerror=hacked=1&gt;`,
		`&#60;script&#62;hacked=1&#60;/script&#62;`,
		`{{constructor.constructor("hacked=1")()}}`,
		"${hacked=1}`+hacked=1+`",
		`%[1]s %!v(PANIC=hacked) %d %n %s`,
		`javascript:hacked=1//`,
	}
	breakers := []string{
		"", `">`, `'>`, `"'>`, `-->`, `]]>`, `</p>`, `</mark>`, `</span>`, `</textarea>`, `</title>`, `</script>`,
		`</style>`, `</template>`, `</article>`, `" onmouseover="hacked=1" x="`, `' autofocus onfocus='hacked=1`,
		"`", `\`, `*/`,
	}
	twists := []func(string) string{
		func(s string) string { return s },
		strings.ToUpper,
		func(s string) string { return strings.ReplaceAll(s, "<", "<\u200b") },
		func(s string) string { return strings.ReplaceAll(s, " ", "\t") },
		func(s string) string { return strings.ReplaceAll(s, " ", "/") },
		func(s string) string { return strings.ReplaceAll(s, " ", "\r\n") },
		func(s string) string { return strings.ReplaceAll(s, "<", "<<") },
		func(s string) string { return strings.ReplaceAll(s, ">", "") },
		func(s string) string { return "\u202e" + s + "\u202c" },
		func(s string) string { return strings.ReplaceAll(s, "script", "scr\u0000ipt") },
		func(s string) string { return strings.ReplaceAll(s, "=", " = ") },
		func(s string) string { return strings.ReplaceAll(s, `"`, "") },
		func(s string) string { return strings.ReplaceAll(s, "<", "\uff1c") },
		func(s string) string { return "Mr. " + s + " said the minister of " + s + "." },
		func(s string) string { return "“" + s + "” – " + s },
	}
	var all []string
	for _, p := range payloads {
		for _, b := range breakers {
			for _, twist := range twists {
				all = append(all, twist(b+p))
			}
		}
	}
	return all
}

// intruders lists what must not be on the page: elements it does not make,
// attributes that run or fetch, and the sign that a script has run.
const intruders = `(() => {
	const elements = new Set(("A ARTICLE ASIDE BLOCKQUOTE BUTTON DD DETAILS DIALOG DIV DL DT FIELDSET FIGCAPTION FIGURE FOOTER FORM H1 H2 H3 H4 HEADER INPUT KBD LABEL LEGEND LI MAIN MARK METER NAV NOSCRIPT " +
		"OL OPTION P PROGRESS Q SCRIPT SECTION SELECT SMALL SPAN STRONG SUMMARY TABLE TBODY TD TEXTAREA TH THEAD TIME TR UL svg path rect circle line text title g use polyline ellipse").split(" "));
	const found = [];
	if (window.hacked !== undefined) found.push("a script has run");
	for (const e of document.body.querySelectorAll("*")) {
		if (!elements.has(e.tagName)) found.push("<" + e.tagName + ">");
		for (const a of e.attributes) {
			const measured = a.name === "style" && e.matches(".bar"); // a bar in the margin, set by script
			if (a.name.startsWith("on") || a.name === "srcdoc" || a.name === "style" && !measured) found.push(e.tagName + " " + a.name);
			if (["src", "href", "action", "data", "formaction"].includes(a.name) && new URL(a.value, location).origin !== location.origin)
				found.push(e.tagName + " " + a.name + "=" + a.value);
		}
	}
	for (const m of document.querySelectorAll("#article *"))
		if (!["P", "H2", "BLOCKQUOTE", "SPAN", "MARK"].includes(m.tagName) && !m.matches(".fold")) found.push("in the article: " + m.tagName);
	return [...new Set(found)];
})()`

// TestHostile brings thousands of hostile strings in by every way there is: as
// text, as HTML, as a file, as a title, and back from the library. None may run,
// fetch, or leave its place, and as text each is shown to the last character.
func TestHostile(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	tb := b.open(s.url())
	tb.ready()
	all := hostile()
	if len(all) < 9000 {
		t.Fatalf("%d strings, want 9000", len(all))
	}
	check := func(where string) {
		t.Helper()
		tb.rest()
		if found := js[[]string](tb, intruders); len(found) > 0 {
			t.Errorf("%s: %q", where, found)
		}
	}
	const batch = 1600
	for from := 0; from < len(all); from += batch {
		strs := all[from:min(from+batch, len(all))]
		name := fmt.Sprintf("strings %d to %d", from, from+len(strs))
		text := strings.Join(strs, "\n\n")
		shown := strings.ReplaceAll(text, "\x00", "\uFFFD")

		tb.paste(text, "")
		tb.analysed()
		same(t, name, tb.text(), shown)
		check(name + " as text")
		for i := range 4 {
			tb.tab(i)
			check(name + " in the panel")
		}
		tb.home()

		tb.paste(strs[0], "<p>One paragraph.</p><p>"+strings.Join(strs, "</p><p>")+"</p>")
		tb.analysed()
		check(name + " as HTML")
		tb.home()
	}
	for _, name := range []string{"article.txt", "article.html"} {
		tb.give("#file", name, strings.Join(all[:400], "\n\n"))
		tb.analysed()
		check(name)
		tb.home()
	}
	for _, title := range all[:40] {
		tb.paste("x", "<html><head><title>"+title+"</title></head><body><article><h1>"+title+"</h1><p>Some words here.</p><p>More words.</p></article></body></html>")
		tb.analysed()
		check("title")
		tb.home()
	}
	tb.library()
	tb.wait(`document.querySelectorAll("#library-list .card").length > 10`)
	check("library")

	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
	for _, r := range b.outside.log() {
		t.Errorf("request to another host: %q", r)
	}
}

// TestHostileGifts brings hostile strings in by what others hand over: a backup
// with such titles, tags, actors, a dictionary and corrections, and what another
// app shares.
func TestHostileGifts(t *testing.T) {
	s := serve(t, real)
	b := launch(t, t.TempDir())
	tb := b.blank()
	tb.viewport(1280, 900)
	tb.navigate(s.url())
	tb.ready()
	tb.installed()
	tb.navigate(s.url()) // now the service worker is in charge
	tb.ready()
	check := func(where string) {
		t.Helper()
		tb.rest()
		if found := js[[]string](tb, intruders); len(found) > 0 {
			t.Errorf("%s: %q", where, found)
		}
	}
	all := hostile()
	var some []string // every payload, and every way out of an element
	for i := 0; i < len(all); i += 53 {
		some = append(some, all[i])
	}

	const text = "Police in Oslo said on Monday that Kari Nordmann had resigned."
	library, err := store.New(new(store.Memory))
	if err != nil {
		t.Fatal(err)
	}
	var dict correct.Dictionary
	for i, h := range some {
		at := correct.Anchor{Span: doc.Span{Start: 10, End: 14}, Quote: "Oslo"}
		edits, err := json.Marshal(correct.History{Done: []correct.Edit{
			{Op: correct.Retype, Layer: correct.Actors, Scope: correct.Article, At: at, Value: h},
			{Op: correct.Rename, Layer: correct.Actors, Scope: correct.Article, At: at, Value: h},
		}})
		if err != nil {
			t.Fatal(err)
		}
		_, err = library.Save(store.Article{Card: store.Card{Title: h, Source: h, Date: h, Actors: []string{h}, Tags: []string{h}}, Text: text + fmt.Sprintf(" This was number %d.", i), Annotation: []byte(h), Edits: edits})
		if err != nil {
			t.Fatal(err)
		}
		dict = append(dict, correct.Entry{Words: h, Never: true})
	}
	dict = append(dict, correct.Entry{Words: "Oslo", Type: some[1]}, correct.Entry{Words: "Kari Nordmann", Name: some[2]})
	dictionary, err := json.Marshal(dict)
	if err != nil {
		t.Fatal(err)
	}
	var file strings.Builder
	_, err = library.Backup(&file, map[string][]byte{store.Dictionary: dictionary, store.Draft: []byte(some[0]), some[3]: []byte(some[3])})
	if err != nil {
		t.Fatal(err)
	}
	tb.restore(file.String())
	tb.wait(`document.getElementById("live").textContent.includes("restored")`)
	tb.wait(`document.querySelectorAll("#library-list .card").length > 10`)
	check("the library with a backup")
	for i := range 8 {
		tb.on(fmt.Sprintf(`document.querySelectorAll("#library-list .title")[%d]`, i), `e.click()`)
		tb.analysed()
		check("an article of a backup")
		for j := range 4 {
			tb.tab(j)
			check("its panel")
		}
		tb.on(`document.body`, `document.querySelector("#article mark")?.click()`)
		check("why")
		tb.back()
		tb.wait(`document.querySelectorAll("#library-list .card").length > 10`)
	}
	tb.dialog("#open-settings")
	check("the dictionary")

	for i := range 6 {
		js[bool](tb, `(async () => {
			const form = new FormData();
			for (const name of ["title", "text", "url"]) form.set(name, `+quoted(some[i*7])+`);
			form.set("file", new File([`+quoted(some[i*7+1])+`], "shared.html", {type: "text/html"}));
			await fetch("./share", {method: "POST", body: form, redirect: "manual"});
			window.old = true;
			setTimeout(() => location.assign("./?shared"));
			return true;
		})()`)
		tb.wait(`!window.old && document.querySelector("#file, #article .block")`)
		check("what was shared")
	}
	if c := tb.complaints(); len(c) > 0 {
		t.Errorf("the page complains: %q", c)
	}
	for _, r := range b.outside.log() {
		t.Errorf("request to another host: %q", r)
	}
}
