package ui

import (
	"strconv"

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

// percent writes a share of a whole, rounded.
func percent(part, whole int) string {
	if whole == 0 {
		return "0 %"
	}
	return strconv.Itoa((100*part+whole/2)/whole) + " %"
}

// megabytes writes a number of bytes in MB with one decimal.
func megabytes(n int) string { return strconv.FormatFloat(float64(n)/1e6, 'f', 1, 64) }
