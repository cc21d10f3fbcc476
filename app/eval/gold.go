package eval

import (
	"fmt"
	"os"
	"path/filepath"
	"sort"

	"lede/app/doc"
)

// A Set says what a gold article may be used for.
type Set string

const (
	Dev  Set = "dev"  // errors may be read, and learnt from
	Test Set = "test" // counted only
)

// An Article is a text and everything that is true of it.
type Article struct {
	Name     string // of the file, without its extension
	Set      Set
	Topic    string // "cyber", "courts", "sport"
	Region   string // where its names come from: "africa", "south-asia"
	Register string // "wire", "column", "aggregator", "press-release"

	// Truth is the article as a perfect engine would return it, except that
	// its tokens are plain words and marks, and its blocks are paragraphs.
	Truth *doc.Document

	// Repeats are the sentences that repeat an earlier passage.
	Repeats []doc.Span
}

// ReadDir reads every gold article (*.txtar) in dir, in order of name. An
// error says in which file and line a word was not found, found twice, or an
// id leads nowhere.
func ReadDir(dir string) ([]*Article, error) {
	paths, err := filepath.Glob(filepath.Join(dir, "*.txtar"))
	if err != nil {
		return nil, err
	}
	sort.Strings(paths)
	articles := make([]*Article, 0, len(paths))
	for _, p := range paths {
		data, err := os.ReadFile(p)
		if err != nil {
			return nil, err
		}
		a, err := Parse(p, data)
		if err != nil {
			return nil, err
		}
		articles = append(articles, a)
	}
	return articles, nil
}

// A lineError says where in a gold file something is wrong.
type lineError struct {
	path string
	line int
	msg  string
}

func (e *lineError) Error() string { return fmt.Sprintf("%s:%d: %s", e.path, e.line, e.msg) }
