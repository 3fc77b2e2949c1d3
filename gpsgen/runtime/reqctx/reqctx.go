// Package reqctx carries what belongs to one request in its context: the id and the start time.
package reqctx

import (
	"context"
	"crypto/rand"
	"time"
)

// Header carries the id of a request, in both directions.
const Header = "X-Request-Id"

// longestID bounds an id that comes from outside.
const longestID = 64

// Request is what belongs to one request.
type Request struct {
	ID    string
	Start time.Time
}

type contextKey struct{}

// NewContext is a context with the request in it.
func NewContext(ctx context.Context, request Request) context.Context {
	return context.WithValue(ctx, contextKey{}, request)
}

// FromContext is the request in the context, if there is one.
func FromContext(ctx context.Context) (Request, bool) {
	request, found := ctx.Value(contextKey{}).(Request)

	return request, found
}

// RequestID is the id of the request in the context; "" where there is none.
func RequestID(ctx context.Context) string {
	request, _ := FromContext(ctx)

	return request.ID
}

// StartTime is the time when the request in the context came in, if there is one.
func StartTime(ctx context.Context) (time.Time, bool) {
	request, found := FromContext(ctx)

	return request.Start, found
}

// NewID is a new random id.
func NewID() string { return rand.Text() }

// ValidID tells whether an id from outside may be taken over: 1 to 64 letters, digits, ".", "_", "-".
// Anything else could forge lines of a log or headers.
func ValidID(id string) bool {
	if id == "" || len(id) > longestID {
		return false
	}

	for i := range len(id) {
		switch letter := id[i]; {
		case 'a' <= letter && letter <= 'z', 'A' <= letter && letter <= 'Z', '0' <= letter && letter <= '9':
		case letter == '.', letter == '_', letter == '-':
		default:
			return false
		}
	}

	return true
}
