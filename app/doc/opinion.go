package doc

// An OpinionVoice says whose opinion a passage is.
type OpinionVoice string

const (
	ByAuthor OpinionVoice = "author"
	ByHolder OpinionVoice = "attributed"
)

// An Opinion is a passage that expresses judgement or speculation.
type Opinion struct {
	Span
	Voice  OpinionVoice
	Holder ActorID // of an attributed opinion, or "" where unclear
	Score  float64 // calibrated, 0 to 1
	Cues   []Cue   // in text order; never empty
}

// A CueKind says what kind of word betrays an opinion.
type CueKind string

const (
	Evaluative     CueKind = "evaluative word"
	Hedge          CueKind = "hedge"
	Booster        CueKind = "booster"
	Question       CueKind = "rhetorical question"
	FirstPerson    CueKind = "first person"
	Exhortation    CueKind = "exhortation"
	LoadedLabel    CueKind = "loaded label"
	ScareQuote     CueKind = "scare quote"
	Sarcasm        CueKind = "sarcasm marker"
	Generalisation CueKind = "unsupported generalisation"
)

// A Cue is the word or phrase that betrays an opinion.
type Cue struct {
	Span
	Kind CueKind
	Why  Reason
}
