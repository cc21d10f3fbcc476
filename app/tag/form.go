package tag

import (
	"strings"

	"lede/app/doc"
	"lede/app/model"
)

// look returns what there is to know of a token's form. open is whether a
// straight quotation mark has been opened, which only its turn can tell.
func look(text string, open *bool) word {
	if c := text[0]; c|0x20-'a' < 26 {
		return lookWord(text)
	}
	if w, ok := lookMark(text, open); ok {
		w.lower = model.Lower(text)
		return w
	}
	return lookWord(text)
}

// lookWord returns the word as prose would normalise it.
func lookWord(text string) word {
	exact, lower, letters := model.Both(text)
	suffix, end, _ := model.Both(last3(text))
	w := word{suffix: suffix, prefix: model.String(text[:1]), exact: exact, lower: lower}
	if letters {
		w.norm, w.normEnd = lower, end
		w.fixed = fixed(text)
		return w
	}
	c := text[0]
	digit := c-'0' < 10
	switch {
	case c != '-' && strings.IndexByte(text, '-') > 0:
		w.norm, w.normEnd = hyphened.norm, hyphened.normEnd
	case digit && len(text) == 4 && allDigits(text):
		w.norm, w.normEnd = year.norm, year.normEnd
	case digit:
		w.norm, w.normEnd = digits.norm, digits.normEnd
	default:
		w.norm, w.normEnd = lower, end
	}
	if digit || c == '-' || c == '+' || c == '.' {
		w.fixed = number(text)
	} else if w.fixed = fixed(text); w.fixed == doc.NoTag && address(text) {
		w.fixed = doc.NN // as prose has it
	}
	return w
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i]-'0' >= 10 {
			return false
		}
	}
	return true
}

// number returns the tag of a token that starts like a number: CD, or JJ for
// "10th", or NoTag where letters make it something else ("7-Eleven").
func number(text string) doc.Tag {
	i := 0
	for i < len(text) && (text[i]-'0' < 10 || strings.IndexByte("+-.,:/", text[i]) >= 0) {
		i++
	}
	if i == 0 || !strings.ContainsAny(text[:i], "0123456789") {
		return doc.NoTag
	}
	switch strings.ToLower(text[i:]) {
	case "", "m", "bn", "tn", "k", "mn", "million", "billion", "am", "pm", "a.m.", "p.m.":
		return doc.CD
	case "st", "nd", "rd", "th":
		return doc.JJ
	case "s", "'s", "’s":
		return doc.NNS // "1990s"
	}
	return doc.NoTag
}

// fixed returns the tag of the few words the Treebank gives one tag only and
// the model gets wrong or has not met.
func fixed(text string) doc.Tag {
	switch text {
	case "to", "To", "TO":
		return doc.TO
	case "n't", "n’t", "N'T", "N’T":
		return doc.RB
	case "the", "The", "THE", "an", "An":
		return doc.DT
	case "and", "And", "AND":
		return doc.CC
	}
	return doc.NoTag
}

// address reports whether text is an address or a handle.
func address(text string) bool {
	return strings.Contains(text, "://") || strings.HasPrefix(text, "www.") || strings.HasPrefix(text, "@")
}

// lookMark returns a token that opens with neither letter nor digit: as the
// Treebank spells it, and nearly always with the tag its form decides.
func lookMark(text string, open *bool) (word, bool) {
	switch text {
	case `"`:
		*open = !*open
		if *open {
			return as("``", doc.OpenQuote), true
		}
		return as("''", doc.CloseQuote), true
	case "“", "«", "„", "``", "‘", "`", "‹":
		return as("``", doc.OpenQuote), true
	case "”", "»", "''", "›":
		return as("''", doc.CloseQuote), true
	case ",", "،":
		return as(",", doc.Comma), true
	case ".", "!", "?", "?!", "!?", "。":
		return as(text, doc.Period), true
	case ":", ";":
		return as(text, doc.Colon), true
	case "-", "--", "---", "–", "—", "―", "−":
		return as("--", doc.Colon), true
	case "...", "…":
		return as("...", doc.Colon), true
	case "(", "[", "{":
		return as("(", doc.Open), true
	case ")", "]", "}":
		return as(")", doc.Close), true
	case "$", "€", "£", "¥", "₹", "₽", "₩", "₺", "₴", "₦", "₪", "¢":
		return as("$", doc.Dollar), true
	case "#":
		return as("#", doc.Hash), true
	case "%", "‰":
		return as("%", doc.NN), true
	case "&":
		return as("&", doc.CC), true
	case "’s", "'S", "’S":
		return lookWord("'s"), true
	case "'", "’":
		// After a plural in -s the model knows it as a possessive; elsewhere it
		// closes a quotation.
		return lookWord("'"), true
	case "'re", "’re", "'ve", "’ve", "'m", "’m":
		return as("'"+text[len(text)-2+btoi(text[len(text)-1] == 'm'):], doc.VBP), true
	case "'ll", "’ll":
		return as("'ll", doc.MD), true
	case "'d", "’d":
		return lookWord("'d"), true
	}
	if mark := strings.TrimLeft(text, ".!?*=_~-–—•·|/\\<>+^©®™°§¶†‡"); mark == "" {
		tag := doc.SYM
		switch {
		case strings.Trim(text, "!?") == "":
			tag = doc.Period
		case strings.Trim(text, ".-–—_=*~") == "":
			tag = doc.Colon
		}
		return as(text, tag), true
	}
	return word{}, false
}

// as returns a token the model sees under another spelling and that has a tag.
func as(spelling string, tag doc.Tag) word {
	w := lookWord(spelling)
	w.fixed = tag
	return w
}

func btoi(b bool) int {
	if b {
		return 1
	}
	return 0
}
