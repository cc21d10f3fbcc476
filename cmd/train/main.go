// Command train makes the compact models the engine carries, from open data
// and, for the tagger, from the model of prose.
//
//	train tagger DATA           app/tag/data/tagger.model
//	train common DATA           app/tag/data/common.txt
//	train parser DATA           app/parse/data/{moves,labels}.model
//	train words DATA VECTORS    app/actor/data/words.bin
//	train actors DATA           app/actor/data/names.model
//	train opinion DATA VECTORS  app/opinion/data/subjectivity.model
//	train events DATA VECTORS   app/incident/data/happening.model
//	train incidents VECTORS     app/incident/data/types.model
//	train roles                 app/incident/data/roles.model
//	train modality              app/incident/data/modality.model
//
// Run it from the root of the repository; DATA is the folder of training data
// that the model's card (README.md beside it) describes. The same data gives
// the same bytes.
//
// One file, one model: to add a model, write its command in a file of its own
// and a line below.
package main

import "github.com/alecthomas/kong"

type cli struct {
	Tagger   taggerCmd   `cmd:"" help:"Compile the part-of-speech tagger of prose."`
	Common   commonCmd   `cmd:"" help:"List words that are no names at the beginning of a sentence."`
	Tagscore tagscoreCmd `cmd:"" help:"Score a tagger against treebanks."`
	Parser   parserCmd   `cmd:"" help:"Train the dependency parser."`
	Words    wordsCmd    `cmd:"" help:"Make the word table of the name model: clusters and gazetteers."`
	Actors   actorsCmd   `cmd:"" help:"Train the name model."`
	Names    namesCmd    `cmd:"" help:"Score the names of the whole engine on sentences held out."`
	Opinion  opinionCmd  `cmd:"" help:"Train the subjectivity classifier."`

	Events    eventsCmd    `cmd:"" help:"Train the model of what happens."`
	Incidents incidentsCmd `cmd:"" help:"Train the model of types."`
	Roles     rolesCmd     `cmd:"" help:"Train the model of roles."`
	Modality  modalityCmd  `cmd:"" help:"Train the model of whether events happened."`

	Attributions attributionsCmd `cmd:"" help:"Score reported speech on the attributions of GUM."`
}

func main() {
	ctx := kong.Parse(new(cli), kong.Name("train"),
		kong.Description("Make the engine's models."), kong.UsageOnError())
	ctx.FatalIfErrorf(ctx.Run())
}

// corpus is the argument of the commands that learn from data.
type corpus struct {
	Data string `arg:"" type:"existingdir" help:"Folder of training data."`
}
