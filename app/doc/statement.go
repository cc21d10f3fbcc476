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
	Actor ActorID // who that is, or ""
}
