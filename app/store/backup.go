package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"time"
)

// backupVersion is the form of the file that [Backup] writes.
const backupVersion = 1

// ErrNewer is the error for a backup written by a newer version of Lede.
var ErrNewer = errors.New("this backup comes from a newer version of Lede")

// A backup is everything that is kept, in one file.
type backup struct {
	Lede     int               `json:"lede-backup"`
	Articles []backupArticle   `json:"articles"`
	Values   map[string][]byte `json:"values,omitempty"`
}

type backupArticle struct {
	Title      string    `json:"title"`
	Source     string    `json:"source,omitempty"`
	Date       string    `json:"date,omitempty"`
	Actors     []string  `json:"actors,omitempty"`
	Tags       []string  `json:"tags,omitempty"`
	Saved      time.Time `json:"saved"`
	Opened     time.Time `json:"opened"`
	Text       string    `json:"text"`
	HTML       string    `json:"html,omitempty"`
	Annotation []byte    `json:"annotation,omitempty"` // base64
	Edits      []byte    `json:"edits,omitempty"`
}

// Backup returns a file with the articles and the single values given.
func Backup(articles []Article, values map[string][]byte) ([]byte, error) {
	b := backup{Lede: backupVersion, Values: values, Articles: []backupArticle{}}
	for _, a := range articles {
		b.Articles = append(b.Articles, backupArticle{a.Title, a.Source, a.Date, a.Actors, a.Tags, a.Saved.UTC(), a.Opened.UTC(), a.Text, a.HTML, a.Annotation, a.Edits})
	}
	return json.Marshal(b)
}

// Restore reads what Backup has written. The articles have no ids and no
// revisions: to a library they are new.
func Restore(file []byte) (articles []Article, values map[string][]byte, err error) {
	var b backup
	if err := json.Unmarshal(file, &b); err != nil {
		return nil, nil, fmt.Errorf("this is no backup: %w", err)
	}
	switch {
	case b.Lede == 0:
		return nil, nil, errors.New("this is no backup of Lede")
	case b.Lede > backupVersion:
		return nil, nil, ErrNewer
	}
	for _, a := range b.Articles {
		articles = append(articles, Article{
			Card: Card{Title: a.Title, Source: a.Source, Date: a.Date, Actors: a.Actors, Tags: a.Tags, Length: len(a.Text), Saved: a.Saved, Opened: a.Opened},
			Text: a.Text, HTML: a.HTML, Annotation: a.Annotation, Edits: a.Edits,
		})
	}
	return articles, b.Values, nil
}
