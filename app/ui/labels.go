package ui

import (
	"strconv"
	"strings"
	"time"

	"lede/app/doc"
)

var layerTitles = [doc.NumLayers]string{"Actors", "Incidents", "Statements", "Opinion"}

var actorTypes = map[doc.ActorType]string{
	doc.Person:       "Person",
	doc.Organization: "Organisation",
	doc.State:        "State",
	doc.Group:        "Group",
	doc.Place:        "Place",
	doc.Other:        "Other",
}

// count writes "1 actor", "2 actors".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// percent writes a share.
func percent(n int) string { return strconv.Itoa(n) + " %" }

// megabytes writes a number of bytes in MB with one decimal.
func megabytes(n int) string { return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) }

// when writes a date as exact as it is: "2021-03-10" is "10 Mar 2021". What is
// no date, as a duration, gives "".
func when(value string) string {
	if from, to, ok := strings.Cut(value, "/"); ok {
		return when(from) + " – " + when(to)
	}
	day, _, _ := strings.Cut(value, "T")
	for _, f := range []struct{ layout, written string }{{"2006-01-02", "2 Jan 2006"}, {"2006-01", "Jan 2006"}, {"2006", "2006"}} {
		if t, err := time.Parse(f.layout, day); err == nil {
			return t.Format(f.written)
		}
	}
	return ""
}
