package httpserver

import (
	"encoding/json"
	"fmt"
	"net/http"
)

// ErrorWriter answers a request with an error, in the form that the clients of a server know.
type ErrorWriter = func(w http.ResponseWriter, r *http.Request, status int, message string)

// Error is what a handler returns to choose the status and the text of an error response.
type Error struct {
	Status int
	// Message is what the client reads.
	Message string
	// Cause is for the log and for errors.Is; the client does not see it.
	Cause error
}

// NewError is an error response without a cause.
func NewError(status int, message string) *Error { return &Error{Status: status, Message: message} }

// Errorf is an error response with a formatted text, which the client reads as a whole.
func Errorf(status int, format string, args ...any) *Error {
	return NewError(status, fmt.Sprintf(format, args...))
}

// WithCause is the same response with a cause.
func (e *Error) WithCause(err error) *Error {
	return &Error{Status: e.Status, Message: e.Message, Cause: err}
}

// Error implements error.
func (e *Error) Error() string {
	if e.Cause != nil {
		return e.Message + ": " + e.Cause.Error()
	}

	return e.Message
}

// Unwrap is the cause.
func (e *Error) Unwrap() error { return e.Cause }

// errorBody is how an error is answered where the server's clients expect nothing else.
type errorBody struct {
	Code  int    `json:"code"`
	Error string `json:"error"`
}

// WriteJSONError is the ErrorWriter that answers {"code":404,"error":"not found"}.
func WriteJSONError(w http.ResponseWriter, _ *http.Request, status int, message string) {
	ClearHeader(w.Header())
	WriteJSON(w, status, errorBody{Code: status, Error: message})
}

// WriteJSON answers with the body as JSON. An error of writing is the connection's, and shows there.
func WriteJSON(w http.ResponseWriter, status int, body any) {
	document, err := json.Marshal(body)
	if err != nil {
		status, document = http.StatusInternalServerError, []byte(`{"code":500,"error":"internal server error"}`)
	}

	w.Header().Set("Content-Type", "application/json")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)

	_, _ = w.Write(document)
}

// ClearHeader takes out what a handler said of a body that an error now takes the place of.
func ClearHeader(header http.Header) {
	for _, name := range []string{
		"Cache-Control", "Content-Disposition", "Content-Encoding", "Content-Length", "Content-Type", "Etag", "Last-Modified",
	} {
		header.Del(name)
	}
}
