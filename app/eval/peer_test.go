//go:build !js

package eval

import "testing"

// TestPeers wants the peers to find something, so that they are a comparison.
func TestPeers(t *testing.T) {
	articles := gold(t)
	for _, p := range []Peer{Baseline, Prose} {
		if f1 := scoreAll(articles[:5], p.Annotate).total("").Measures["mention: names, overlap, untyped"].F1(); f1 < 0.5 {
			t.Errorf("%s: untyped names F1 %.2f, want 0.5 at least", p.Name, f1)
		}
	}
}
