package actor_test

import (
	"fmt"
	"strings"
	"testing"

	"lede/app/actor"
	"lede/app/doc"
	"lede/app/intake"
	"lede/app/segment"
	"lede/app/tag"
)

// read runs the stages up to actor, without the parser: grouping must do
// without one.
func read(text string) *doc.Document {
	d := intake.Text(text)
	segment.Stage.Run(d)
	tag.Stage.Run(d)
	actor.Stage.Run(d)
	return d
}

// show prints an actor a line: its id, type, and the words of its mentions.
func show(d *doc.Document) string {
	var b strings.Builder
	for _, a := range d.Actors {
		fmt.Fprintf(&b, "%s %s:", a.ID, a.Type)
		for i, m := range a.Mentions {
			if i > 0 {
				b.WriteString(",")
			}
			fmt.Fprintf(&b, " %s", strings.Join(strings.Fields(d.Slice(m.Span)), " "))
		}
		b.WriteString("\n")
	}
	return b.String()
}

var groupings = []struct{ name, text, want string }{
	{
		"the foremost of two companies is the company",
		"Zelmar Airlines sacked 900 people on Monday. Zelmar Airlines owes money to Corvanta Bank. Zelmar Airlines sold its jets. The company said it was sorry.",
		"zelmar-airlines organization: Zelmar Airlines, Zelmar Airlines, Zelmar Airlines, its, company, it\ncorvanta-bank organization: Corvanta Bank",
	},
	{
		"two companies named alike stand for nobody",
		"Zelmar Airlines sued Corvanta Airlines, and Corvanta Airlines sued Zelmar Airlines. The company was sorry.",
		"zelmar-airlines organization: Zelmar Airlines, Zelmar Airlines\ncorvanta-airlines organization: Corvanta Airlines, Corvanta Airlines",
	},
	{
		"surname and title",
		"Foreign Secretary Dominic Raab spoke in Parliament on Monday. Raab said talks would go on.",
		"dominic-raab person: Dominic Raab, Raab",
	},
	{
		"two people with one surname stay apart",
		"Senator Maria Lopez met the banker Carlos Lopez on Friday. Lopez declined to comment.",
		"maria-lopez person: Maria Lopez\ncarlos-lopez person: Carlos Lopez\nlopez person: Lopez",
	},
	{
		"a part of the world is nobody",
		"European leaders met in Oslo. The Western plan angered Poland.",
		"european-leaders group: European leaders\noslo place: Oslo\nPL state: Poland",
	},
	{
		"acronym of another tongue in brackets",
		"The National Disaster Management Agency (BNPB) warned villagers in Jakarta. BNPB said they should leave.",
		"national-disaster-management-agency organization: National Disaster Management Agency, BNPB, BNPB",
	},
	{
		"acronym in brackets",
		"The Economic and Financial Crimes Commission (EFCC) arrested two men in Lagos. The EFCC said they had confessed.",
		"economic-and-financial-crimes-commission organization: Economic and Financial Crimes Commission, EFCC, EFCC",
	},
	{
		"official name, demonym, capital",
		"China rejected the report. The People's Republic of China and Chinese officials said so. Beijing denied the charge.",
		"CN state: China, People's Republic of China, Chinese, Beijing",
	},
	{
		"a capital where something is stays a place",
		"Japan signed the pact. The ministers met in Tokyo on Monday.",
		"tokyo place: Tokyo",
	},
	{
		"names inside words with a hyphen",
		"Toledo-based lender Lakeshore and Buenos Aires-based Acme Labs met pro-Russian activists.",
		"toledo place: Toledo\nlakeshore organization: Lakeshore\nbuenos-aires place: Buenos Aires\nacme-labs organization: Acme Labs\nRU state: Russian",
	},
	{
		"two cities in a dateline",
		"TAIPEI/BERLIN, Sept 5 - A maker of phones cut prices on Thursday.",
		"taipei place: TAIPEI\nberlin place: BERLIN",
	},
	{
		"a nickname, and particles",
		`Gary "Gaz" Lowe met Omar Bakri bin Yusuf and José Luis dos Santos. Gaz laughed.`,
		"gary-gaz-lowe person: Gary \"Gaz\" Lowe, Gaz\nomar-bakri-bin-yusuf person: Omar Bakri bin Yusuf\njosé-luis-dos-santos person: José Luis dos Santos",
	},
	{
		"a person and a party",
		"Gary Chan of DAB met Starry Lee on Friday, and DAB's Starry Lee left.",
		"gary-chan person: Gary Chan\nstarry-lee person: Starry Lee, Starry Lee",
	},
	{
		"two groups",
		"Wagner and Africa Corps fought near the border. Marks and Spencer shut its shops.",
		"wagner-group group: Wagner\nafrica-corps organization: Africa Corps",
	},
	{
		"two parties",
		"The Democrats and the Republicans voted for it.",
		"democratic-party organization: Democrats\nrepublican-party organization: Republicans",
	},
	{
		"a people of two states",
		"Fighters killed 27 villagers in eastern Congo, the Congolese army said.",
		"CD state: Congo, Congolese",
	},
	{
		"a firm says it of itself",
		"Perimon said on Friday it had closed the hole.",
		"perimon organization: Perimon, it",
	},
	{
		"seat of government",
		"The White House said on Tuesday that the United States would not sign.",
		"US state: White House, United States",
	},
	{
		"list of states",
		"The UK, US, Canada and the EU accused China of the attack.",
		"CA state: Canada",
	},
	{
		"the only company just named",
		"Hackers broke into Lakeside Foods on Monday. The company said nothing was stolen.",
		"lakeside-foods organization: Lakeside Foods, company",
	},
	{
		"a surname of two words",
		"In a statement on Monday, Norway's Foreign Minister Ine Eriksen Soereide said that an inquiry had begun. Eriksen Soereide said the Chinese ambassador to Norway had been summoned to discuss the issue.",
		"NO state: Norway, Norway\nine-eriksen-soereide person: Ine Eriksen Soereide, Eriksen Soereide\nCN state: Chinese",
	},
	{
		"two states that \"&\" joins stay two",
		"UK & US condemn hacking by China, a firm said.",
		"GB state: UK\nUS state: US\nCN state: China",
	},
	{
		"who spoke goes on speaking",
		"President Tim Holt resigned on Friday, Paul Ross said. The bridge was safe, he added.",
		"tim-holt person: Tim Holt\npaul-ross person: Paul Ross, he",
	},
	{
		"a first name that lists have for women and men",
		"Mayor Tim Holloway spoke on Friday. She said it was over.",
		"tim-holloway person: Tim Holloway",
	},
	{
		"a pronoun and the only woman",
		"Finance Minister Leila Haddad resigned on Monday. She said she was tired.",
		"leila-haddad person: Leila Haddad, She, she",
	},
	{
		"a group called",
		"A group called Iron Jackal claimed the breach. Iron Jackal wants money.",
		"iron-jackal group: Iron Jackal, Iron Jackal",
	},
	{
		"government of a state named by its word",
		"The Chinese government denied it on Friday.",
		"CN state: Chinese, government",
	},
}

func TestGrouping(t *testing.T) {
	for _, c := range groupings {
		t.Run(c.name, func(t *testing.T) {
			d := read(c.text)
			if err := d.Validate(); err != nil {
				t.Fatalf("%s\n%v", c.text, err)
			}
			got := show(d)
			for line := range strings.SplitSeq(c.want, "\n") {
				if !strings.Contains("\n"+got, "\n"+line+"\n") {
					t.Errorf("%s\ngot\n%s\nwant the line\n%s", c.text, got, line)
				}
			}
		})
	}
}

func TestCreditIsNoActor(t *testing.T) {
	d := read("© Mike Segar/Reuters\n\nNorway summoned the envoy on Monday.")
	for _, a := range d.Actors {
		if strings.Contains(a.Name, "Segar") || strings.Contains(a.Name, "Reuters") {
			t.Errorf("%q is an actor: %+v", a.Name, a.Mentions)
		}
	}
}

// The same article gives the same ids, names and mentions.
func TestDeterministic(t *testing.T) {
	text := "Kenya and Uganda blamed al-Shabaab. Peter O'Sullivan of the World Bank met Ko Wen-je, Robert Haskell Jr. and the “Iron Jackal” group."
	want := show(read(text))
	for range 5 {
		if got := show(read(text)); got != want {
			t.Fatalf("%s\ngot\n%s\nfirst\n%s", text, got, want)
		}
	}
}

// Whatever is pasted, the document stays valid.
func TestOddTexts(t *testing.T) {
	for _, text := range []string{
		"", "a", "Obama", "OBAMA MEETS PUTIN IN PARIS", "obama met putin in paris", "“‘’”", "🙂 Obama 🙂", "Raab’s Raab’s’",
		"The The The", "(EU)", "A (B) C (D)", "U.S. U.K. U.N.", "Über-Łukasz Őry, São Tomé", strings.Repeat("Foo Bar ", 3000),
	} {
		if err := read(text).Validate(); err != nil {
			t.Errorf("%.60q: %v", text, err)
		}
	}
}
