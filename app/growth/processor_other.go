//go:build !unix

package growth

import "time"

var begun = time.Now()

// Processor returns for how long this program has run, where the system does not
// tell how much of that the processors have worked for it.
func Processor() time.Duration { return time.Since(begun) }
