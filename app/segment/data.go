package segment

import (
	_ "embed"

	"lede/app/lexicon"
)

var (
	//go:embed data/saying.txt
	sayingData string
	//go:embed data/zones.txt
	zoneData string

	saying = lexicon.Words(sayingData)
	zone   = lexicon.Words(zoneData)
)
