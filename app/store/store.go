// Package store keeps what a reader has read: articles with their annotations.
//
// An article is three records under one id, so that a list of a thousand is
// shown without loading a thousand texts:
//
//	cards        title, source, dates, length: what a list shows
//	texts        the text, the HTML it came as, and the reader's corrections
//	annotations  what the engine found, as package wire writes it
//
// All three are written in one transaction: an article is kept whole or not at
// all. The database is the browser's IndexedDB; elsewhere Open reports
// [ErrUnavailable].
package store

import (
	"errors"
	"time"
)

// ErrUnavailable is the error where there is no database, as in some private
// windows.
var ErrUnavailable = errors.New("this browser keeps nothing")

// ErrFull is the error where the browser has no room left for the page.
var ErrFull = errors.New("the storage of this browser is full")

// ErrGone is the error for an article that is no longer kept.
var ErrGone = errors.New("this article is no longer kept")

// An ID names a kept article; that of one not kept yet is 0.
type ID int

// A Card is what a list shows of an article.
type Card struct {
	ID     ID
	Title  string
	Source string
	Date   string    // of the article: "2021-07-19", or ""
	Length int       // bytes of text
	Actors []string  // their names, the most mentioned first
	Saved  time.Time // when it was first kept
	Opened time.Time // when it was last read
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
