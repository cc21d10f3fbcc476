package eval

import (
	"fmt"
	"math"

	"lede/app/doc"
)

// Grouping is scored on the mentions of both sides, aligned by overlap. A
// mention only one side has stands alone on its side and in nobody's cluster
// on the other (Pradhan et al. 2014, "Scoring coreference partitions of
// predicted mentions").
//
//	B³      (Bagga and Baldwin 1998) for each mention, the share of its
//	        cluster's mentions that belong there
//	MUC     (Vilain et al. 1995) links kept of the links needed
//	CEAF-e  (Luo 2005) clusters paired one to one for the greatest sum of
//	        φ4 = 2·|A∩B| / (|A|+|B|)
//	CoNLL   the mean of the three F1 (Pradhan et al. 2012)
//
// "Found mentions" is B³ on the mentions both sides have, so that it measures
// grouping alone.

// clusters lists each actor's mentions by number. Aligned mentions have the
// number of the wanted one; others get numbers of their own.
func (c *comparison) clusters(keep func(mention) bool, onlyFound bool) (want, got [][]int) {
	wantBy, gotBy := make(map[int][]int), make(map[int][]int)
	for i, m := range c.wantM {
		j := c.toGot[i]
		if !keep(m) || m.unnamed || onlyFound && (j == none || !keep(c.gotM[j])) {
			continue
		}
		wantBy[m.actor] = append(wantBy[m.actor], i)
	}
	for j, m := range c.gotM {
		i := c.toWant[j]
		switch {
		case !keep(m), m.unnamed && i == none, i != none && c.wantM[i].unnamed:
			continue
		case onlyFound && (i == none || !keep(c.wantM[i])):
			continue
		case i == none:
			i = len(c.wantM) + j
		}
		gotBy[m.actor] = append(gotBy[m.actor], i)
	}
	return lists(wantBy, len(c.want.Actors)), lists(gotBy, len(c.got.Actors))
}

func lists(by map[int][]int, n int) [][]int {
	var ls [][]int
	for i := range n {
		if len(by[i]) > 0 {
			ls = append(ls, by[i])
		}
	}
	return ls
}

func (c *comparison) grouping() {
	all := func(mention) bool { return true }
	for _, part := range []struct {
		name string
		keep func(mention) bool
	}{{"names", isName}, {"all forms", all}} {
		want, got := c.clusters(part.keep, true)
		c.result.measure("grouping: B³, " + part.name + ", found mentions").add(bCubed(want, got))
		want, got = c.clusters(part.keep, false)
		c.result.measure("grouping: B³, " + part.name).add(bCubed(want, got))
		c.result.measure("grouping: MUC, " + part.name).add(muc(want, got))
		c.result.measure("grouping: CEAF-e, " + part.name).add(ceafE(want, got))
	}
	c.groupingErrors()
}

// conll is the mean F1 of MUC, B³ and CEAF-e.
func conll(r *Result, part string) float64 {
	sum := 0.0
	for _, m := range []string{"MUC", "B³", "CEAF-e"} {
		if x := r.Measures["grouping: "+m+", "+part]; x != nil {
			sum += x.F1()
		}
	}
	return sum / 3
}

// clusterOf maps each mention to its cluster.
func clusterOf(clusters [][]int) map[int]int {
	of := make(map[int]int)
	for i, ms := range clusters {
		for _, m := range ms {
			of[m] = i
		}
	}
	return of
}

func bCubed(want, got [][]int) Tally {
	return bothWays(want, got, func(from, to [][]int) (right, all float64) {
		of := clusterOf(to)
		for _, ms := range from {
			in := make(map[int]int)
			for _, m := range ms {
				if k, ok := of[m]; ok {
					in[k]++
				}
			}
			for _, n := range in {
				right += float64(n*n) / float64(len(ms))
			}
			all += float64(len(ms))
		}
		return right, all
	})
}

// bothWays tallies a measure that looks from the clusters of one side at those
// of the other.
func bothWays(want, got [][]int, look func(from, to [][]int) (right, all float64)) (t Tally) {
	t.RightGot, t.Got = look(got, want)
	t.RightWant, t.Want = look(want, got)
	return t
}

func muc(want, got [][]int) Tally {
	return bothWays(want, got, func(from, to [][]int) (right, all float64) {
		of := clusterOf(to)
		for _, ms := range from {
			parts := make(map[int]bool)
			alone := 0
			for _, m := range ms {
				if k, ok := of[m]; ok {
					parts[k] = true
				} else {
					alone++
				}
			}
			right += float64(len(ms) - len(parts) - alone)
			all += float64(len(ms) - 1)
		}
		return right, all
	})
}

func ceafE(want, got [][]int) Tally {
	phi := make([][]float64, len(want))
	of := clusterOf(got)
	for i, ms := range want {
		phi[i] = make([]float64, len(got))
		for _, m := range ms {
			if k, ok := of[m]; ok {
				phi[i][k]++
			}
		}
		for k := range phi[i] {
			phi[i][k] *= 2 / float64(len(ms)+len(got[k]))
		}
	}
	sum := bestAssignment(phi)
	return Tally{sum, float64(len(got)), sum, float64(len(want))}
}

// bestAssignment returns the greatest sum of a one-to-one assignment of rows to
// columns, by the Hungarian method with potentials (Kuhn 1955, Munkres 1957),
// in O(n³) on the square matrix padded with zeros.
func bestAssignment(gain [][]float64) float64 {
	n := len(gain)
	for _, row := range gain {
		n = max(n, len(row))
	}
	cost := func(i, j int) float64 { // 1-based; minimised
		if i <= len(gain) && j <= len(gain[i-1]) {
			return -gain[i-1][j-1]
		}
		return 0
	}
	u, v := make([]float64, n+1), make([]float64, n+1)
	row, way := make([]int, n+1), make([]int, n+1) // row[j]: the row in column j
	for i := 1; i <= n; i++ {
		row[0] = i
		col := 0
		least := make([]float64, n+1)
		used := make([]bool, n+1)
		for j := range least {
			least[j] = math.Inf(1)
		}
		for row[col] != 0 {
			used[col] = true
			next, delta := 0, math.Inf(1)
			for j := 1; j <= n; j++ {
				if used[j] {
					continue
				}
				if cur := cost(row[col], j) - u[row[col]] - v[j]; cur < least[j] {
					least[j], way[j] = cur, col
				}
				if least[j] < delta {
					delta, next = least[j], j
				}
			}
			for j := 0; j <= n; j++ {
				if used[j] {
					u[row[j]] += delta
					v[j] -= delta
				} else {
					least[j] -= delta
				}
			}
			col = next
		}
		for col != 0 {
			row[col] = row[way[col]]
			col = way[col]
		}
	}
	sum := 0.0
	for j := 1; j <= n; j++ {
		sum -= cost(row[j], j)
	}
	return sum
}

// groupingErrors lists mentions grouped away from their actor's first name, and
// actors merged into one.
func (c *comparison) groupingErrors() {
	for k, a := range c.got.Actors {
		seen := make(map[int]doc.Span)
		first := none
		for j, g := range c.gotM {
			if g.actor != k || c.toWant[j] == none {
				continue
			}
			w := c.wantM[c.toWant[j]]
			if w.unnamed {
				continue
			}
			if first == none {
				first = w.actor
			}
			if _, met := seen[w.actor]; !met && w.actor != first {
				c.fail("grouping", fmt.Sprintf("merged: %s into another actor", g.Form), g.Span,
					fmt.Sprintf("part of %q", a.Name), fmt.Sprintf("%q", c.want.Actors[w.actor].Name))
			}
			seen[w.actor] = g.Span
		}
	}
	for k, a := range c.want.Actors {
		home := none
		for i, w := range c.wantM {
			if w.actor != k || w.unnamed || c.toGot[i] == none {
				continue
			}
			g := c.gotM[c.toGot[i]]
			if home == none {
				home = g.actor
			} else if g.actor != home {
				c.fail("grouping", fmt.Sprintf("split: %s from its actor", w.Form), w.Span,
					fmt.Sprintf("%q", c.got.Actors[g.actor].Name), fmt.Sprintf("%q", a.Name))
			}
		}
	}
}
