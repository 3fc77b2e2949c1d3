package httpserver

import (
	"bytes"
	"log"

	"gpsgen/runtime/logger"
)

// newErrorLog takes what net/http has to say into the log of the application.
func newErrorLog(to logger.Logger) *log.Logger { return log.New(lines{log: to}, "", 0) }

type lines struct {
	log logger.Logger
}

// Write implements io.Writer; net/http writes a line at a time.
func (l lines) Write(line []byte) (int, error) {
	l.log.Warn("http server", logger.String("error", string(bytes.TrimSpace(line))))

	return len(line), nil
}
