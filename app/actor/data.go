package actor

import (
	"embed"
	"strings"
	"sync"

	"lede/app/lexicon"
	"lede/app/model"
)

//go:embed data/*.txt data/*.tsv data/words.bin data/names.model
var files embed.FS

// resources are the model and lists, read once and never changed after.
type resources struct {
	words                *WordTable
	table                *model.Table
	chain                *model.Chain
	states               []state
	byName               map[string]stateName // by folded name
	shared               map[string][]int     // states of a demonym or seat that several have
	groups               map[string]string    // folded name to canonical
	titles               map[string]bool
	female               map[string]bool // "she" words: "Mrs.", "queen"
	male                 map[string]bool
	places               map[string]bool // prepositions after which a country is a place
	acts                 map[string]bool // lemmas of verbs that governments are the subject of
	nominals             map[string]nominal
	officeWords, offices map[string]bool // parts of offices; nouns for what a person is
	calendar             map[string]bool // days and months
	rank                 map[string]bool // letters behind a person's name
	slugs                map[string]bool // what agencies put before a headline
	areas                map[string]bool // folded adjectives of parts of the world
	// plural nouns of people who act together
	collectives map[string]bool
	// words in the names of organizations that nobody calls a company
	public    map[string]bool
	evidence  map[string]string   // nouns beside names, and what they say the name is
	compounds map[string]string   // words a hyphen joins to names, and how
	goesWith  map[string][]string // nouns that go with firms, and how
	says      map[string]bool     // lemmas of verbs of saying
	bodies    map[string]string   // acronym of a well-known body to its name, both ways folded
	referring lexicon.Sieve       // words that may stand for somebody named before
}

// A state is a country or a union that acts like one.
type state struct{ code, name string }

// A stateName is one of the names of a state and what kind of name it is.
type stateName struct {
	state int // into resources.states
	how   relation
}

type relation uint8

const (
	ownName relation = iota
	otherName
	demonym
	capitalOf
	seatOf
)

var load = sync.OnceValue(func() *resources {
	must := func(name string) []byte {
		b, err := files.ReadFile("data/" + name)
		if err != nil {
			panic(err)
		}
		return b
	}
	words, err := ReadWordTable(must("words.bin"))
	if err != nil {
		panic(err)
	}
	r := &resources{
		words:  words,
		table:  model.Must(model.Load(must("names.model"), ModelName)),
		byName: map[string]stateName{}, groups: map[string]string{},
		titles: set("titles.txt"), collectives: set("collectives.txt"), public: set("public.txt"), nominals: map[string]nominal{}, bodies: map[string]string{},
		female: map[string]bool{}, male: map[string]bool{},
		places: map[string]bool{}, acts: map[string]bool{}, says: map[string]bool{},
		officeWords: map[string]bool{}, offices: map[string]bool{}, calendar: map[string]bool{}, rank: map[string]bool{}, slugs: map[string]bool{},
		areas: map[string]bool{},
	}
	r.readStates()
	r.readEvidence()
	r.readConduct()
	r.readCompounds()
	for _, e := range lexicon.MustRead(files, "data/groups.txt") {
		r.groups[fold(e.Phrase)] = e.Phrase
		for _, a := range split(e.Field(0)) {
			r.groups[fold(a)] = e.Phrase
		}
	}
	for _, e := range lexicon.MustRead(files, "data/areas.txt") {
		r.areas[fold(e.Phrase)] = true
	}
	for _, e := range lexicon.MustRead(files, "data/bodies.tsv") {
		r.bodies[fold(e.Phrase)] = e.Field(0)
	}
	for _, e := range lexicon.MustRead(files, "data/cues.tsv") {
		switch e.Field(0) {
		case "slug":
			r.slugs[e.Phrase] = true
		case "rank":
			r.rank[e.Phrase] = true
		case "female":
			r.female[e.Phrase] = true
		case "male":
			r.male[e.Phrase] = true
		case "calendar":
			r.calendar[e.Phrase] = true
		case "officeword":
			r.officeWords[e.Phrase] = true
		case "office":
			r.offices[e.Phrase] = true
		case "where":
			r.places[e.Phrase] = true
		case "acts":
			r.acts[e.Phrase] = true
		case "says":
			r.acts[e.Phrase], r.says[e.Phrase] = true, true
		}
	}
	for _, e := range lexicon.MustRead(files, "data/nominals.tsv") {
		r.nominals[e.Phrase] = newNominal(e)
	}
	r.chain = newChain(r.table)
	r.readReferring()
	return r
})

func (r *resources) readStates() {
	r.shared = map[string][]int{}
	add := func(names string, how relation) {
		for _, n := range split(names) {
			key, state := fold(n), len(r.states)-1
			if old, taken := r.byName[key]; !taken {
				r.byName[key] = stateName{state, how}
			} else if (how == demonym || how == seatOf) && old.how == how {
				if r.shared[key] == nil {
					r.shared[key] = []int{old.state}
				}
				r.shared[key] = append(r.shared[key], state)
			}
		}
	}
	entries := lexicon.MustRead(files, "data/states.tsv")
	for _, e := range entries {
		r.states = append(r.states, state{e.Phrase, e.Field(0)})
		add(e.Field(0), ownName)
		add(e.Field(3), otherName)
	}
	// Names of states come before the demonyms and capitals of others.
	all := r.states
	for i, e := range entries {
		r.states = all[:i+1]
		add(e.Field(1), demonym)
		add(e.Field(2), capitalOf)
		add(e.Field(4), seatOf)
	}
	r.states = all
}

func set(name string) map[string]bool {
	m := map[string]bool{}
	for _, e := range lexicon.MustRead(files, "data/"+name) {
		m[e.Phrase] = true
	}
	return m
}

func split(list string) []string {
	if list == "" {
		return nil
	}
	return strings.Split(list, "|")
}
