package doc

import "time"

// ParseDay returns the day s names as ISO 8601 does, "2021-07-19", at midnight
// UTC, and whether it names one. It says what [time.Parse] would, without the
// code of that for all other layouts: a browser would have to download it.
func ParseDay(s string) (t time.Time, ok bool) {
	if len(s) != len(time.DateOnly) || s[4] != '-' || s[7] != '-' {
		return t, false
	}
	var parts [3]int
	for i, digits := range [...]string{s[:4], s[5:7], s[8:]} {
		for k := range len(digits) {
			c := digits[k] - '0'
			if c > 9 {
				return t, false
			}
			parts[i] = 10*parts[i] + int(c)
		}
	}
	year, month, day := parts[0], time.Month(parts[1]), parts[2]
	t = time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	if t.Month() != month || t.Day() != day { // no such day: it would be one of the next month
		return time.Time{}, false
	}
	return t, true
}
