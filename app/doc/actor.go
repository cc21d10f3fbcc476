package doc

// An ActorID names an actor: the ISO 3166 code of a well-known state ("CN"),
// else a slug of its canonical name ("colonial-pipeline"). The same article
// gives the same ids. The empty ActorID is that of nobody known.
type ActorID string

// An ActorType says what kind of participant an actor is.
type ActorType string

const (
	Person       ActorType = "person"
	Organization ActorType = "organization" // company, ministry, party, media, agency
	State        ActorType = "state"        // a country, its government, capital or people standing for it
	Group        ActorType = "group"        // armed, criminal, hacker, movement, unnamed
	Place        ActorType = "place"        // only where, never who
	Other        ActorType = "other"
)

// An Actor is a participant that can act or be acted on, with everything in
// the text that refers to it.
type Actor struct {
	ID          ActorID
	Name        string // canonical
	Type        ActorType
	Description string // title or apposition, as the text gives it: "Foreign Secretary"
	Aliases     []Alias
	Mentions    []Mention // in text order; never empty
}

// An Alias is another name of an actor and why it is one.
type Alias struct {
	Name string
	Why  Reason // "acronym of", "capital of", "same surname"
}

// A Form says how a mention refers.
type Form string

const (
	Name      Form = "name"      // "Dominic Raab"
	Adjective Form = "adjective" // "Chinese" in "Chinese hackers"
	Nominal   Form = "nominal"   // "the company"
	Pronoun   Form = "pronoun"   // "she"
)

// A Mention is a stretch of text that refers to an actor. Its span leaves out
// leading articles, titles and the possessive 's.
type Mention struct {
	Span
	Form       Form
	Type       ActorType // the mention's own, before grouping decides the actor's
	Why        Reason
	Confidence float64 // 0 to 1
}
