package model

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
)

func TestHashes(t *testing.T) {
	for upper, lower := range map[string]string{"Biden": "biden", "ÉTAT": "État", "a1@[`{Z": "a1@[`{z"} {
		if got, want := Lower(upper), String(lower); got != want {
			t.Errorf("Lower(%q) = %x, want String(%q) = %x", upper, got, lower, want)
		}
	}
	for s, letters := range map[string]bool{"": true, "Az": true, "a1": false, "O'Neill": false, "É": false, "[": false, "`": false} {
		exact, lower, got := Both(s)
		if exact != String(s) || lower != Lower(s) || got != letters {
			t.Errorf("Both(%q) = %x, %x, %v, want %x, %x, %v", s, exact, lower, got, String(s), Lower(s), letters)
		}
	}
	a, b := String("a"), String("b")
	if a.With(b) == b.With(a) {
		t.Errorf("With must tell (a, b) from (b, a)")
	}
	// Small templates over small numbers must not meet.
	seen := make(map[uint32]string)
	for template := range Hash(100) {
		for part := range Hash(100) {
			key, name := template.With(part).key(32), fmt.Sprint(template, part)
			if other, ok := seen[key]; ok {
				t.Errorf("features %s and %s share the key %x", other, name, key)
			}
			seen[key] = name
		}
	}
}

// random returns a model with n features over k classes.
func random(n, k int) *Weights {
	rng := rand.New(rand.NewPCG(1, 2))
	w := &Weights{Name: "test/1", Classes: make([]string, k), Rows: make(map[Hash]Row)}
	for i := range k {
		w.Classes[i] = fmt.Sprint("class", i)
	}
	for i := range n {
		row := make(Row)
		for range 1 + rng.IntN(5) {
			row[uint8(rng.IntN(k))] = rng.NormFloat64()
		}
		w.Rows[Hash(1).With(Hash(i))] = row
	}
	return w
}

func TestPackLoad(t *testing.T) {
	for _, n := range []int{0, 1, 2, 1000, 50000} {
		w := random(n, 40)
		file := w.Pack(Packing{})
		if !bytes.Equal(file, random(n, 40).Pack(Packing{})) {
			t.Errorf("%d features: packing twice gives different bytes", n)
		}
		table, err := Load(file, "test/1")
		if err != nil {
			t.Fatalf("%d features: %v", n, err)
		}
		if !slices.Equal(table.Classes(), w.Classes) {
			t.Errorf("%d features: classes are %q", n, table.Classes())
		}
		lost := n - table.Features()
		if lost > n/1000 {
			t.Errorf("%d features: %d lost to collisions", n, lost)
		}
		wrong := 0
		for h, row := range w.Rows {
			var sums Scores
			table.Add(h, &sums)
			for c := range w.Classes {
				got, want := float64(sums[c])*table.Unit(), row[uint8(c)]
				// Half a step of the square root, at most.
				if step := math.Sqrt(math.Abs(want)*table.Unit()) + table.Unit(); math.Abs(got-want) > step {
					wrong++
				}
			}
		}
		if wrong > 10*lost {
			t.Errorf("%d features: %d weights are off by more than half a step", n, wrong)
		}
		unknown := 0
		for i := range 100000 {
			if table.Has(Hash(2).With(Hash(i))) {
				unknown++
			}
		}
		if unknown > 60 {
			t.Errorf("%d features: %d of 100000 unknown features hit, want about 25", n, unknown)
		}
		t.Logf("%d features, %d weights: %d bytes", n, w.Len(), len(file))
	}
}

func TestLoadRefuses(t *testing.T) {
	file := random(100, 5).Pack(Packing{})
	if _, err := Load(file, "test/2"); err == nil {
		t.Errorf("Load took a model of another name")
	}
	for cut := range file {
		if _, err := Load(file[:cut], "test/1"); err == nil {
			t.Errorf("Load took a model cut at %d of %d bytes", cut, len(file))
		}
	}
}

// TestTrainer learns a function no single feature decides.
func TestTrainer(t *testing.T) {
	features := func(i int) []Hash {
		return []Hash{Hash(1).With(Hash(i % 3)), Hash(2).With(Hash(i % 5)), Hash(3).With(Hash(i % 15))}
	}
	train := func() *Weights {
		tr := NewTrainer(20)
		for epoch := range 20 {
			for _, i := range Order(300, epoch) {
				var s Scores
				for _, f := range features(i) {
					tr.Add(f, &s)
				}
				right := (i%3 + i%5) % 4
				tr.Step()
				if guess := s.Best(4); guess != right {
					for _, f := range features(i) {
						tr.Update(f, right, 1)
						tr.Update(f, guess, -1)
					}
				}
			}
		}
		return tr.Weights("test/1", []string{"0", "1", "2", "3"}, 1)
	}
	file := train().Pack(Packing{Levels: 31})
	if !bytes.Equal(file, train().Pack(Packing{Levels: 31})) {
		t.Errorf("training twice gives different bytes")
	}
	table := Must(Load(file, "test/1"))
	for i := range 15 {
		var s Scores
		for _, f := range features(i) {
			table.Add(f, &s)
		}
		if got, want := s.Best(4), (i%3+i%5)%4; got != want {
			t.Errorf("class of %d is %d, want %d; sums %v", i, got, want, s[:4])
		}
	}
}

// TestDecode compares with trying every sequence.
func TestDecode(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	var d Decoder
	for round := range 200 {
		n, length := 1+rng.IntN(4), 1+rng.IntN(5)
		w := &Weights{Name: "test/1", Classes: make([]string, n), Rows: make(map[Hash]Row)}
		for from := AtStart; from < n; from++ {
			w.Rows[Step(from)] = make(Row)
			for to := range n {
				w.Rows[Step(from)][uint8(to)] = rng.NormFloat64()
			}
		}
		allow := func(from, to int) bool { return n < 3 || from != 1 || to != 2 }
		chain := NewChain(Must(Load(w.Pack(Packing{}), "test/1")), n, allow)
		emissions := make([]int32, length*n)
		for i := range emissions {
			emissions[i] = rng.Int32N(20000) - 10000
		}
		score := func(path []uint8) int32 {
			sum := chain.start[path[0]] + emissions[path[0]] + chain.end[path[length-1]]
			for i := 1; i < length; i++ {
				sum += chain.next[int(path[i-1])*n+int(path[i])] + emissions[i*n+int(path[i])]
			}
			return sum
		}
		want, path := int32(math.MinInt32), make([]uint8, length)
		for code := range int(math.Pow(float64(n), float64(length))) {
			for i := range path {
				path[i] = uint8(code % n)
				code /= n
			}
			want = max(want, score(path))
		}
		got := d.Decode(chain, emissions)
		if len(got) != length || score(got) != want {
			t.Fatalf("round %d, %d classes, %d positions: path %v scores %d, want %d", round, n, length, got, score(got), want)
		}
	}
}

func BenchmarkLoad(b *testing.B) {
	file := random(75000, 44).Pack(Packing{})
	b.SetBytes(int64(len(file)))
	for b.Loop() {
		Must(Load(file, "test/1"))
	}
}

func BenchmarkAdd(b *testing.B) {
	table := Must(Load(random(75000, 44).Pack(Packing{}), "test/1"))
	var s Scores
	for i := 0; b.Loop(); i++ {
		table.Add(Hash(1).With(Hash(i%150000)), &s) // half of them known
	}
}

// TestPair: two sums in one number stay apart, whatever their signs.
func TestPair(t *testing.T) {
	for _, c := range [][2]int32{{0, 0}, {1, -1}, {-1, 1}, {-5, -7}, {0, math.MinInt32}, {math.MaxInt32, -1}, {math.MinInt32, math.MaxInt32}} {
		p := Pair(int64(c[0])<<32 + int64(c[1]))
		if p.First() != c[0] || p.Second() != c[1] {
			t.Errorf("the pair of %d and %d has %d and %d", c[0], c[1], p.First(), p.Second())
		}
	}
	w := random(1000, 2)
	table := Must(Load(w.Pack(Packing{}), w.Name))
	var features []Hash
	var want Scores
	for i := range Hash(2000) { // half of them unknown
		features = append(features, Hash(1).With(i))
		table.Add(Hash(1).With(i), &want)
	}
	if p := table.Pair(features); p.First() != want[0] || p.Second() != want[1] || want[0] == 0 {
		t.Errorf("sums are %d and %d, want %d and %d", p.First(), p.Second(), want[0], want[1])
	}
}

// TestDense: a dense table chooses as the table does.
func TestDense(t *testing.T) {
	for _, k := range []int{3, 4, 38, DenseClasses} {
		w := random(3000, k)
		table := Must(Load(w.Pack(Packing{Levels: 15}), w.Name))
		dense := table.Dense(40)
		for i := range Hash(2000) {
			var features []Hash
			var sums Scores
			for j := range 40 * Hash(i%2) { // nothing speaks for anything: the first class
				features = append(features, Hash(1).With(i*3+j*j))
			}
			table.Sum(features, &sums)
			if got, want := dense.Best(features), sums.Best(k); got != want {
				t.Fatalf("%d classes, features %d: best is %d, want %d", k, i, got, want)
			}
		}
	}
}

func TestDenseRefuses(t *testing.T) {
	large := load(random(100, 5), Packing{})
	if large.Dense(3) != nil {
		t.Error("large weights: Dense took them")
	}
	for i := range Hash(100) {
		var sums Scores
		features := []Hash{Hash(1).With(i)}
		large.Sum(features, &sums)
		if got, want := large.Best(features), sums.Best(5); got != want {
			t.Errorf("feature %d: best is %d, want %d", i, got, want)
		}
	}
	for name, try := range map[string]func(){
		"too many classes": func() { load(random(100, DenseClasses+1), Packing{Levels: 7}).Dense(3) },
		"few classes":      func() { load(random(100, 2), Packing{Levels: 7}).Dense(3) },
	} {
		func() {
			defer func() {
				if recover() == nil {
					t.Errorf("%s: Dense took it", name)
				}
			}()
			try()
		}()
	}
}

func load(w *Weights, p Packing) *Table { return Must(Load(w.Pack(p), w.Name)) }

func TestWords(t *testing.T) {
	var words Words[int]
	if v, ok := words.Of(String("a")); v != 0 || ok {
		t.Errorf("no words: Of(a) = %d, %v", v, ok)
	}
	for i := range 3000 {
		words.Set(String(fmt.Sprint(i)), i)
	}
	for i := range 6000 {
		if v, ok := words.Of(String(fmt.Sprint(i))); ok != (i < 3000) || ok && v != i {
			t.Errorf("Of(%d) = %d, %v", i, v, ok)
		}
	}
}
