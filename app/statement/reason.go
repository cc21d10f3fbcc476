package statement

import "lede/app/doc"

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
		text = "A turn of a transcript; its label names " + who + "."
	case "statement/same-speaker":
		text = "A quotation without a cue of its own; " + who + " was speaking just before."
	case "statement/signed":
		text = "A quotation with " + who + " behind a dash as its source."
	case "statement/name-then-quotation":
		text = "A quotation after " + who + " and a colon."
	case "statement/quotation-then-cue":
		text = "A quotation followed by " + cue + ", with " + who + " as speaker."
	case "statement/cue-then-quotation":
		text = "A quotation introduced by " + cue + ", with " + who + " as speaker."
	case "statement/according-to":
		text = "What " + cue + " names " + who + " as the source of."
	case "statement/in-their-words":
		text = "“in … " + d.Slice(s.Cue) + "” gives what follows to " + who + "."
	case "statement/silence":
		text = who + " is said to give no answer."
	case "statement/noun":
		text = "What the noun " + cue + " is about, with " + who + " as its owner."
	case "statement/adverb":
		text = cue + " lays it to somebody who is not named."
	case "statement/state-of-mind":
		text = "What " + who + " is said to be " + cue + " about."
	case "statement/is-said-to":
		text = "The passive " + cue + " reports what others think or say, with " + who + " as source."
	default:
		text = "What the cue " + cue + " reports, with " + who + " as speaker."
	}
	return doc.Reason{Rule: x.rule, Text: text}
}
