package ui

import (
	"encoding/json"
	"io"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/correct"
	"lede/app/store"
)

// backupRow offers a file with everything that is kept, and takes one back.
func (p *page) backupRow() app.UI {
	return tag("div").Class("row backup").Body(
		app.If(len(p.library.cards) > 0, func() app.UI {
			return tag("button").Attr("type", "button").ID("backup").Text("Back up to a file").OnClick(p.onBackup)
		}),
		app.If(!p.keep.ReadOnly(), func() app.UI {
			return tag("label").Class("button").Body(
				app.Text("Restore from a file"),
				tag("input").ID("restore").Class("visually-hidden").Attr("type", "file").Attr("accept", ".json,application/json").OnChange(p.onRestore),
			)
		}),
	)
}

func (p *page) onBackup(app.Context, app.Event) {
	keep := p.keep
	if keep == nil {
		return
	}
	dict, err := json.Marshal(p.dict)
	if err != nil {
		p.say("The dictionary can't be written: " + err.Error())
		return
	}
	p.takeAway("lede-"+time.Now().Format(time.DateOnly)+".json", "application/json", func(w io.Writer) (string, error) {
		n, err := keep.Backup(w, map[string][]byte{store.Dictionary: dict})
		return count(n, "article", "articles") + " backed up", err
	})
}

func (p *page) onRestore(ctx app.Context, _ app.Event) {
	input := ctx.JSSrc()
	if input.Get("files").Get("length").Int() == 0 || p.keep == nil {
		return
	}
	p.await(input.Get("files").Index(0).Call("text"), func(text app.Value) {
		p.restore(text.String())
	}, func() { p.say("This file could not be read.") })
	input.Set("value", "")
}

// restore adds what a backup holds to what is kept. An article that is there
// already, to the letter, is left as it is; so are words the dictionary knows.
func (p *page) restore(file string) {
	articles, values, err := store.Restore([]byte(file))
	if err != nil {
		p.say("Nothing was restored: " + err.Error())
		return
	}
	var dict correct.Dictionary
	json.Unmarshal(values[store.Dictionary], &dict) // without one, nothing is learned
	p.setDictionary(p.dict.Merge(dict))
	keep := p.keep
	p.background(func() func() {
		added, err := add(keep, articles)
		return func() {
			p.say(count(added, "article", "articles") + " restored")
			if err != nil {
				p.say(count(added, "article", "articles") + " restored, then it failed: " + err.Error())
			}
			p.loadLibrary()
		}
	})
}

// add keeps those of the articles that are not kept yet.
func add(keep *store.Store, articles []store.Article) (added int, err error) {
	texts, err := keep.Texts()
	if err != nil {
		return 0, err
	}
	have := make(map[string]bool)
	for _, text := range texts {
		have[text] = true
	}
	for _, a := range articles {
		if a.Text != "" && have[a.Text] {
			continue
		}
		if _, err := keep.Save(a); err != nil {
			return added, err
		}
		have[a.Text] = true
		added++
	}
	return added, nil
}
