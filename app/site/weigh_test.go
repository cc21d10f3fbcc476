package site

import (
	"slices"
	"testing"
)

func TestPackageOf(t *testing.T) {
	named := map[string]string{"lede_app_ui": "lede/app/ui", "lede_app": "lede/app", "go.example.org_x_net": "go.example.org/x/net"}
	for name, want := range map[string]string{
		"lede_app_ui.Run":                     "lede/app/ui",
		"lede_app_ui.__page_.Render.func1":    "lede/app/ui",
		"lede_app.init":                       "lede/app",
		"go.example.org_x_net.Dial":           "go.example.org/x/net",
		"lede_app_uis.Run":                    "",
		"_rt0_wasm_js":                        "",
		"type_.eq.struct___lede_app_ui.x_int": "",
		"":                                    "",
	} {
		if got := packageOf(name, named); got != want {
			t.Errorf("packageOf(%q) = %q, want %q", name, got, want)
		}
	}
}

func TestFunctionsOf(t *testing.T) {
	section := func(kind byte, body ...byte) []byte { return append([]byte{kind, byte(len(body))}, body...) }
	program := slices.Concat([]byte("\x00asm\x01\x00\x00\x00"),
		section(2, 1, 1, 'm', 1, 'f', 0, 0),       // one import: the first function
		section(10, 2, 2, 0, 0x0B, 3, 0, 1, 0x0B), // two bodies
		section(0, 4, 'n', 'a', 'm', 'e', 0, 2, 1, 'p', 1, 9, 2, 1, 2, 'a', 'b', 2, 2, 'c', 'd'))
	list, err := functionsOf(program)
	if err != nil || len(list) != 2 || list[0].name != "ab" || len(list[0].body) != 2 || list[1].name != "cd" || len(list[1].body) != 3 {
		t.Errorf("got %v, error %v; want ab of 2 bytes and cd of 3", list, err)
	}
	for n := range len(program) - 1 { // cut anywhere, it is an error or fewer functions, never a panic
		if list, err := functionsOf(program[:n]); err == nil && len(list) > 2 {
			t.Errorf("cut at %d: %v", n, list)
		}
	}
}
