package quote

import (
	"strings"
	"testing"

	"lede/app/doc"
)

func TestKind(t *testing.T) {
	verbs := map[string]doc.Tag{"is": doc.VBZ, "was": doc.VBD, "will": doc.MD, "attack": doc.NN, "new": doc.JJ, "criminal": doc.JJ}
	for text, want := range map[string]Kind{
		`"criminal" hackers`:                              Term,
		`a "new normal" here`:                             Term,
		`the film "The Third Man" was`:                    Title,
		`"Never!" he cried`:                               Speech,
		`it "was carried out" there`:                      Speech,
		`called it "a new kind of attack on us all" then`: Speech,
	} {
		d := read(text)
		for i := range d.Tokens {
			d.Tokens[i].Tag = verbs[strings.ToLower(d.Word(i))]
		}
		q := Find(d)
		if len(q) != 1 {
			t.Fatalf("%s: %d quotations", text, len(q))
		}
		if got := q[0].Kind(d); got != want {
			t.Errorf("%s: got kind %d, want %d", text, got, want)
		}
	}
}
