package incident

import (
	"embed"

	"lede/app/lexicon"
)

//go:embed data/sets.txt
var setsFile embed.FS

// Small sets of words; data/sets.txt says what each is for.
var (
	wordSet = lexicon.MustSets(setsFile, "data/sets.txt")

	auxiliary   = wordSet("auxiliary")
	beForms     = wordSet("be")
	charges     = wordSet("charge")
	happens     = wordSet("happen")
	sayings     = wordSet("say")
	light       = wordSet("light")
	emptyNouns  = wordSet("empty")
	massNouns   = wordSet("mass")
	ofFirms     = wordSet("trusting")
	institution = wordSet("institution")
	points      = wordSet("pointing")
	further     = wordSet("further")
)
