package logger

// Discard is a logger that writes nothing.
func Discard() Logger { return discard{} }

type discard struct{}

func (discard) Debug(string, ...Field) {}
func (discard) Info(string, ...Field)  {}
func (discard) Warn(string, ...Field)  {}
func (discard) Error(string, ...Field) {}
func (d discard) With(...Field) Logger { return d }
func (discard) Enabled(Level) bool     { return false }
func (discard) SetLevel(Level)         {}
