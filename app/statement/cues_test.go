package statement

import "testing"

// The lists load: every line has a known stance and known frames.
func TestLists(t *testing.T) {
	lists()
}
