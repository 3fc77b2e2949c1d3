package httpserver

import (
	"io"
	"net/http"
	"sync/atomic"
)

// response keeps what the access log and the metrics tell of a response.
type response struct {
	http.ResponseWriter

	// last is set while every response is to be the last one of its connection.
	last   *atomic.Bool
	status int
	bytes  int64
}

// WriteHeader implements http.ResponseWriter.
func (r *response) WriteHeader(status int) {
	// Informational responses come before the one that counts.
	if status >= http.StatusOK || status == http.StatusSwitchingProtocols {
		r.begin(status)
	}

	r.ResponseWriter.WriteHeader(status)
}

// Write implements http.ResponseWriter.
func (r *response) Write(data []byte) (int, error) {
	r.begin(http.StatusOK)

	written, err := r.ResponseWriter.Write(data)
	r.bytes += int64(written)

	return written, err //nolint:wrapcheck // A writer around a writer has nothing to add.
}

// ReadFrom implements io.ReaderFrom, which lets net/http send files without copying them.
func (r *response) ReadFrom(from io.Reader) (int64, error) {
	r.begin(http.StatusOK)

	written, err := io.Copy(r.ResponseWriter, from)
	r.bytes += written

	return written, err //nolint:wrapcheck // As above.
}

// Flush implements http.Flusher.
func (r *response) Flush() {
	r.begin(http.StatusOK)

	// A writer that cannot flush does not have to: http.Flusher has no way to say so.
	_ = http.NewResponseController(r.ResponseWriter).Flush()
}

// Unwrap lets http.ResponseController find the writer below.
func (r *response) Unwrap() http.ResponseWriter { return r.ResponseWriter }

// begin notes the status, before the header goes out; the first one counts.
func (r *response) begin(status int) {
	if r.status != 0 {
		return
	}

	r.status = status

	if r.last.Load() && status != http.StatusSwitchingProtocols {
		r.Header().Set("Connection", "close")
	}
}
