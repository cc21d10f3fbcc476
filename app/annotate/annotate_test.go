package annotate

import (
	"errors"
	"os"
	"path/filepath"
	"reflect"
	"strconv"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/rivo/uniseg"

	"lede/app/doc"
	"lede/app/intake"
)

const norwegian = `Regjeringen la torsdag fram et nytt forslag om strømstøtte til husholdningene.
Statsministeren sier at ordningen skal gjelde fra nyttår, men opposisjonen mener at den kommer for sent.
Forslaget skal behandles i Stortinget før jul.`

// hostile are texts that are no articles and must come out whole all the same.
var hostile = map[string]string{
	"empty":              "",
	"white space":        " \n\t \r\n",
	"one word":           "Microsoft",
	"broken UTF-8":       "Police said \xff\xfe three people \xc3( died.",
	"NUL and lone CR":    "Police\x00 said\rthree people died.",
	"right to left":      "قالت الشرطة إن ثلاثة أشخاص لقوا حتفهم. The minister said so.",
	"emoji":              "👩‍👩‍👧‍👦 Police 🚨 said 🇳🇴 Norway was hacked 👍🏽.",
	"combining marks":    "Cafe\u0301 owner Jose\u0301 said the attack was over.",
	"Norwegian":          norwegian,
	"quotation marks":    strings.Repeat(`"`, 20000),
	"open brackets":      strings.Repeat("(", 20000),
	"capitals":           strings.Repeat("THE MINISTER SAID HACKERS ATTACKED THE BANK ", 500),
	"no full stop":       strings.Repeat("the minister said hackers attacked the bank and ", 2000),
	"one endless word":   strings.Repeat("a", 1<<17),
	"line breaks":        strings.Repeat("said\n", 10000),
	"dots":               strings.Repeat(". ", 10000),
	"control and spaces": "\u200b\u00a0\u2028Police\u00a0said\u202e so.\ufeff",
}

// articles returns every text at hand: the samples, the gold articles with their
// marks, which make hard text, and the hostile ones.
func articles(t testing.TB) map[string]string {
	t.Helper()
	texts := make(map[string]string)
	for name, text := range hostile {
		texts[name] = text
	}
	for _, pattern := range []string{"../../web/samples/*.txt", "../testdata/gold/*.txtar"} {
		names, err := filepath.Glob(pattern)
		if err != nil || len(names) == 0 {
			t.Fatalf("%s: no articles (%v)", pattern, err)
		}
		for _, name := range names {
			src, err := os.ReadFile(name)
			if err != nil {
				t.Fatal(err)
			}
			texts[filepath.Base(name)] = string(src)
		}
	}
	return texts
}

func TestEveryStageLeavesAValidDocument(t *testing.T) {
	for name, text := range articles(t) {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			d := intake.Text(text)
			fixed := d.Text
			for _, stage := range Stages() {
				stage.Run(d)
				if err := d.Validate(); err != nil {
					t.Fatalf("after stage %s: %v", stage.Name, err)
				}
				if d.Text != fixed {
					t.Fatalf("stage %s changed the text", stage.Name)
				}
			}
			checkGraphemes(t, d)
		})
	}
}

// checkGraphemes fails where a mark begins or ends inside what a reader sees as
// one character.
func checkGraphemes(t *testing.T, d *doc.Document) {
	t.Helper()
	border := make([]bool, len(d.Text)+1)
	rest, state, at := d.Text, -1, 0
	for rest != "" {
		var c string
		border[at] = true
		c, rest, _, state = uniseg.FirstGraphemeClusterInString(rest, state)
		at += len(c)
	}
	border[at] = true
	for _, m := range d.Marks() {
		if !border[m.Start] || !border[m.End] {
			t.Errorf("%v mark %q splits a character", m.Layer, d.Slice(m.Span))
		}
	}
}

func TestTheTextIsTheInput(t *testing.T) {
	e := New()
	for name, text := range articles(t) {
		d, err := e.Text(text, Options{})
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if utf8.ValidString(text) && d.Text != text {
			t.Errorf("%s: the text changed", name)
		}
		again, err := e.Text(text, Options{})
		if err != nil || !reflect.DeepEqual(d, again) {
			t.Errorf("%s: a second run gives another document (error %v)", name, err)
		}
	}
}

func TestOtherLanguagesAreReadNotMarked(t *testing.T) {
	d, err := New().Text(norwegian, Options{})
	if err != nil {
		t.Fatal(err)
	}
	if d.Language != "no" && d.Language != "nb" || len(d.Marks()) > 0 || len(d.Sentences) < 3 {
		t.Errorf("language %q, %d marks, %d sentences: want Norwegian, none, at least 3", d.Language, len(d.Marks()), len(d.Sentences))
	}
}

func TestOptionsOutrankTheArticle(t *testing.T) {
	date := time.Date(2021, 7, 19, 0, 0, 0, 0, time.UTC)
	d, err := New().Text("Ministers meet\n\nBy Staff, 1 May 2020\n\nThe ministers met on Monday.", Options{ID: "x", Title: "T", Source: "S", Date: date})
	if err != nil {
		t.Fatal(err)
	}
	if d.ID != "x" || d.Title != "T" || d.Source != "S" || !d.Date.Equal(date) {
		t.Errorf("got id %q, title %q, source %q, date %v", d.ID, d.Title, d.Source, d.Date)
	}
}

func TestTooLong(t *testing.T) {
	long := strings.Repeat("a ", MaxBytes/2+1)
	if _, err := New().Text(long, Options{}); !errors.Is(err, ErrTooLong) {
		t.Errorf("text: got error %v", err)
	}
	if _, err := New().HTML(long, Options{}); !errors.Is(err, ErrTooLong) {
		t.Errorf("HTML: got error %v", err)
	}
}

// paragraphs returns those of the samples: a fuzzer finds the way into the rules
// from sentences, not from noise.
func paragraphs(t testing.TB) (all []string) {
	t.Helper()
	names, err := filepath.Glob("../../web/samples/*.txt")
	if err != nil || len(names) == 0 {
		t.Fatalf("no samples (%v)", err)
	}
	for _, name := range names {
		src, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(string(src)) {
			if line = strings.TrimSpace(line); line != "" {
				all = append(all, line)
			}
		}
	}
	return all
}

// FuzzText gives the engine any text: the document holds together, its text is
// the input, no mark splits a character, and a second run finds the same.
func FuzzText(f *testing.F) {
	for _, text := range hostile {
		if len(text) < 4096 {
			f.Add(text)
		}
	}
	for _, paragraph := range paragraphs(f) {
		f.Add(paragraph)
	}
	e := New()
	f.Fuzz(func(t *testing.T, text string) {
		d, err := e.Text(text, Options{})
		if err != nil {
			t.Fatal(err)
		}
		if utf8.ValidString(text) && d.Text != text {
			t.Fatalf("text %q became %q", text, d.Text)
		}
		if err := d.Validate(); err != nil {
			t.Error(err)
		}
		checkGraphemes(t, d)
		if again, err := e.Text(text, Options{}); err != nil || !reflect.DeepEqual(d, again) {
			t.Errorf("%q: a second run gives another document (error %v)", text, err)
		}
	})
}

// FuzzHTML does the same for any page: one without text is refused, any other
// read.
func FuzzHTML(f *testing.F) {
	for _, text := range hostile {
		if len(text) < 1024 {
			f.Add("<article><h1>Police said</h1><p>" + text + "<p>The minister said so.<blockquote>“" + text + "</article>")
		}
	}
	e := New()
	f.Fuzz(func(t *testing.T, src string) {
		d, err := e.HTML(src, Options{})
		if errors.Is(err, intake.ErrNoText) {
			return
		}
		if err != nil {
			t.Fatal(err)
		}
		if err := d.Validate(); err != nil {
			t.Error(err)
		}
		checkGraphemes(t, d)
		if again, err := e.HTML(src, Options{}); err != nil || !reflect.DeepEqual(d, again) {
			t.Errorf("%q: a second run gives another document (error %v)", src, err)
		}
	})
}

// BenchmarkText prints the speed of the whole pipeline at lengths far apart: the
// cost of a token must not grow with the text.
func BenchmarkText(b *testing.B) {
	src, err := os.ReadFile("../../web/samples/court-report.txt")
	if err != nil {
		b.Fatal(err)
	}
	e := New()
	for _, n := range []int{1, 10, 100} {
		text := strings.Repeat(string(src)+"\n\n", n)
		b.Run(strconv.Itoa(len(strings.Fields(text)))+"_words", func(b *testing.B) {
			b.ReportAllocs()
			tokens := 0
			for b.Loop() {
				d, err := e.Text(text, Options{})
				if err != nil {
					b.Fatal(err)
				}
				tokens += len(d.Tokens)
			}
			b.ReportMetric(float64(tokens)/b.Elapsed().Seconds(), "tokens/s")
		})
	}
}
