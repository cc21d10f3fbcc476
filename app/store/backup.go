package store

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"time"
)

// backupVersion is the form of the file that [Store.Backup] writes.
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

// Backup writes a file with every article and the single values given, an article
// at a time, and returns how many there are.
func (s *Store) Backup(w io.Writer, values map[string][]byte) (n int, err error) {
	list, err := s.List()
	if err != nil {
		return 0, err
	}
	e := json.NewEncoder(w)
	between := fmt.Sprintf(`{"lede-backup":%d,"articles":[`, backupVersion)
	for _, c := range list {
		a, err := s.Load(c.ID)
		if err == nil {
			_, err = io.WriteString(w, between)
		}
		if err == nil {
			err = e.Encode(backupArticle{a.Title, a.Source, a.Date, a.Actors, a.Tags, a.Saved.UTC(), a.Opened.UTC(), a.Text, a.HTML, a.Annotation, a.Edits})
		}
		if err != nil {
			return 0, err
		}
		between = ","
	}
	if len(list) > 0 {
		between = ""
	}
	if _, err := io.WriteString(w, between+`],"values":`); err != nil {
		return 0, err
	}
	if err := e.Encode(values); err != nil {
		return 0, err
	}
	_, err = io.WriteString(w, "}")
	return len(list), err
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
