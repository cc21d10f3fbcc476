package tag

import "lede/app/doc"

func lemmatize(d *doc.Document) {
	for i := range d.Tokens {
		d.Tokens[i].Lemma = d.Word(i)
	}
}
