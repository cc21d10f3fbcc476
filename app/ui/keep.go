package ui

import (
	"strings"

	"github.com/maxence-charriere/go-app/v10/pkg/app"
)

// ways lists how Lede comes to hand elsewhere: installed, and as a bookmark that
// takes an article along from any page.
func (p *page) ways() app.UI {
	return tag("details").Class("ways").Body(
		tag("summary").Text("Lede from anywhere"),
		app.If(p.installable, func() app.UI {
			return tag("p").Body(tag("button").Attr("type", "button").ID("install").Text("Install Lede").OnClick(p.onInstall),
				app.Text(" It opens in a window of its own, with or without a network, and takes what other apps share."))
		}),
		tag("p").Text("To mark up what you read on any page, make a bookmark with this as its address. On the page, select the article, or nothing for the whole page, and open the bookmark."),
		tag("textarea").ID("bookmarklet").Class("code").Attr("readonly", true).Attr("rows", 4).Attr("spellcheck", "false").Aria("label", "Address of the bookmark").Text(bookmarklet()),
	)
}

// bookmarklet is a script that opens this page and hands over what is selected
// in its own, or all of it. web/page.js takes it in.
func bookmarklet() string {
	if app.IsServer {
		return ""
	}
	location := app.Window().Get("location")
	return strings.NewReplacer("ORIGIN", location.Get("origin").String(), "PATH", location.Get("pathname").String()).Replace(
		`javascript:(()=>{const w=open("ORIGINPATH?handover"),s=getSelection(),t=s.toString(),d=document.createElement("div");` +
			`if(s.rangeCount&&!s.isCollapsed)d.append(s.getRangeAt(0).cloneContents());` +
			`addEventListener("message",e=>{if(e.source===w&&e.origin==="ORIGIN")` +
			`w.postMessage({type:"lede-article",text:t,html:d.innerHTML||document.documentElement.outerHTML},"ORIGIN")})})()`)
}

func (p *page) onInstall(app.Context, app.Event) {
	p.installable = false
	app.Window().Get("lede").Get("installPrompt").Call("prompt")
}
