package tag

import (
	"strings"
	"testing"

	"lede/app/doc"
)

func TestLemma(t *testing.T) {
	for _, test := range []struct{ tag, words string }{
		{"VBD", "was be, said say, hacked hack, accused accuse, condemned condemn, stole steal, blamed blame, " +
			"visited visit, stopped stop, planned plan, agreed agree, died die, tied tie, denied deny, fled flee, " +
			"announced announce, released release, urged urge, managed manage, belonged belong, argued argue, " +
			"created create, treated treat, evaluated evaluate, operated operate, cited cite, edited edit, voted vote, " +
			"handled handle, called call, killed kill, controlled control, travelled travel, traveled travel, passed pass, " +
			"declared declare, appeared appear, required require, repaired repair, ignored ignore, monitored monitor, " +
			"occurred occur, referred refer, offered offer, combined combine, trained train, mentioned mention, " +
			"resumed resume, claimed claim, escaped escape, developed develop, helped help, decided decide, avoided avoid, " +
			"led lead, loaded load, described describe, focused focus, vetoed veto, paid pay, laid lay, sought seek, " +
			"took take, struck strike, began begin, Warned warn, CHARGED charge, 's be, 'd would, did do, had have, added add, " +
			"seized seize, organised organise, pursued pursue, merged merge, changed change, arranged arrange, robbed rob, " +
			"probed probe, expelled expel, sued sue, issued issue, wounded wound, backed back, leaked leak, provoked provoke, " +
			"freed free, guaranteed guarantee, panicked panic, ransomed ransom, encrypted encrypt, phished phish"},
		{"VBN", "stolen steal, been be, hidden hide, overthrown overthrow, arrested arrest, shut shut, broken break"},
		{"VBG", "dying die, lying lie, accusing accuse, adding add, being be, seeing see, making make, running run, " +
			"putting put, hoping hope, shutting shut, killing kill, going go, doing do, launching launch, ageing age"},
		{"VBZ", "is be, says say, goes go, does do, has have, denies deny, dies die, accuses accuse, pushes push, " +
			"passes pass, closes close, focuses focus, fixes fix, 's be, seizes seize, launches launch"},
		{"NNS", "men man, women woman, children child, policemen policeman, attacks attack, cities city, crises crisis, " +
			"viruses virus, houses house, causes cause, buses bus, wives wife, lives life, heroes hero, shoes shoe, " +
			"series series, police police, people people, countries country, movies movie, ties tie, taxes tax, " +
			"analyses analysis, churches church, 1990s 1990s, officials official, abuses abuse, data data, losses loss, " +
			"hostages hostage, campuses campus, criteria criterion, Israelis israeli, passers-by passer-by"},
		{"JJR", "larger large, bigger big, worse bad, easier easy, safer safe, greater great, more more, cheaper cheap"},
		{"JJS", "largest large, biggest big, worst bad, deadliest deadly, most most, strongest strong"},
		{"RB", "n't not, n’t not, Quickly quickly"},
		{"MD", "wo will, ca can, 'll will, would would"},
		{"NN", "News news, police police, ÉTAT état"},
		{"NNP", "China china, Reuters reuters, U.S. u.s."},
		{"DT", "an a, The the, these this"},
		{"POS", "’s 's, 's 's, ' '"},
	} {
		tag, _ := doc.ParseTag(test.tag)
		for pair := range strings.SplitSeq(test.words, ", ") {
			word, want, _ := strings.Cut(pair, " ")
			if got := Lemma(word, tag); got != want {
				t.Errorf("lemma of %s/%s is %q, want %q", word, test.tag, got, want)
			}
		}
	}
}

// TestLemmaSlices: where the text holds the lemma, nothing is copied.
func TestLemmaSlices(t *testing.T) {
	irregular()
	for _, test := range []struct {
		word string
		tag  doc.Tag
	}{{"accused", doc.VBD}, {"attacks", doc.NNS}, {"was", doc.VBD}, {"police", doc.NNS}, {"larger", doc.JJR}, {"closes", doc.VBZ}} {
		if n := testing.AllocsPerRun(10, func() { Lemma(test.word, test.tag) }); n > 0 {
			t.Errorf("lemma of %s/%s allocates %v times, want 0", test.word, test.tag, n)
		}
	}
}
