package statement

import (
	"fmt"

	"lede/app/doc"
)

// reason says in a sentence why a statement was marked.
func (f *finder) reason(x *found, s *doc.Statement) doc.Reason {
	d := f.d
	who := "nobody named"
	if s.Speaker != nil {
		who = "“" + d.Slice(s.Speaker.Span) + "”"
	}
	cue := ""
	if !x.cue.Empty() {
		cue = "“" + d.Slice(s.Cue) + "”"
	}
	var text string
	switch x.rule {
	case "statement/quotation":
		text = "Words in quotation marks that nobody near them is said to speak."
	case "statement/turn":
		text = fmt.Sprintf("A turn of a transcript; its label names %s.", who)
	case "statement/same-speaker":
		text = fmt.Sprintf("A quotation without a cue of its own; %s was speaking just before.", who)
	case "statement/signed":
		text = fmt.Sprintf("A quotation with %s behind a dash as its source.", who)
	case "statement/name-then-quotation":
		text = fmt.Sprintf("A quotation after %s and a colon.", who)
	case "statement/quotation-then-cue":
		text = fmt.Sprintf("A quotation followed by %s, with %s as speaker.", cue, who)
	case "statement/cue-then-quotation":
		text = fmt.Sprintf("A quotation introduced by %s, with %s as speaker.", cue, who)
	case "statement/according-to":
		text = fmt.Sprintf("What %s names %s as the source of.", cue, who)
	case "statement/in-their-words":
		text = fmt.Sprintf("“in … %s” gives what follows to %s.", d.Slice(s.Cue), who)
	case "statement/silence":
		text = fmt.Sprintf("%s is said to give no answer.", who)
	case "statement/noun":
		text = fmt.Sprintf("What the noun %s is about, with %s as its owner.", cue, who)
	case "statement/adverb":
		text = fmt.Sprintf("%s lays it to somebody who is not named.", cue)
	case "statement/state-of-mind":
		text = fmt.Sprintf("What %s is said to be %s about.", who, cue)
	case "statement/is-said-to":
		text = fmt.Sprintf("The passive %s reports what others think or say, with %s as source.", cue, who)
	default:
		text = fmt.Sprintf("What the cue %s reports, with %s as speaker.", cue, who)
	}
	return doc.Reason{Rule: x.rule, Text: text}
}
