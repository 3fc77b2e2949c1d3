package httpserver

import (
	"net"
	"net/http"
	"time"
	"unicode/utf8"

	"gpsgen/runtime/logger"
)

// longestPath bounds what a client can make the log write.
const longestPath = 256

// logAccess writes the line of a request. The query is left out: it may hold what is not for a log.
func (m *middleware) logAccess(x *exchange, r *http.Request, route string, took time.Duration) {
	m.log.Info("request",
		logger.String("method", x.method),
		logger.String("route", route),
		logger.String("path", truncate(r.URL.Path, longestPath)),
		logger.Int("status", x.status),
		logger.Int64("bytes", x.bytes),
		logger.Float64("duration_ms", float64(took.Microseconds())/float64(time.Millisecond/time.Microsecond)),
		logger.String("request_id", x.request.ID),
		logger.String("remote", host(r.RemoteAddr)),
	)
}

// truncate cuts the text to so many bytes, at the boundary of a letter.
func truncate(text string, longest int) string {
	if len(text) <= longest {
		return text
	}

	for longest > 0 && !utf8.RuneStart(text[longest]) {
		longest--
	}

	return text[:longest]
}

func host(address string) string {
	if name, _, err := net.SplitHostPort(address); err == nil {
		return name
	}

	return address
}
