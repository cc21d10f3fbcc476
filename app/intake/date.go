package intake

import (
	"strconv"
	"strings"
	"time"

	"lede/app/doc"
)

// months by the first three letters of their names.
var months = map[string]time.Month{"jan": 1, "feb": 2, "mar": 3, "apr": 4, "may": 5, "jun": 6, "jul": 7, "aug": 8, "sep": 9, "oct": 10, "nov": 11, "dec": 12}

// monthOf returns the month w names, in full or short, or 0.
func monthOf(w string) time.Month {
	w = strings.Trim(w, ".,")
	if len(w) < 3 || len(w) > len("september") || strings.IndexByte("jfmasond", w[0]|' ') < 0 {
		return 0
	}
	w = strings.ToLower(w)
	m := months[w[:3]]
	if m != 0 && (len(w) == 3 || w == "sept" || w == strings.ToLower(m.String())) {
		return m
	}
	return 0
}

// findDate returns the first date in s that can be read one way only: a day, a
// month by name and a year in any order, or an ISO date. The zero Time where
// there is none.
func findDate(s string) time.Time {
	fields := strings.Fields(s)
	for i, f := range fields {
		f = strings.Trim(f, ".,;|()[]")
		if len(f) >= 10 {
			if t, ok := doc.ParseDay(f[:10]); ok {
				return t
			}
		}
		month := monthOf(f)
		if month == 0 {
			continue
		}
		before, after, later := "", "", ""
		if i > 0 {
			before = fields[i-1]
		}
		if i+1 < len(fields) {
			after = fields[i+1]
		}
		if i+2 < len(fields) {
			later = fields[i+2]
		}
		for _, dy := range [...][2]string{{before, after}, {after, later}} { // 19 July 2021; July 19, 2021
			day, year := number(dy[0]), number(dy[1])
			if 1 <= day && day <= 31 && 1900 <= year && year < 2200 {
				t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
				if t.Day() == day {
					return t
				}
			}
		}
	}
	return time.Time{}
}

// number returns the number w is, punctuation and "st", "nd", "rd", "th" left
// out, or 0.
func number(w string) int {
	w = strings.Trim(w, ".,;|()[]")
	for _, end := range [...]string{"st", "nd", "rd", "th"} {
		w = strings.TrimSuffix(w, end)
	}
	n, err := strconv.Atoi(w)
	if err != nil {
		return 0
	}
	return n
}

// dateLine reports whether s is no more than a date, or an age, and what goes with
// one: "Published: Jul 19, 2021 14:02", "Mon 19 Jul 2021 15.02 BST", "2 hours ago".
func dateLine(s string) bool {
	aged := strings.HasSuffix(s, " ago") || strings.HasSuffix(s, " read")
	if len(s) > 120 || findDate(s).IsZero() && !(aged && s[0] >= '0' && s[0] <= '9') {
		return false
	}
	for f := range strings.FieldsSeq(s) {
		f = strings.ToLower(strings.Trim(f, ".,;:|()[]-–—·•"))
		if f == "" || f[0] >= '0' && f[0] <= '9' || monthOf(f) != 0 || dateWords[f] {
			continue
		}
		return false
	}
	return true
}

// oneLine returns s with its white space made single spaces.
func oneLine(s string) string { return strings.Join(strings.Fields(s), " ") }
