//go:build js && wasm

// Command ui is the page: it runs in the browser as WebAssembly.
package main

import "lede/app/ui"

func main() { ui.Run() }
