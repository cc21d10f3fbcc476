package doc

import (
	"testing"
	"time"
)

func TestParseDay(t *testing.T) {
	for _, s := range []string{
		"2021-07-19", "2024-02-29", "0001-01-01", "9999-12-31",
		"", "2021-7-19", "2021-02-29", "2021-13-01", "2021-00-10", "2021-07-00", "2021-07-32", "2021/07/19", "2021-07-1x", "-021-07-19", "2021-07-19T",
	} {
		want, err := time.Parse(time.DateOnly, s)
		if got, ok := ParseDay(s); ok != (err == nil) || !got.Equal(want) {
			t.Errorf("ParseDay(%q) is %v, %v; time.Parse says %v, %v", s, got, ok, want, err)
		}
	}
}
