package main

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"time"

	"lede/app/annotate"
	"lede/app/export"
)

// maxLine bounds the length of a line, and so the memory a job may take.
const maxLine = 64 << 20

// A record is a line of an archive.
type record struct {
	ID     string `json:"id"`
	Text   string `json:"text"`
	HTML   string `json:"html"`
	Title  string `json:"title"`
	Source string `json:"source"`
	Date   string `json:"date"`
}

// A job is one line on its way through: the reader makes it, a worker fills out,
// the writer takes the jobs in the order they were made.
type job struct {
	line   int
	src    []byte
	failed bool
	out    chan []byte
}

// runJSONL annotates the archive on standard input. At most 2×Jobs lines are in
// memory at a time, however long the archive is.
func (c *annotateCmd) runJSONL(engine *annotate.Engine, date time.Time) error {
	if len(c.Files) > 0 {
		return errors.New("--jsonl reads standard input: leave out the files")
	}
	done, err := readIDs(c.Resume)
	if err != nil {
		return err
	}
	jobs := max(1, c.Jobs)
	work := make(chan *job, jobs)
	order := make(chan *job, jobs)
	for range jobs {
		go func() {
			for j := range work {
				out, err := c.annotateLine(engine, j.src, date)
				if err != nil {
					j.failed = true
					fmt.Fprintf(os.Stderr, "line %d: %v\n", j.line, err)
				}
				j.out <- out
			}
		}()
	}
	var readErr error
	go func() {
		readErr = readLines(os.Stdin, done, func(line int, src []byte) {
			j := &job{line: line, src: src, out: make(chan []byte, 1)}
			order <- j
			work <- j
		})
		close(work)
		close(order)
	}()
	out := bufio.NewWriterSize(os.Stdout, 1<<16)
	if c.Resume != "" && !endsLine(c.Resume) {
		out.WriteByte('\n') // the earlier run was cut off inside a line
	}
	progress := newProgress(os.Stderr)
	failed := 0
	for j := range order {
		if _, err := out.Write(<-j.out); err != nil {
			return err
		}
		if j.failed {
			failed++
		}
		// Whoever reads a pipe line by line gets each when it is ready.
		if len(order) == 0 {
			if err := out.Flush(); err != nil {
				return err
			}
		}
		progress.add(1)
	}
	progress.end()
	if err := errors.Join(readErr, out.Flush()); err != nil {
		return err
	}
	if failed > 0 {
		return fmt.Errorf("%d documents failed; each has a line with its error in the output", failed)
	}
	return nil
}

// annotateLine returns the line to write for the record src. Where that fails
// the line holds the record's id and the error.
func (c *annotateCmd) annotateLine(engine *annotate.Engine, src []byte, date time.Time) ([]byte, error) {
	var r record
	err := json.Unmarshal(src, &r)
	if err != nil {
		err = fmt.Errorf("not a JSON object with id and text: %w", err)
	} else if r.Date != "" {
		if date, err = time.Parse(time.DateOnly, r.Date); err != nil {
			err = fmt.Errorf("id %q: date %q: want a date such as 2021-07-19", r.ID, r.Date)
		}
	}
	var b bytes.Buffer
	if err == nil {
		o := annotate.Options{ID: r.ID, Title: r.Title, Source: r.Source, Date: date}
		read := engine.Text
		text := r.Text
		if text == "" && r.HTML != "" {
			read, text = engine.HTML, r.HTML
		}
		d, annotateErr := read(text, o)
		if annotateErr == nil {
			annotateErr = export.JSONL(&b, d, export.Options{Unit: c.Offsets})
		}
		if annotateErr != nil {
			err = fmt.Errorf("id %q: %w", r.ID, annotateErr)
		}
	}
	if err != nil {
		b.Reset()
		json.NewEncoder(&b).Encode(map[string]string{"id": r.ID, "error": err.Error()})
	}
	return b.Bytes(), err
}

// readLines calls use with every line of r that is not blank and whose id is
// not in done. The bytes passed to use are its own.
func readLines(r io.Reader, done idSet, use func(line int, src []byte)) error {
	in := bufio.NewReaderSize(r, 1<<16)
	for n := 1; ; n++ {
		src, err := readLine(in)
		if errors.Is(err, errLongLine) {
			return fmt.Errorf("line %d is longer than %d MB", n, maxLine>>20)
		}
		if len(bytes.TrimSpace(src)) > 0 && !done.has(src) {
			use(n, src)
		}
		if err == io.EOF {
			return nil
		}
		if err != nil {
			return fmt.Errorf("reading line %d: %w", n, err)
		}
	}
}

var errLongLine = errors.New("line too long")

func readLine(in *bufio.Reader) ([]byte, error) {
	var line []byte
	for {
		part, err := in.ReadSlice('\n')
		line = append(line, part...)
		if len(line) > maxLine {
			return nil, errLongLine
		}
		if err != bufio.ErrBufferFull {
			return line, err
		}
	}
}

// An idSet holds the ids of an earlier output, as 64-bit hashes: eight bytes a
// document.
type idSet struct {
	seed maphash.Seed
	ids  map[uint64]bool
}

func readIDs(name string) (idSet, error) {
	s := idSet{seed: maphash.MakeSeed(), ids: make(map[uint64]bool)}
	if name == "" {
		return s, nil
	}
	f, err := os.Open(name)
	if err != nil {
		return s, err
	}
	defer f.Close()
	err = readLines(f, idSet{}, func(_ int, src []byte) {
		if id, ok := lineID(src); ok {
			s.ids[maphash.String(s.seed, id)] = true
		}
	})
	return s, err
}

func (s idSet) has(src []byte) bool {
	if len(s.ids) == 0 {
		return false
	}
	id, ok := lineID(src)
	return ok && s.ids[maphash.String(s.seed, id)]
}

// lineID returns the id of a line, unless it failed or was cut short.
func lineID(src []byte) (string, bool) {
	var line struct{ ID, Error string }
	err := json.Unmarshal(src, &line)
	return line.ID, err == nil && line.Error == ""
}

// endsLine reports whether the file's last byte ends a line, as an empty file's
// does.
func endsLine(name string) bool {
	f, err := os.Open(name)
	if err != nil {
		return true
	}
	defer f.Close()
	last := make([]byte, 1)
	if _, err := f.Seek(-1, io.SeekEnd); err != nil {
		return true
	}
	_, err = f.Read(last)
	return err != nil || last[0] == '\n'
}
