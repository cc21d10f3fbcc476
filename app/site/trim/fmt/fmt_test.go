package fmt_test

import (
	"errors"
	"fmt"
	"io"
	"testing"
	"time"

	short "lede/app/site/trim/fmt"
)

type kind string

// TestAsTheOther holds the stand-in to what it stands in for.
func TestAsTheOther(t *testing.T) {
	for _, c := range []struct {
		format string
		args   []any
	}{
		{"", nil},
		{"100 %% sure", nil},
		{"“%s” after “%s”", []any{"by", "hit"}},
		{"%s and %v", []any{kind("named"), kind("kinds")}},
		{"%q", []any{"a \"b\"\n\u00e9\u200b"}},
		{"%q", []any{kind("x")}},
		{"%s:%d: no class %q", []any{"words.txt", 12, "x y"}},
		{"T%02d:%02d", []any{7, 30}},
		{"%04d-W%02d%s", []any{2021, 3, ""}},
		{"%d %d %d", []any{-5, uint8(200), int64(1 << 40)}},
		{"%v", []any{io.EOF}},
		{"at %s", []any{3 * time.Second}},
		{"%v", []any{nil}},
	} {
		if got, want := short.Sprintf(c.format, c.args...), fmt.Sprintf(c.format, c.args...); got != want {
			t.Errorf("Sprintf(%q, %v) = %q, want %q", c.format, c.args, got, want)
		}
	}
	for _, v := range []any{"text", 5, io.EOF, kind("named"), time.Minute, nil} {
		if got, want := short.Sprint(v), fmt.Sprint(v); got != want {
			t.Errorf("Sprint(%v) = %q, want %q", v, got, want)
		}
	}
	if got := short.Sprint([]int{1}); got != "slice" {
		t.Errorf("of a slice it says %q, want its kind", got)
	}
}

func TestErrorf(t *testing.T) {
	err := short.Errorf("reading %s: %w", "a file", io.EOF)
	if err.Error() != "reading a file: EOF" || !errors.Is(err, io.EOF) {
		t.Errorf("got %q, which wraps EOF: %v", err, errors.Is(err, io.EOF))
	}
	if err := short.Errorf("no %d", 3); err.Error() != "no 3" || errors.Unwrap(err) != nil {
		t.Errorf("got %q, which wraps %v", err, errors.Unwrap(err))
	}
}
