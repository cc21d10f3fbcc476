package main

import (
	"bufio"
	"encoding/csv"
	"fmt"
	"io"
	"os"
	"strings"

	"lede/app/doc"
)

// paragraph returns a new document of one paragraph.
func paragraph(text string) *doc.Document {
	return &doc.Document{Text: text, Blocks: []doc.Block{{Span: doc.Span{End: len(text)}, Kind: doc.Paragraph, DuplicateOf: doc.NoBlock}}}
}

// csvRows returns the rows of a CSV file, its header left out.
func csvRows(name string) ([][]string, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	r := csv.NewReader(f)
	if _, err := r.Read(); err != nil {
		return nil, fmt.Errorf("%s: %w", name, err)
	}
	return r.ReadAll()
}

// column reads one column of a CSV file.
func column(name, title string, add func(string)) error {
	f, err := os.Open(name)
	if err != nil {
		return err
	}
	defer f.Close()
	r := csv.NewReader(f)
	r.FieldsPerRecord, r.LazyQuotes = -1, true
	at := -1
	for {
		row, err := r.Read()
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		if at < 0 {
			for i, t := range row {
				if strings.TrimPrefix(t, "\ufeff") == title {
					at = i
				}
			}
			if at < 0 {
				return fmt.Errorf("%s: no column %q in %q", name, title, row)
			}
		} else if at < len(row) {
			add(row[at])
		}
	}
}

// eachJSON calls do with every line of a file of JSON values.
func eachJSON(path string, do func([]byte) error) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	s := bufio.NewScanner(f)
	s.Buffer(nil, 1<<24)
	for s.Scan() {
		if len(strings.TrimSpace(s.Text())) == 0 {
			continue
		}
		if err := do(s.Bytes()); err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
	}
	return s.Err()
}
