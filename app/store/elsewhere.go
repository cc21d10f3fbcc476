//go:build !js || !wasm

package store

// Open reports [ErrUnavailable]: there is no IndexedDB outside a browser.
func Open() (*Store, error) { return nil, ErrUnavailable }
