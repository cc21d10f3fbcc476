package site

import (
	"bytes"
	"testing"
)

// TestStraight: of a program the code alone is another, and there is less of it;
// what that does is tested in package flow.
func TestStraight(t *testing.T) {
	whole := compiled(t)
	short, err := straight(whole)
	if err != nil {
		t.Fatal(err)
	}
	before, code, after, err := section(whole, codeSection)
	if err != nil {
		t.Fatal(err)
	}
	gotBefore, gotCode, gotAfter, err := section(short, codeSection)
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(gotBefore, before) || !bytes.Equal(gotAfter, after) {
		t.Error("something beside the code changed")
	}
	if len(gotCode) >= len(code) || len(gotCode) < len(code)/2 {
		t.Errorf("%d bytes of code, were %d; want somewhat less", len(gotCode), len(code))
	}
	if _, err := straight(whole[:len(whole)/4]); err == nil {
		t.Error("a program cut short: no error")
	}
}
