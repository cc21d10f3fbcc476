package growth

import (
	"testing"
	"time"
)

// A heard is a test that notes whether it has failed.
type heard struct {
	testing.TB
	failed bool
}

func (h *heard) Helper()               {}
func (h *heard) Errorf(string, ...any) { h.failed = true }

func TestAtMost(t *testing.T) {
	work := func(d time.Duration) func() {
		return func() {
			for start := Processor(); Processor()-start < d; {
			}
		}
	}
	slowAtFirst := 0
	for _, c := range []struct {
		what  string
		long  func()
		fails bool
	}{
		{"as long", work(time.Millisecond), false},
		{"forty times as long", work(40 * time.Millisecond), true},
		{"waiting", func() { time.Sleep(40 * time.Millisecond) }, false},
		{"disturbed at first", func() {
			if slowAtFirst++; slowAtFirst < 5 {
				work(40 * time.Millisecond)()
			}
		}, false},
	} {
		h := &heard{TB: t}
		if AtMost(h, 8, c.what, work(time.Millisecond), c.long); h.failed != c.fails {
			t.Errorf("%s: failed %v, want %v", c.what, h.failed, c.fails)
		}
	}
}
