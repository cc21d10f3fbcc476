package doc

// A BlockKind says what part a block plays on the page.
type BlockKind string

const (
	Paragraph  BlockKind = "paragraph"
	Heading    BlockKind = "heading"
	Byline     BlockKind = "byline"
	Credit     BlockKind = "credit"     // "© Mike Segar/Reuters"
	EditorNote BlockKind = "editornote" // "Comment: RT reports:", "Update:"
	ListItem   BlockKind = "list"
	BlockQuote BlockKind = "quotation" // set off by the page's own markup
	Caption    BlockKind = "caption"
	Navigation BlockKind = "navigation" // "Read more", "Subscribe", share buttons
)

// NoBlock is the DuplicateOf of a block that repeats no other.
const NoBlock = -1

// A Block is a paragraph-like stretch of text. Stray line breaks inside a
// paragraph do not end it. Blocks never overlap and stand in text order.
type Block struct {
	Span
	Kind        BlockKind
	Label       Span  // the words that lead it in ("Comment: RT reports:"), or empty
	Sentences   Range // into Document.Sentences
	DuplicateOf int   // index of the earlier block this one repeats, or NoBlock
}

// A Voice says who speaks a sentence.
type Voice string

const (
	Report      Voice = "report"      // the outlet states facts
	Attributed  Voice = "attributed"  // someone else's claim or view, with a speaker
	Editorial   Voice = "editorial"   // the author's or site's own judgement
	Boilerplate Voice = "boilerplate" // credit, subscribe line, navigation
)

// A Sentence lies inside one block. Sentences never overlap and stand in text
// order.
type Sentence struct {
	Span
	Tokens       Range // into Document.Tokens; never empty
	Block        int   // into Document.Blocks
	Voice        Voice
	VoiceWhy     Reason
	Subjectivity float64 // calibrated, 0 (plain fact) to 1 (plain opinion)
}

// NoHead is the Head of a token that depends on no other.
const NoHead = -1

// A Token is a word, number or punctuation mark, cut as the Penn Treebank cuts
// them: "Biden's" is two tokens, "don't" is "do" and "n't", "U.S." and
// "state-backed" are one.
type Token struct {
	Span
	Tag   Tag    // part of speech
	Lemma string // lower-case dictionary form: "hacked" → "hack"
	Head  int    // index of the token this one depends on, or NoHead
	Rel   Rel    // how it depends on Head
}

// A Reason says why a mark was made, so that every mark can answer for itself.
type Reason struct {
	Rule string // stable name: "statement/according-to"; a reader can switch it off
	Text string // one sentence for the reader: "Marked because: blamed, object China"
}
