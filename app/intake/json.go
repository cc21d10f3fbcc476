package intake

import (
	"errors"
	"strconv"
	"strings"
	"unicode/utf16"
	"unicode/utf8"
)

// # JSON
//
// Pages state their metadata as JSON-LD, of which we want strings, and what
// leads to them. The standard library's decoder would bring reflection along: a
// fortieth of the engine's download.

var errJSON = errors.New("not JSON")

// parseJSON returns a value as [encoding/json] does: map[string]any, []any,
// string, or nil for what holds no string.
func parseJSON(src string) (any, error) {
	p := jsonParser{rest: string([]rune(src))} // bytes that are no UTF-8 become U+FFFD
	v := p.value(0)
	if p.space(); p.bad || p.rest != "" {
		return nil, errJSON
	}
	return v, nil
}

// A jsonParser reads what is left of a text. Once bad, it reads nothing more.
type jsonParser struct {
	rest string
	bad  bool
}

// deepest is how far values may nest.
const deepest = 200

func (p *jsonParser) fail() {
	p.bad, p.rest = true, ""
}

func (p *jsonParser) space() { p.rest = strings.TrimLeft(p.rest, " \t\r\n") }

// take reports whether s comes next, and passes it.
func (p *jsonParser) take(s string) bool {
	p.space()
	rest, ok := strings.CutPrefix(p.rest, s)
	p.rest = rest
	return ok
}

func (p *jsonParser) value(depth int) any {
	switch {
	case depth > deepest:
		p.fail()
	case p.take(`"`):
		return p.text()
	case p.take("{"):
		return p.object(depth)
	case p.take("["):
		return p.array(depth)
	case p.take("true"), p.take("false"), p.take("null"):
	default:
		p.number()
	}
	return nil
}

func (p *jsonParser) object(depth int) any {
	object := make(map[string]any)
	if p.take("}") {
		return object
	}
	for !p.bad {
		if !p.take(`"`) {
			p.fail()
			break
		}
		key := p.text()
		if !p.take(":") {
			p.fail()
			break
		}
		object[key] = p.value(depth + 1)
		if p.take("}") {
			break
		}
		if !p.take(",") {
			p.fail()
		}
	}
	return object
}

func (p *jsonParser) array(depth int) any {
	array := []any{}
	if p.take("]") {
		return array
	}
	for !p.bad {
		array = append(array, p.value(depth+1))
		if p.take("]") {
			break
		}
		if !p.take(",") {
			p.fail()
		}
	}
	return array
}

// number passes a number.
func (p *jsonParser) number() {
	end := 0
	digits := func() bool {
		from := end
		for end < len(p.rest) && '0' <= p.rest[end] && p.rest[end] <= '9' {
			end++
		}
		return end > from
	}
	next := func(chars string) bool {
		if end < len(p.rest) && strings.IndexByte(chars, p.rest[end]) >= 0 {
			end++
			return true
		}
		return false
	}
	next("-")
	if !next("0") && !digits() || next(".") && !digits() {
		p.fail()
		return
	}
	if next("eE") {
		next("+-")
		if !digits() {
			p.fail()
			return
		}
	}
	p.rest = p.rest[end:]
}

// text reads a string whose opening quotation mark has been passed.
func (p *jsonParser) text() string {
	var b strings.Builder
	for !p.bad {
		i := strings.IndexFunc(p.rest, func(r rune) bool { return r == '"' || r == '\\' || r < ' ' })
		if i < 0 || p.rest[i] < ' ' {
			p.fail()
			break
		}
		b.WriteString(p.rest[:i])
		quote := p.rest[i] == '"'
		if p.rest = p.rest[i+1:]; quote {
			break
		}
		b.WriteRune(p.escaped())
	}
	return b.String()
}

// escaped reads what follows a backslash. Half a surrogate pair is U+FFFD.
func (p *jsonParser) escaped() rune {
	if p.rest == "" {
		p.fail()
		return utf8.RuneError
	}
	c := p.rest[0]
	p.rest = p.rest[1:]
	if i := strings.IndexByte(`"\/bfnrt`, c); i >= 0 {
		return rune("\"\\/\b\f\n\r\t"[i])
	}
	r, ok := hexRune(p.rest)
	if c != 'u' || !ok {
		p.fail()
		return utf8.RuneError
	}
	p.rest = p.rest[4:]
	if !utf16.IsSurrogate(r) {
		return r
	}
	if rest, found := strings.CutPrefix(p.rest, `\u`); found {
		if low, ok := hexRune(rest); ok {
			if pair := utf16.DecodeRune(r, low); pair != utf8.RuneError {
				p.rest = rest[4:]
				return pair
			}
		}
	}
	return utf8.RuneError
}

// hexRune reads four hexadecimal digits.
func hexRune(s string) (rune, bool) {
	if len(s) < 4 || s[0] == '+' || s[0] == '-' {
		return 0, false
	}
	v, err := strconv.ParseUint(s[:4], 16, 32)
	return rune(v), err == nil
}
