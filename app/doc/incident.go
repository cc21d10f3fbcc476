package doc

// An IncidentID names an incident within its document.
type IncidentID string

// An IncidentType is one of the types of the annotation guide: "cyberattack",
// "arrest", "sanction". The incident package lists them.
type IncidentType string

// A Modality says how the text stands to a claim: that something happened, or
// that someone did it.
type Modality string

const (
	Stated       Modality = "stated"
	Alleged      Modality = "alleged"
	Denied       Modality = "denied"
	Negated      Modality = "negated"
	Planned      Modality = "planned"
	Hypothetical Modality = "hypothetical"
)

// An Incident is something that happened, is said to have happened or is
// planned, gathered from everything the article says of it.
type Incident struct {
	ID       IncidentID
	Type     IncidentType
	Label    string // written from the fields: "Ransomware attack on Colonial Pipeline"
	Modality Modality
	Generic  bool       // of a kind, not an event ("ransomware attacks are rising"), or only touched on
	PartOf   IncidentID // the incident this one belongs to, or ""
	Triggers []Trigger  // in text order; never empty
	Roles    []Role
	Times    []Time
	Amounts  []IncidentAmount
	BlamedBy []ActorID // who accuses the agent
	DeniedBy []ActorID
	Why      Reason
}

// A Trigger is the word or phrase that names the incident.
type Trigger struct {
	Span
	Modality Modality // of this mention
	Why      Reason
}

// A RoleKind is a part somebody or something plays in an incident, after CASIE
// (Satyapanich, Ferraro and Finin 2020).
type RoleKind string

const (
	Agent       RoleKind = "agent"
	Target      RoleKind = "target"
	Instrument  RoleKind = "instrument"
	Beneficiary RoleKind = "beneficiary"
	Where       RoleKind = "place"
)

// A Role fills a part of an incident with a stretch of text.
type Role struct {
	Span
	Kind      RoleKind
	Actor     ActorID // who that is, or ""
	Modality  Modality
	AllegedBy ActorID // or ""
	Why       Reason
}

// An IncidentAmount is an amount and its part in an incident: "ransom paid",
// "recovered", "people affected".
type IncidentAmount struct {
	Amount
	Role string
}
