package intake_test

import (
	"errors"
	"strings"
	"testing"
	"unicode/utf8"

	"lede/app/doc"
	"lede/app/intake"
	"lede/app/token"
)

func TestRepair(t *testing.T) {
	for _, tc := range []struct {
		in, want string
		replaced int
	}{
		{"", "", 0}, {"æøå", "æøå", 0}, {"a\xffb", "a�b", 1}, {"\xe2\x80", "��", 2}, {"caf\xe9 \x00", "caf� \x00", 1}, {"� kept", "� kept", 0},
	} {
		if got, n := intake.Repair(tc.in); got != tc.want || n != tc.replaced {
			t.Errorf("Repair(%q) = %q, %d; want %q, %d", tc.in, got, n, tc.want, tc.replaced)
		}
	}
}

// Whatever is pasted comes through with nothing lost. The texts are long enough
// that a cost growing with the square of the length would outlast the test run.
func TestLimits(t *testing.T) {
	million := 1_000_000
	for name, text := range map[string]string{
		"empty": "", "blank": " \n\t\r\n ", "one word": "Hello", "one letter": "x", "NUL": "a\x00b\x00", "lone CR": "First line here.\rSecond line here.",
		"byte order mark": "\ufeffThe harbour was closed.", "right to left": "أُغلق الميناء.\nمرة أخرى.", "emoji": "👩‍🚀🇳🇴", "controls": "\x01\x02\x03", "accent first": "\u0301a \n \u0301b",
		"one line": strings.Repeat("word ", million/5), "one word long": strings.Repeat("a", million), "lines": strings.Repeat("a\n", million/2),
		"short lines": strings.Repeat("the cat\n", million/8), "colons": strings.Repeat("a:\n", million/3), "bullets": strings.Repeat("- a\n", million/4), "line breaks": strings.Repeat("\n", million),
		"dots": strings.Repeat(".\n", million/2), "brackets": strings.Repeat("(", million), "quotes": strings.Repeat("\" ", million/2), "photo": strings.Repeat("Photo: ", million/7),
	} {
		d := intake.Text(text)
		if d.Text != text {
			t.Errorf("%s: the text has changed", name)
		}
		covered(t, d)
	}
	for name, src := range map[string]string{
		"deep": strings.Repeat("<div>", 5000) + "Deep text", "deep spans": strings.Repeat("<span>", 400) + strings.Repeat("<b>x</b> ", 20000), "unclosed": "<p>One<p>Two<b", "cells": "<table>" + strings.Repeat("<tr><td>a", 20000),
		"clutter": strings.Repeat("<div class=related><p>"+strings.Repeat("word ", 20), 300), "links": strings.Repeat("<a href=x>link</a> ", 20000), "breaks": strings.Repeat("x<br>", 100000),
	} {
		d, err := intake.HTML(src)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		covered(t, d)
	}
}

func TestNoText(t *testing.T) {
	for _, src := range []string{"", "<p></p>", "<script>x()</script>", "<img src=a>", "&nbsp;", "<div hidden>x</div>"} {
		if d, err := intake.HTML(src); !errors.Is(err, intake.ErrNoText) || d != nil {
			t.Errorf("HTML(%q) = %v, %v; want ErrNoText", src, d, err)
		}
	}
}

// A cut inside a character is repaired, not lost.
func TestBrokenText(t *testing.T) {
	d := intake.Text("The caf\xe9 was closed.")
	if want := "The caf� was closed."; d.Text != want {
		t.Errorf("text %q, want %q", d.Text, want)
	}
}

// covered checks that d is valid and every visible character is in a block.
func covered(t *testing.T, d *doc.Document) {
	t.Helper()
	if err := d.Validate(); err != nil {
		t.Fatalf("%.80q: %v", d.Text, err)
	}
	b := 0
	for i, r := range d.Text {
		if token.IsSpace(r) {
			continue
		}
		for b < len(d.Blocks) && d.Blocks[b].End <= i {
			b++
		}
		if b == len(d.Blocks) || d.Blocks[b].Start > i {
			t.Fatalf("%.80q: %q at %d is in no block", d.Text, r, i)
		}
	}
	for i, bl := range d.Blocks {
		if bl.Kind == "" || bl.DuplicateOf != doc.NoBlock {
			t.Fatalf("%.80q: block %d has kind %q and repeats %d", d.Text, i, bl.Kind, bl.DuplicateOf)
		}
	}
}

func FuzzText(f *testing.F) {
	for _, s := range []string{"", "a\n. b", "Comment: RT\nreports:", "By A B\n© C/Reuters\n\n\n- x\n1. y", "\r\n\u0301\n", "(", "Photo: ", "\xff\xfe", "> q\nthe\nThe", "12 March 2023", "[Update:]"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d := intake.Text(text)
		if want, _ := intake.Repair(text); d.Text != want {
			t.Fatalf("text %q became %q", text, d.Text)
		}
		covered(t, d)
	})
}

func FuzzHTML(f *testing.F) {
	for _, s := range []string{"", "<p>a<p>b", "<b>x", "<table><td>a<tr>b", "<q>a", "<pre>a\n b</pre>", "<svg><p>", "<ul><li><a>x</a><li>y", "<h1>a</h1>\u0301b", "&#0;&#xd800;", "<script type=application/ld+json>{\"headline\":1}</script>a", "<time datetime=2020>x", "<p>\u00ad<br><br>\u200d"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, src string) {
		d, err := intake.HTML(src)
		if err != nil {
			if !errors.Is(err, intake.ErrNoText) {
				t.Fatal(err)
			}
			return
		}
		if !utf8.ValidString(d.Text) {
			t.Fatalf("%q gives broken text %q", src, d.Text)
		}
		covered(t, d)
	})
}

func BenchmarkText(b *testing.B) {
	text := strings.Repeat("The minister's office said on Monday that 1,200 people in the U.S. had been hit by the outage. Nobody knows why, it said.\n", 1000)
	b.SetBytes(int64(len(text)))
	for b.Loop() {
		intake.Text(text)
	}
}

func BenchmarkHTML(b *testing.B) {
	page := "<html><body><nav><a href=x>Home</a></nav><article>" + strings.Repeat("<p>The minister's office <a href=y>said on Monday</a> that 1,200 people in the U.S. had been hit by the outage.</p>", 1000) + "</article></body></html>"
	b.SetBytes(int64(len(page)))
	for b.Loop() {
		if _, err := intake.HTML(page); err != nil {
			b.Fatal(err)
		}
	}
}
