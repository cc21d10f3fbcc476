package tag

import "lede/app/doc"

// repair mends what a reader would call a plain error. Each rule is about one
// construction and says so.
func (t *tagger) repair(r doc.Range) {}
