package syntax

// The closed-class words the questions need. Lemmas, lower case.

var negators = set("not", "n't", "cannot", "never", "no", "neither", "nor", "hardly", "scarcely", "nowhere")

// noOne are determiners and pronouns that negate the clause they are an
// argument of: "no arrests were made", "nobody was hurt".
var noOne = set("no", "nobody", "none", "nothing", "neither", "noone")

// relatives stand for the noun a relative clause hangs on.
var relatives = set("who", "whom", "which", "that")

// promises are verbs whose open complement has the subject for its subject,
// even though there is an object: "promised the court to appear".
var promises = set("promise", "vow", "swear", "pledge", "threaten", "guarantee", "offer")

// conditions are the words that make a clause hypothetical.
var conditions = set("if", "unless", "whether", "lest", "supposing", "provided", "assuming")

var moods = map[string]Mood{
	"may": Possible, "might": Possible, "could": Possible, "can": Possible, "ca": Possible,
	"will": Future, "shall": Future, "wo": Future, "'ll": Future, "’ll": Future,
	"must": Obliged, "should": Obliged, "ought": Obliged, "need": Obliged,
	"would": Conditional, "'d": Conditional, "’d": Conditional,
}

func set(words ...string) map[string]bool {
	m := make(map[string]bool, len(words))
	for _, w := range words {
		m[w] = true
	}
	return m
}
