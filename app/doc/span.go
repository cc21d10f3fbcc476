package doc

// A Span is a half-open range of bytes in [Document.Text].
type Span struct{ Start, End int }

// Len returns the number of bytes s covers.
func (s Span) Len() int { return s.End - s.Start }

// Empty reports whether s covers nothing. The zero Span is empty.
func (s Span) Empty() bool { return s.End <= s.Start }

// Contains reports whether o lies wholly inside s.
func (s Span) Contains(o Span) bool { return s.Start <= o.Start && o.End <= s.End }

// Overlaps reports whether s and o share at least one byte.
func (s Span) Overlaps(o Span) bool { return s.Start < o.End && o.Start < s.End }

// Cover returns the smallest span that holds both s and o.
// An empty span adds nothing.
func (s Span) Cover(o Span) Span {
	switch {
	case s.Empty():
		return o
	case o.Empty():
		return s
	}
	return Span{min(s.Start, o.Start), max(s.End, o.End)}
}

// A Range is a half-open range of indexes into one of the document's slices.
type Range struct{ From, To int }

// Len returns the number of elements in r.
func (r Range) Len() int { return r.To - r.From }

// Empty reports whether r holds no element.
func (r Range) Empty() bool { return r.To <= r.From }

// Has reports whether index i is in r.
func (r Range) Has(i int) bool { return r.From <= i && i < r.To }
