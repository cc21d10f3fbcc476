package ui

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/maxence-charriere/go-app/v10/pkg/app"

	"lede/app/store"
)

// # What is not saved yet
//
// The database takes its moment, and a page that is left does not wait for it.
// Local storage is written at once. So what is on its way to the store is noted
// there too: each edit as it is made, everything else as the page is left, and an
// article that the engine is long at before that, since a page may be killed. The
// note goes when all is saved; where a page finds one, it saves what it holds.

// A note is what a page has left unsaved. Of an article that is kept already it
// holds the edits and the revision they were made on.
type note struct {
	Draft    *string // nil where the store has it
	Articles []store.Article
}

// Each page has a note of its own: notePrefix, then a number.
const notePrefix = "lede-unsaved-"

var noteKey = notePrefix + strconv.FormatInt(time.Now().UnixNano(), 36)

// noteUnsaved brings the note up to date.
func (p *page) noteUnsaved() {
	if p.keep == nil || p.keep.ReadOnly() {
		return
	}
	var n note
	if p.stored < p.drafts {
		n.Draft = &p.draft
	}
	for _, s := range p.unsaved() {
		a := s.article
		a.Annotation = nil // found again
		if a.ID != 0 {
			a.Text, a.HTML = "", ""
		}
		n.Articles = append(n.Articles, a)
	}
	if n.Draft == nil && n.Articles == nil {
		if p.noted {
			forget(noteKey)
		}
		p.noted = false
		return
	}
	p.noted = remember(noteKey, n)
}

// longAt is how long the engine may be at an article before that is noted.
const longAt = time.Second

// noteIfLong brings the note up to date if the engine is still at the article at
// hand after a while.
func (p *page) noteIfLong() {
	mine := p.sitting
	p.ctx.After(longAt, func(app.Context) {
		if mine == p.sitting && p.engine.Busy() {
			p.noteUnsaved()
		}
	})
}

// unsaved returns the articles that are not in the store as they are on the page.
func (p *page) unsaved() []saving {
	list := slices.Clone(p.waiting)
	if p.saving != nil {
		list = append(list, *p.saving)
	}
	there := slices.ContainsFunc(list, func(s saving) bool { return s.sitting == p.sitting })
	if new := p.article.ID == 0 && p.article.Text+p.article.HTML != ""; !there && (new || p.full != "") && p.rival == nil && p.screen != pasting {
		list = append(list, saving{p.sitting, p.article})
	}
	return list
}

// recoverUnsaved saves what pages before this one have noted. What can't be saved
// stays noted.
func recoverUnsaved(keep *store.Store) {
	if keep.ReadOnly() {
		return
	}
	for _, key := range noteKeys() {
		var n note
		recall(key, &n)
		if err := n.save(keep); err != nil {
			app.Log("lede: what was left unsaved can't be saved:", err)
			continue
		}
		forget(key)
	}
}

func noteKeys() (keys []string) {
	defer func() { recover() }() // local storage may be forbidden
	storage := app.Window().Get("localStorage")
	for i := range storage.Get("length").Int() {
		if key := storage.Call("key", i).String(); strings.HasPrefix(key, notePrefix) {
			keys = append(keys, key)
		}
	}
	return keys
}

// save saves what a note holds. Edits of a revision that is no longer the
// one that is kept have been saved, or overtaken.
func (n note) save(keep *store.Store) error {
	if n.Draft != nil {
		if err := keep.Put(store.Draft, []byte(*n.Draft)); err != nil {
			return err
		}
	}
	var fresh []store.Article
	for _, a := range n.Articles {
		if a.ID == 0 {
			fresh = append(fresh, a)
			continue
		}
		kept, err := keep.Load(a.ID)
		if err != nil || kept.Revision != a.Revision || string(kept.Edits) == string(a.Edits) {
			continue
		}
		kept.Edits = a.Edits
		if _, err := keep.Save(kept); err != nil {
			return err
		}
	}
	if fresh == nil {
		return nil
	}
	_, err := add(keep, fresh)
	return err
}
