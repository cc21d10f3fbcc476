package tag

import (
	_ "embed"
	"strings"
	"sync"
)

//go:embed data/irregular.txt
var irregularFile string

// irregular returns the irregular forms, by kind, and their lemmas.
var irregular = sync.OnceValue(func() *[numKinds]map[string]string {
	var forms [numKinds]map[string]string
	for k := range forms {
		forms[k] = make(map[string]string, 1000)
	}
	for line := range strings.Lines(irregularFile) {
		f := strings.Fields(line)
		if len(f) < 3 || f[0] == "#" {
			continue
		}
		k := map[string]kind{"verb": verb, "noun": noun, "degree": degree, "other": other}[f[0]]
		for _, form := range f[2:] {
			forms[k][form] = f[1]
		}
	}
	return &forms
})
