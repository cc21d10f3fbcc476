package export

import (
	"encoding/json"
	"io"
	"math"
	"time"

	"lede/app/doc"
	"lede/app/offset"
)

// ContractVersion is the version of the JSON contract. It grows when a field
// changes its meaning or goes; a new field alone leaves it as it is.
const ContractVersion = 1

// JSON writes d as one indented JSON object, as web/lede.schema.json describes
// it.
func JSON(w io.Writer, d *doc.Document, o Options) error {
	return writeObject(w, toJSON(d, o.Unit))
}

// JSONL writes d as one JSON object on one line.
func JSONL(w io.Writer, d *doc.Document, o Options) error {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return enc.Encode(toJSON(d, o.Unit))
}

type jsonDocument struct {
	Version    int             `json:"version"`
	ID         string          `json:"id"`
	Text       string          `json:"text"`
	Offsets    offset.Unit     `json:"offsets"`
	Language   string          `json:"language"`
	Title      string          `json:"title"`
	Byline     string          `json:"byline,omitempty"`
	Source     string          `json:"source,omitempty"`
	Date       string          `json:"date"`
	Blocks     []jsonBlock     `json:"blocks"`
	Sentences  []jsonSentence  `json:"sentences"`
	Actors     []jsonActor     `json:"actors"`
	Incidents  []jsonIncident  `json:"incidents"`
	Statements []jsonStatement `json:"statements"`
	Opinions   []jsonOpinion   `json:"opinions"`
}

// A jsonSpan is half-open, in the document's unit of offsets.
type jsonSpan struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

type jsonBlock struct {
	jsonSpan
	Kind        doc.BlockKind `json:"kind"`
	DuplicateOf *int          `json:"duplicateOf,omitempty"`
}

type jsonSentence struct {
	jsonSpan
	Voice        doc.Voice `json:"voice"`
	Subjectivity float64   `json:"subjectivity"`
	Why          string    `json:"why,omitempty"`
}

type jsonActor struct {
	ID          doc.ActorID   `json:"id"`
	Name        string        `json:"name"`
	Type        doc.ActorType `json:"type"`
	Description string        `json:"description,omitempty"`
	Aliases     []jsonAlias   `json:"aliases"`
	Mentions    []jsonMention `json:"mentions"`
}

type jsonAlias struct {
	Name string `json:"name"`
	Why  string `json:"why"`
}

type jsonMention struct {
	jsonSpan
	Form       doc.Form      `json:"form"`
	Type       doc.ActorType `json:"type"`
	Why        string        `json:"why"`
	Confidence float64       `json:"confidence"`
}

type jsonIncident struct {
	ID       doc.IncidentID   `json:"id"`
	Type     doc.IncidentType `json:"type"`
	Label    string           `json:"label"`
	Modality doc.Modality     `json:"modality"`
	Generic  bool             `json:"generic,omitempty"`
	PartOf   doc.IncidentID   `json:"partOf,omitempty"`
	Triggers []jsonTrigger    `json:"triggers"`
	Roles    []jsonRole       `json:"roles"`
	Times    []jsonTime       `json:"times"`
	Amounts  []jsonAmount     `json:"amounts"`
	BlamedBy []doc.ActorID    `json:"blamedBy,omitempty"`
	DeniedBy []doc.ActorID    `json:"deniedBy,omitempty"`
	Why      string           `json:"why"`
}

type jsonTrigger struct {
	jsonSpan
	Modality doc.Modality `json:"modality"`
	Why      string       `json:"why"`
}

type jsonRole struct {
	Role doc.RoleKind `json:"role"`
	jsonSpan
	Actor     doc.ActorID  `json:"actor,omitempty"`
	Modality  doc.Modality `json:"modality"`
	AllegedBy doc.ActorID  `json:"allegedBy,omitempty"`
	Why       string       `json:"why"`
}

type jsonTime struct {
	jsonSpan
	Kind  doc.TimeKind `json:"kind"`
	Value string       `json:"value"`
}

type jsonAmount struct {
	jsonSpan
	Value  float64    `json:"value"`
	Unit   string     `json:"unit"`
	Approx doc.Approx `json:"approx,omitempty"`
	Role   string     `json:"role"`
}

type jsonStatement struct {
	jsonSpan
	Parts   []jsonSpan        `json:"parts,omitempty"`
	Kind    doc.StatementKind `json:"kind"`
	Cue     *jsonSpan         `json:"cue"`
	Speaker *jsonSpeaker      `json:"speaker"`
	Stance  doc.Stance        `json:"stance"`
	About   []doc.ActorID     `json:"about"`
	Why     string            `json:"why"`
}

type jsonSpeaker struct {
	jsonSpan
	Actor  doc.ActorID   `json:"actor,omitempty"`
	Others []doc.ActorID `json:"others,omitempty"`
}

type jsonOpinion struct {
	jsonSpan
	Voice  doc.OpinionVoice `json:"voice"`
	Holder doc.ActorID      `json:"holder,omitempty"`
	Score  float64          `json:"score"`
	Cues   []jsonCue        `json:"cues"`
}

type jsonCue struct {
	jsonSpan
	Kind doc.CueKind `json:"kind"`
	Why  string      `json:"why"`
}

func toJSON(d *doc.Document, unit offset.Unit) jsonDocument {
	c := converter{offset.New(d.Text, unit)}
	out := jsonDocument{
		Version:    ContractVersion,
		ID:         d.ID,
		Text:       d.Text,
		Offsets:    unit,
		Language:   d.Language,
		Title:      d.Title,
		Byline:     d.Byline,
		Source:     d.Source,
		Date:       isoDate(d.Date),
		Blocks:     each(d.Blocks, c.block),
		Sentences:  each(d.Sentences, c.sentence),
		Actors:     each(d.Actors, c.actor),
		Incidents:  each(d.Incidents, c.incident),
		Statements: each(d.Statements, c.statement),
		Opinions:   each(d.Opinions, c.opinion),
	}
	return out
}

// each maps a slice and never gives nil, so that JSON shows [] and not null.
func each[T, U any](in []T, f func(T) U) []U {
	out := make([]U, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

func isoDate(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.Format(time.DateOnly)
}

// share rounds a score to what it can mean, so that every machine writes the same.
func share(v float64) float64 { return math.Round(v*1e4) / 1e4 }

// A converter gives a document's parts the shapes of the contract.
type converter struct{ index *offset.Index }

func (c converter) span(s doc.Span) jsonSpan {
	return jsonSpan{c.index.FromByte(s.Start), c.index.FromByte(s.End)}
}

func (c converter) block(b doc.Block) jsonBlock {
	out := jsonBlock{jsonSpan: c.span(b.Span), Kind: b.Kind}
	if b.DuplicateOf != doc.NoBlock {
		out.DuplicateOf = &b.DuplicateOf
	}
	return out
}

func (c converter) sentence(s doc.Sentence) jsonSentence {
	return jsonSentence{c.span(s.Span), s.Voice, share(s.Subjectivity), s.VoiceWhy.Text}
}

func (c converter) actor(a doc.Actor) jsonActor {
	return jsonActor{
		ID: a.ID, Name: a.Name, Type: a.Type, Description: a.Description,
		Aliases: each(a.Aliases, func(a doc.Alias) jsonAlias { return jsonAlias{a.Name, a.Why.Text} }),
		Mentions: each(a.Mentions, func(m doc.Mention) jsonMention {
			return jsonMention{c.span(m.Span), m.Form, m.Type, m.Why.Text, share(m.Confidence)}
		}),
	}
}

func (c converter) incident(in doc.Incident) jsonIncident {
	return jsonIncident{
		ID: in.ID, Type: in.Type, Label: in.Label, Modality: in.Modality,
		Generic: in.Generic, PartOf: in.PartOf,
		Triggers: each(in.Triggers, func(t doc.Trigger) jsonTrigger {
			return jsonTrigger{c.span(t.Span), t.Modality, t.Why.Text}
		}),
		Roles: each(in.Roles, func(r doc.Role) jsonRole {
			return jsonRole{r.Kind, c.span(r.Span), r.Actor, r.Modality, r.AllegedBy, r.Why.Text}
		}),
		Times: each(in.Times, func(t doc.Time) jsonTime { return jsonTime{c.span(t.Span), t.Kind, t.Value} }),
		Amounts: each(in.Amounts, func(a doc.IncidentAmount) jsonAmount {
			return jsonAmount{c.span(a.Span), a.Value, a.Unit, a.Approx, a.Role}
		}),
		BlamedBy: in.BlamedBy, DeniedBy: in.DeniedBy, Why: in.Why.Text,
	}
}

func (c converter) statement(s doc.Statement) jsonStatement {
	out := jsonStatement{
		jsonSpan: c.span(s.Span), Kind: s.Kind, Stance: s.Stance, Why: s.Why.Text,
		Parts: each(s.Parts, c.span),
		About: each(s.About, func(id doc.ActorID) doc.ActorID { return id }),
	}
	if !s.Cue.Empty() {
		cue := c.span(s.Cue)
		out.Cue = &cue
	}
	if s.Speaker != nil {
		out.Speaker = &jsonSpeaker{c.span(s.Speaker.Span), s.Speaker.Actor, s.Speaker.Others}
	}
	return out
}

func (c converter) opinion(o doc.Opinion) jsonOpinion {
	return jsonOpinion{
		jsonSpan: c.span(o.Span), Voice: o.Voice, Holder: o.Holder, Score: share(o.Score),
		Cues: each(o.Cues, func(q doc.Cue) jsonCue { return jsonCue{c.span(q.Span), q.Kind, q.Why.Text} }),
	}
}
