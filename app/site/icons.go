package site

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"math"
	"strings"
)

// The icon is a page seen from afar: four lines of text, one of them boxed as
// an actor, one underlined as an incident, two with an opinion's bar in the
// margin. It is drawn here once, in rounded rectangles on a field of 64 by 64,
// and given out as SVG and as PNG of any size.

// A shape is a rounded rectangle.
type shape struct {
	x, y, w, h, r float64
	fill          color.NRGBA
}

var (
	paper    = color.NRGBA{0xFB, 0xFA, 0xF7, 0xFF}
	ink      = color.NRGBA{0x3A, 0x3F, 0x4B, 0xFF}
	actor    = color.NRGBA{0x2B, 0x50, 0xE8, 0xFF}
	incident = color.NRGBA{0xC2, 0x30, 0x00, 0xFF}
	opinion  = color.NRGBA{0x4C, 0x00, 0x33, 0xFF}
)

// drawing lies inside a circle of 80 % of the field's width, the part that a mask
// of any form leaves (W3C Web Application Manifest, "safe zone").
var drawing = []shape{
	{20, 15, 16, 7, 3.5, actor},
	{39, 16.5, 12, 4, 2, ink},
	{20, 26, 31, 4, 2, ink},
	{20, 33, 20, 3, 1.5, incident},
	{20, 39, 31, 4, 2, ink},
	{20, 45.5, 22, 4, 2, ink},
	{13.5, 39, 3.5, 10.5, 1.75, opinion},
}

type icon struct {
	name string
	body []byte
}

func drawIcons() ([]icon, error) {
	rounded := append([]shape{{0, 0, 64, 64, 14, paper}}, drawing...)
	full := append([]shape{{0, 0, 64, 64, 0, paper}}, drawing...)
	icons := []icon{{"icon.svg", svg(rounded)}}
	for _, p := range []struct {
		name   string
		size   int
		shapes []shape
	}{
		{"icon-192.png", 192, rounded},
		{"icon-512.png", 512, rounded},
		{"maskable-192.png", 192, full},
		{"maskable-512.png", 512, full},
	} {
		var out bytes.Buffer
		if err := png.Encode(&out, raster(p.shapes, p.size)); err != nil {
			return nil, err
		}
		icons = append(icons, icon{p.name, out.Bytes()})
	}
	return icons, nil
}

func svg(shapes []shape) []byte {
	var b strings.Builder
	b.WriteString(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 64">`)
	for _, s := range shapes {
		fmt.Fprintf(&b, `<rect x="%g" y="%g" width="%g" height="%g" rx="%g" fill="#%02x%02x%02x"/>`,
			s.x, s.y, s.w, s.h, s.r, s.fill.R, s.fill.G, s.fill.B)
	}
	b.WriteString("</svg>")
	return []byte(b.String())
}

// raster draws shapes on a square of the given size, in pixels. A pixel's share
// of a shape is taken from its distance to the shape's edge, which smooths it.
func raster(shapes []shape, size int) image.Image {
	img := image.NewNRGBA(image.Rect(0, 0, size, size))
	scale := float64(size) / 64
	for py := range size {
		for px := range size {
			x, y := (float64(px)+0.5)/scale, (float64(py)+0.5)/scale
			var out color.NRGBA
			for _, s := range shapes {
				if share := min(1, max(0, 0.5-s.distance(x, y)*scale)); share > 0 {
					out = over(s.fill, share, out)
				}
			}
			img.SetNRGBA(px, py, out)
		}
	}
	return img
}

// distance returns how far a point lies outside the shape; below 0, inside.
func (s shape) distance(x, y float64) float64 {
	dx := math.Abs(x-s.x-s.w/2) - s.w/2 + s.r
	dy := math.Abs(y-s.y-s.h/2) - s.h/2 + s.r
	return math.Hypot(max(dx, 0), max(dy, 0)) + min(max(dx, dy), 0) - s.r
}

// over lays a colour with the given share of cover on another.
func over(top color.NRGBA, share float64, under color.NRGBA) color.NRGBA {
	a := share + float64(under.A)/255*(1-share)
	mix := func(t, u uint8) uint8 {
		return uint8(math.Round((float64(t)*share + float64(u)*float64(under.A)/255*(1-share)) / a))
	}
	return color.NRGBA{mix(top.R, under.R), mix(top.G, under.G), mix(top.B, under.B), uint8(math.Round(a * 255))}
}
