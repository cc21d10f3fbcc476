package store

import (
	"encoding/json"
	"fmt"
	"strconv"
	"strings"
	"time"
)

// A cardRecord is a card as it is kept: JSON, times in milliseconds since 1970.
type cardRecord struct {
	Revision int      `json:"revision"`
	Title    string   `json:"title,omitempty"`
	Source   string   `json:"source,omitempty"`
	Date     string   `json:"date,omitempty"`
	Length   int      `json:"length"`
	Actors   []string `json:"actors,omitempty"`
	Tags     []string `json:"tags,omitempty"`
	Saved    int64    `json:"saved"`
	Opened   int64    `json:"opened"`
}

func (c Card) encode() string {
	var b strings.Builder
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.Encode(cardRecord{c.Revision, c.Title, c.Source, c.Date, c.Length, c.Actors, c.Tags, c.Saved.UnixMilli(), c.Opened.UnixMilli()})
	return strings.TrimSpace(b.String())
}

func decodeCard(id ID, record any) (Card, error) {
	s, _ := record.(string)
	r, ok := scanCard(s)
	if !ok {
		r = cardRecord{}
		if err := json.Unmarshal([]byte(s), &r); err != nil {
			return Card{}, fmt.Errorf("store: card %d: %w", id, err)
		}
	}
	return Card{id, r.Revision, r.Title, r.Source, r.Date, r.Length, r.Actors, r.Tags, time.UnixMilli(r.Saved), time.UnixMilli(r.Opened)}, nil
}

// scanCard reads a record as encode writes most, without copying a string: that
// is several times faster than package json, and what a list of a thousand takes
// its time for. Anything unusual it leaves to json: a space between two fields,
// a backslash in a title.
func scanCard(s string) (r cardRecord, ok bool) {
	in := scanner{rest: s, ok: strings.IndexByte(s, '\\') < 0}
	in.take('{')
	for in.ok {
		key := in.string()
		in.take(':')
		switch key {
		case "revision":
			r.Revision = int(in.number())
		case "title":
			r.Title = in.string()
		case "source":
			r.Source = in.string()
		case "date":
			r.Date = in.string()
		case "length":
			r.Length = int(in.number())
		case "actors":
			r.Actors = in.strings()
		case "tags":
			r.Tags = in.strings()
		case "saved":
			r.Saved = in.number()
		case "opened":
			r.Opened = in.number()
		default:
			in.ok = false
		}
		if !in.has(',') {
			break
		}
	}
	in.take('}')
	return r, in.ok && in.rest == ""
}

// A scanner reads JSON without spaces and backslashes. What it can't read makes ok false.
type scanner struct {
	rest string
	ok   bool
}

// has takes a character if it is the next.
func (in *scanner) has(c byte) bool {
	if in.rest == "" || in.rest[0] != c {
		return false
	}
	in.rest = in.rest[1:]
	return true
}

func (in *scanner) take(c byte) { in.ok = in.has(c) && in.ok }

func (in *scanner) number() int64 {
	end := max(0, strings.IndexAny(in.rest, ",}"))
	digits := in.rest[:end]
	in.rest = in.rest[end:]
	n, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || digits[0] < '1' && digits != "0" { // "+1" and "01" are no JSON
		in.ok = false
	}
	return n
}

func (in *scanner) string() string {
	in.take('"')
	end := strings.IndexByte(in.rest, '"')
	if end < 0 {
		in.ok = false
		return ""
	}
	s := in.rest[:end]
	in.rest = in.rest[end+1:]
	return s
}

func (in *scanner) strings() (list []string) {
	in.take('[')
	for list = make([]string, 0, 8); in.ok; {
		list = append(list, in.string())
		if !in.has(',') {
			break
		}
	}
	in.take(']')
	return list
}
