// Package embed stands in for the standard library's in the engine's build: files
// are read by name, and there are no folders to open, list or walk.
package embed

import "errors"

// FS holds files as the compiler lays them out.
type FS struct {
	files *[]file
}

type file struct {
	name string
	data string
	hash [16]byte
}

// ReadFile returns what is in a file.
func (f FS) ReadFile(name string) ([]byte, error) {
	if f.files != nil {
		for i := range *f.files {
			if (*f.files)[i].name == name {
				return []byte((*f.files)[i].data), nil
			}
		}
	}
	return nil, errors.New("no file " + name)
}
