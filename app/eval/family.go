package eval

import "lede/app/doc"

// families groups the incident types of the annotation guide.
var families = map[string][]doc.IncidentType{
	"cyber":        {"cyberattack", "data-breach", "ransomware", "phishing", "vulnerability-disclosure", "patch", "outage"},
	"conflict":     {"armed-attack", "bombing", "shooting", "killing", "abduction", "coup", "protest", "riot"},
	"law":          {"investigation", "arrest", "charge", "trial", "verdict", "lawsuit", "raid"},
	"state action": {"sanction", "expulsion", "summons", "ban", "agreement", "law", "election", "resignation", "appointment"},
	"economy":      {"ransom-payment", "asset-recovery", "fine", "acquisition", "layoff", "bankruptcy", "shutdown"},
	"disaster":     {"accident", "natural-disaster", "fire", "outbreak", "rescue"},
}

// familyOrder is the order of the families in tables.
var familyOrder = []string{"cyber", "conflict", "law", "state action", "economy", "disaster"}

// family returns the family of an incident type, or "" for a type the guide
// does not know.
func family(t doc.IncidentType) string {
	for name, types := range families {
		for _, known := range types {
			if t == known {
				return name
			}
		}
	}
	return ""
}
