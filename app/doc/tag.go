package doc

// A Tag is a Penn Treebank part of speech (Marcus, Santorini and Marcinkiewicz
// 1993, Computational Linguistics 19(2), table 2).
type Tag uint8

// The zero Tag is that of a token not yet tagged.
const (
	NoTag  Tag = iota
	CC         // coordinating conjunction
	CD         // cardinal number
	DT         // determiner
	EX         // existential "there"
	FW         // foreign word
	IN         // preposition or subordinating conjunction
	JJ         // adjective
	JJR        // adjective, comparative
	JJS        // adjective, superlative
	LS         // list item marker
	MD         // modal
	NN         // noun, singular
	NNS        // noun, plural
	NNP        // proper noun, singular
	NNPS       // proper noun, plural
	PDT        // predeterminer
	POS        // possessive ending
	PRP        // personal pronoun
	PRPS       // possessive pronoun: PRP$
	RB         // adverb
	RBR        // adverb, comparative
	RBS        // adverb, superlative
	RP         // particle
	SYM        // symbol
	TO         // "to"
	UH         // interjection
	VB         // verb, base form
	VBD        // verb, past tense
	VBG        // verb, gerund or present participle
	VBN        // verb, past participle
	VBP        // verb, present, not third person singular
	VBZ        // verb, present, third person singular
	WDT        // wh-determiner
	WP         // wh-pronoun
	WPS        // possessive wh-pronoun: WP$
	WRB        // wh-adverb
	Period     // . ! ?
	Comma      // ,
	Colon      // : ; … — –
	Open       // ( [ {
	Close      // ) ] }
	OpenQuote
	CloseQuote
	Dollar // $ and other currency signs
	Hash   // #
	numTags
)

// NumTags is the number of tags, NoTag included.
const NumTags = int(numTags)

var tagNames = [NumTags]string{"", "CC", "CD", "DT", "EX", "FW", "IN", "JJ",
	"JJR", "JJS", "LS", "MD", "NN", "NNS", "NNP", "NNPS", "PDT", "POS", "PRP",
	"PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH", "VB", "VBD", "VBG",
	"VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", ".", ",", ":", "(", ")",
	"``", "''", "$", "#"}

// String returns the tag's Penn Treebank name.
func (t Tag) String() string { return tagNames[t] }

// ParseTag returns the tag with the given Penn Treebank name.
func ParseTag(name string) (Tag, bool) {
	for i, n := range tagNames {
		if n == name {
			return Tag(i), true
		}
	}
	return NoTag, false
}

// IsNoun reports whether t is a common or proper noun.
func (t Tag) IsNoun() bool { return NN <= t && t <= NNPS }

// IsProper reports whether t is a proper noun.
func (t Tag) IsProper() bool { return t == NNP || t == NNPS }

// IsVerb reports whether t is a form of a verb, modals excluded.
func (t Tag) IsVerb() bool { return VB <= t && t <= VBZ }

// IsAdjective reports whether t is an adjective of any degree.
func (t Tag) IsAdjective() bool { return JJ <= t && t <= JJS }

// IsAdverb reports whether t is an adverb of any degree.
func (t Tag) IsAdverb() bool { return RB <= t && t <= RBS }

// IsPunct reports whether t is a punctuation mark.
func (t Tag) IsPunct() bool { return Period <= t && t <= CloseQuote }
