// Package store keeps what a reader has read: articles with their annotations.
//
// An article is up to five records under one id, so that a list of a thousand
// is shown without loading a thousand texts, and searched without loading their
// HTML:
//
//	cards        title, source, dates, length, tags: what a list shows
//	texts        the text: what a search reads
//	origins      the HTML the text came as, where it came as HTML
//	annotations  what the engine found, as package wire writes it
//	edits        the reader's corrections, as the page writes them
//
// All of them are written in one transaction: an article is kept whole or not
// at all.
//
// # Two tabs
//
// Every article has a revision, which counts how often it was saved. [Store.Save]
// compares the one it is given with the one that is kept and raises it, in the
// same transaction that writes: of two tabs that changed the same revision one
// is told [ErrChanged], and nothing of what the other has saved is lost. That
// article was opened or tagged is no change of it.
//
// # Where
//
// A [Store] works on any [Database]: the browser's IndexedDB, which [Open]
// opens, or a [Memory], in which tests let writes fail.
package store

import (
	"errors"
	"time"
)

// Errors that a reader can do something about.
var (
	// ErrUnavailable is the error where there is no database, as in some
	// private windows.
	ErrUnavailable = errors.New("this browser keeps nothing")
	// ErrFull is the error where the browser has no room left for the page.
	ErrFull = errors.New("the storage of this browser is full")
	// ErrClosed is the error where another tab has begun to use a newer version
	// of Lede.
	ErrClosed = errors.New("a newer version of Lede runs in another tab; reload this one")
	// ErrReadOnly is the error for a change to a library that a newer version
	// of Lede has written.
	ErrReadOnly = errors.New("a newer version of Lede has written this library; here it can be read and backed up")
	// ErrOldForm is the error for a change to a library of an older version that
	// could not be brought to the form of this one.
	ErrOldForm = errors.New("this library has the form of an older version of Lede, and could not be brought to that of this one; here it can be read and backed up")
	// ErrGone is the error for an article that is no longer kept.
	ErrGone = errors.New("this article is no longer kept")
	// ErrChanged is the error for saving an article that has been saved
	// elsewhere since it was loaded.
	ErrChanged = errors.New("this article was changed in another tab")
)

// An ID names a kept article, and never another one later; that of an article
// not kept yet is 0.
type ID int

// A Card is what a list shows of an article.
type Card struct {
	ID       ID
	Revision int // how often it has been saved; 0 where it never was
	Title    string
	Source   string
	Date     string    // of the article: "2021-07-19", or ""
	Length   int       // bytes of text
	Actors   []string  // their names, the most mentioned first
	Tags     []string  // the reader's own, in their order
	Saved    time.Time // when it was first kept
	Opened   time.Time // when it was last read
}

// An Article is everything that is kept of one.
type Article struct {
	Card
	Text       string
	HTML       string // what the text was taken from, or ""
	Annotation []byte // a wire.Result, or nil
	Edits      []byte // the reader's corrections, as the page writes them, or nil
}

// The names of single values, which belong to no article.
const (
	Draft      = "draft"      // what stands in the box of the paste screen
	Dictionary = "dictionary" // what words always are, as the page writes it
)

// A Store is an open library. Its methods wait for the database: on a page, call
// them from a goroutine of their own, never from an event handler.
type Store struct {
	db     Database
	barred error // that of every change, or nil
}

// ReadOnly reports whether the library can't be changed, only read and backed up.
func (s *Store) ReadOnly() bool { return s.barred != nil }

// Barred returns the error of every change to a library that is read-only:
// [ErrReadOnly], or [ErrOldForm] and its cause.
func (s *Store) Barred() error { return s.barred }
