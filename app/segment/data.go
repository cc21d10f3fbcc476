package segment

import (
	_ "embed"
	"strings"
)

var (
	//go:embed data/saying.txt
	sayingData string
	//go:embed data/zones.txt
	zoneData string

	saying = set(sayingData)
	zone   = set(zoneData)
)

// set reads one word a line.
func set(data string) map[string]bool {
	m := make(map[string]bool)
	for line := range strings.Lines(data) {
		if line = strings.TrimSpace(line); line != "" && line[0] != '#' {
			m[line] = true
		}
	}
	return m
}
