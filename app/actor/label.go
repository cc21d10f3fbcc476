package actor

// A Kind is what the sequence model can say a name is. It is coarser than
// [doc.ActorType]: whether a place acts as a state, and an organization as an
// armed or criminal group, is decided afterwards (see type.go).
type Kind uint8

const (
	KindNone Kind = iota
	KindPerson
	KindOrganization
	KindPlace
	KindAdjective // nationality, people, faith: "Kenyan", "Kurds", "Muslim"
	KindMisc      // products, works, events: recognised so as not to be actors
	numKinds
)

var kindNames = [numKinds]string{"none", "person", "organization", "place", "adjective", "misc"}

func (k Kind) String() string { return kindNames[k] }

// A Label is what the sequence model gives each token: outside every name, or
// a kind and a position in the BILOU scheme (Ratinov and Roth 2009): begin,
// inside, last of a longer name, or unit, a name of one token.
type Label uint8

// Out is the label of a token in no name.
const Out Label = 0

// NumLabels is the number of labels: Out, and four positions of each kind.
const NumLabels = 1 + 4*(int(numKinds)-1)

// Position is a token's place in its name.
type Position uint8

const (
	Begin Position = iota
	Inside
	Last
	Unit
)

// MakeLabel returns the label of kind k at position p.
func MakeLabel(k Kind, p Position) Label {
	if k == KindNone {
		return Out
	}
	return Label(1 + 4*(int(k)-1) + int(p))
}

// Kind returns the label's kind.
func (l Label) Kind() Kind {
	if l == Out {
		return KindNone
	}
	return Kind(1 + (l-1)/4)
}

// Position returns the label's place in its name. Out has none: it gives Unit,
// since a new name may follow both.
func (l Label) Position() Position {
	if l == Out {
		return Unit
	}
	return Position((l - 1) % 4)
}

// open reports whether a name goes on after l.
func (l Label) open() bool {
	return l != Out && (l.Position() == Begin || l.Position() == Inside)
}

// CanFollow reports whether label b may stand right after a.
func CanFollow(a, b Label) bool {
	goesOn := b != Out && (b.Position() == Inside || b.Position() == Last)
	if a.open() {
		return goesOn && a.Kind() == b.Kind()
	}
	return !goesOn
}
