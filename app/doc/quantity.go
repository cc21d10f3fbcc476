package doc

// A TimeKind says what a time expression denotes.
type TimeKind string

const (
	Date     TimeKind = "date"     // a day, month, year or season
	Clock    TimeKind = "clock"    // a time of day
	Duration TimeKind = "duration" // "for several days"
	Set      TimeKind = "set"      // "every Monday"
)

// A Time is a time expression.
type Time struct {
	Span
	Kind TimeKind
	// Value is the ISO 8601 / TIMEX3 value as exact as the text is:
	// "2021-03-10", "2021-03", "2021-W29", "2021", "P3D", "2021-07/2021-09".
	// It is empty where the text is vague or the article's date is needed and
	// unknown.
	Value string
}

// An Approx says how an amount is hedged.
type Approx string

const (
	Exactly Approx = ""
	About   Approx = "about"
	AtLeast Approx = "at least"
	AtMost  Approx = "at most"
	Over    Approx = "more than"
	Under   Approx = "less than"
)

// An Amount is a sum of money, a share or a count of something.
type Amount struct {
	Span
	Value  float64 // of the lower bound where the text gives a range or is vague: "tens of thousands" is 10000
	Unit   string  // ISO 4217 code ("USD"), "percent", a unit symbol ("km"), or what is counted ("computer")
	Approx Approx
}
