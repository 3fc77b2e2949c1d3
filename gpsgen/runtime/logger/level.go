package logger

import "sync/atomic"

// AtomicLevel is a level that can change while loggers read it; its zero value is LevelInfo.
type AtomicLevel struct {
	value atomic.Int32
}

// Set changes the level.
func (a *AtomicLevel) Set(level Level) { a.value.Store(int32(level)) }

// Enabled tells whether lines of the level are to be written.
func (a *AtomicLevel) Enabled(level Level) bool { return int32(level) >= a.value.Load() }
