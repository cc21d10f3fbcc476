package doc

// A StatementKind says how words are reported.
type StatementKind string

const (
	Direct   StatementKind = "direct"   // in quotation marks
	Indirect StatementKind = "indirect" // reported
	Mixed    StatementKind = "mixed"    // reported with quoted parts
)

// A Stance says what a speaker does in saying it.
type Stance string

const (
	Says     Stance = "says"
	Claims   Stance = "claims"
	Accuses  Stance = "accuses"
	Denies   Stance = "denies"
	Condemns Stance = "condemns"
	Confirms Stance = "confirms"
	Declines Stance = "declines"
	Warns    Stance = "warns"
	Believes Stance = "believes"
)

// A Statement is a quotation or a piece of reported speech.
type Statement struct {
	Span           // the content: what is said
	Parts   []Span // the content's pieces where the cue interrupts it, else nil
	Kind    StatementKind
	Cue     Span     // "said", "according to"; empty where there is none
	Speaker *Speaker // nil where the speaker is unclear
	Stance  Stance
	About   []ActorID
	Why     Reason
}

// A Speaker is the stretch of text that names who speaks.
type Speaker struct {
	Span
	Actor  ActorID   // who that is, or ""
	Others []ActorID // who speaks with Actor, in text order: "the UK, the US and the EU said"
}

// Actors returns everybody who speaks, in text order; nil where nobody is known,
// and of a nil Speaker.
func (s *Speaker) Actors() []ActorID {
	if s == nil || s.Actor == "" {
		return nil
	}
	return append([]ActorID{s.Actor}, s.Others...)
}
