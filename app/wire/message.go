package wire

import "lede/app/doc"

// A Message is one of the types of this file.
type Message interface {
	kind() kind
	fields(*codec)
}

type kind uint16

const (
	kindReady kind = 1 + iota
	kindAnnotate
	kindProgress
	kindResult
	kindFailure
)

func newMessage(k kind) Message {
	switch k {
	case kindReady:
		return &Ready{}
	case kindAnnotate:
		return &Annotate{}
	case kindProgress:
		return &Progress{}
	case kindResult:
		return &Result{}
	case kindFailure:
		return &Failure{}
	}
	return nil
}

// Ready is the worker's first message: the engine is loaded and takes
// articles. Nothing may be sent to it before.
type Ready struct {
	Stages []string // names, in the order they run
}

// Annotate asks for an article's annotations. Exactly one of Text and HTML is
// given; the other is empty.
type Annotate struct {
	ID     uint32 // the page's number for this request; replies carry it
	Text   string
	HTML   string
	Title  string // what the reader says of the article, or ""
	Source string
	Date   string // "2021-07-19", or ""
}

// Progress tells that a stage has ended. Quick ones are passed over in silence.
type Progress struct {
	ID    uint32
	Stage string
	Done  int // stages run so far
	Total int // stages to run in all
}

// Result answers [Annotate].
type Result struct {
	ID       uint32
	Micros   int           // how long the engine took, in microseconds
	Document *doc.Document // without tokens; never nil
}

// Failure answers [Annotate] where a stage broke.
type Failure struct {
	ID    uint32
	Stage string // "actor", or "" where it broke outside any
	Cause string
}

func (*Ready) kind() kind    { return kindReady }
func (*Annotate) kind() kind { return kindAnnotate }
func (*Progress) kind() kind { return kindProgress }
func (*Result) kind() kind   { return kindResult }
func (*Failure) kind() kind  { return kindFailure }

func (m *Ready) fields(c *codec) {
	list(c, &m.Stages, func(s *string) { text(c, s) })
}

func (m *Annotate) fields(c *codec) {
	c.word(&m.ID)
	text(c, &m.Text)
	text(c, &m.HTML)
	text(c, &m.Title)
	text(c, &m.Source)
	text(c, &m.Date)
}

func (m *Progress) fields(c *codec) {
	c.word(&m.ID)
	text(c, &m.Stage)
	c.int(&m.Done, -1)
	c.int(&m.Total, -1)
}

func (m *Result) fields(c *codec) {
	c.word(&m.ID)
	c.int(&m.Micros, -1)
	if c.reading {
		m.Document = new(doc.Document)
	}
	c.document(m.Document)
}

func (m *Failure) fields(c *codec) {
	c.word(&m.ID)
	text(c, &m.Stage)
	text(c, &m.Cause)
}
