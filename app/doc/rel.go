package doc

// A Rel is a dependency relation of Universal Dependencies 2
// (universaldependencies.org/u/dep). Subtypes are kept only where a stage
// needs them.
type Rel uint8

// The zero Rel is that of a token not yet parsed.
const (
	NoRel Rel = iota
	RelRoot
	RelNSubj     // "Microsoft" in "Microsoft announced"
	RelNSubjPass // nsubj:pass, "servers" in "servers were hacked"
	RelObj
	RelIObj
	RelCSubj
	RelCComp    // finite complement: what was said
	RelXComp    // open complement: "to impose" in "declined to impose"
	RelObl      // "in March"
	RelOblAgent // obl:agent, "Darkside" in "hacked by Darkside"
	RelNMod
	RelNModPoss // nmod:poss, "Norway" in "Norway's minister"
	RelAppos
	RelAMod
	RelNumMod
	RelAcl      // "tied to hackers"
	RelAclRelCl // acl:relcl, "which transports fuel"
	RelAdvCl
	RelAdvMod
	RelAux
	RelAuxPass // aux:pass, "was" in "was hacked"
	RelCop
	RelMark // "that", "because"
	RelDet
	RelCase // prepositions and 's
	RelCC
	RelConj
	RelCompound
	RelCompoundPrt // compound:prt, "down" in "shut down"
	RelFlat        // "Ine Eriksen Soereide"
	RelFixed
	RelParataxis // "…, he said" in the middle of what was said
	RelExpl
	RelVocative
	RelDiscourse
	RelList
	RelPunct
	RelDep // anything else
	numRels
)

// NumRels is the number of relations, NoRel included.
const NumRels = int(numRels)

var relNames = [NumRels]string{"", "root", "nsubj", "nsubj:pass", "obj", "iobj",
	"csubj", "ccomp", "xcomp", "obl", "obl:agent", "nmod", "nmod:poss", "appos",
	"amod", "nummod", "acl", "acl:relcl", "advcl", "advmod", "aux", "aux:pass",
	"cop", "mark", "det", "case", "cc", "conj", "compound", "compound:prt",
	"flat", "fixed", "parataxis", "expl", "vocative", "discourse", "list",
	"punct", "dep"}

// String returns the relation's Universal Dependencies name.
func (r Rel) String() string { return relNames[r] }

// ParseRel returns the relation with the given Universal Dependencies name. An
// unknown subtype gives its main relation, an unknown relation gives Dep.
func ParseRel(name string) Rel {
	for i, n := range relNames {
		if n == name && i != int(NoRel) {
			return Rel(i)
		}
	}
	for i := range name {
		if name[i] == ':' {
			return ParseRel(name[:i])
		}
	}
	return RelDep
}
