//go:build unix

package growth

import (
	"syscall"
	"time"
)

// Processor returns for how long the processors have worked for this program.
func Processor() time.Duration {
	var used syscall.Rusage
	if err := syscall.Getrusage(syscall.RUSAGE_SELF, &used); err != nil {
		panic(err)
	}
	return time.Duration(used.Utime.Nano() + used.Stime.Nano())
}
