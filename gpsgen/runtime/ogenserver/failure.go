// Package ogenserver answers for servers that ogen generated: which status and which text an error
// has for the client, and what of it belongs in the log.
package ogenserver

import (
	"context"
	"errors"
	"net/http"

	ht "github.com/ogen-go/ogen/http"
	"github.com/ogen-go/ogen/ogenerrors"
	"github.com/ogen-go/ogen/validate"

	"gpsgen/runtime/httpserver"
)

// ErrUnauthorized is what a security handler returns to let nobody in; it says no more to the client.
var ErrUnauthorized = errors.New("unauthorized")

// StatusClientClosedRequest is nginx's status for a request whose client has gone. Nobody reads the
// response, but the status keeps such requests apart from failures of the server.
const StatusClientClosedRequest = 499

const (
	messageUnauthorized   = "unauthorized"
	messageNotImplemented = "not implemented"
	messageTooLarge       = "request body too large"
	messageTimeout        = "timeout"
	messageClosed         = "client closed request"
	messageInternal       = "internal server error"
)

// longestMessage bounds what of a bad request is told back.
const longestMessage = 500

// Failure is the status and the text with which an error is answered. Of errors of the server, and of
// a refused authentication, the client learns nothing more.
func Failure(err error) (status int, message string) {
	if chosen, is := errors.AsType[*httpserver.Error](err); is {
		return chosen.Status, chosen.Message
	}

	if status, message = contextFailure(err); status != 0 {
		return status, message
	}

	if status, message = requestFailure(err); status != 0 {
		return status, message
	}

	return http.StatusInternalServerError, messageInternal
}

// contextFailure answers for a request that ran out of time, or whose client has gone.
func contextFailure(err error) (status int, message string) {
	switch {
	case errors.Is(err, context.DeadlineExceeded):
		return http.StatusServiceUnavailable, messageTimeout
	case errors.Is(err, context.Canceled):
		return StatusClientClosedRequest, messageClosed
	default:
		return 0, ""
	}
}

// requestFailure answers for what ogen found in the request, and for what is not written yet.
func requestFailure(err error) (status int, message string) {
	if _, is := errors.AsType[*http.MaxBytesError](err); is {
		return http.StatusRequestEntityTooLarge, messageTooLarge
	}

	if contentType, is := errors.AsType[*validate.InvalidContentTypeError](err); is {
		return http.StatusUnsupportedMediaType, shorten(contentType.Error())
	}

	if _, is := errors.AsType[*ogenerrors.SecurityError](err); is || errors.Is(err, ErrUnauthorized) {
		return http.StatusUnauthorized, messageUnauthorized
	}

	if errors.Is(err, ht.ErrNotImplemented) {
		return http.StatusNotImplemented, messageNotImplemented
	}

	if params, is := errors.AsType[*ogenerrors.DecodeParamsError](err); is {
		return http.StatusBadRequest, shorten(params.Err.Error())
	}

	if request, is := errors.AsType[*ogenerrors.DecodeRequestError](err); is {
		return http.StatusBadRequest, shorten(request.Err.Error())
	}

	return 0, ""
}

func shorten(message string) string {
	letters := []rune(message)
	if len(letters) <= longestMessage {
		return message
	}

	return string(letters[:longestMessage]) + "…"
}
