package ogenserver

import (
	"context"
	"errors"
	"net/http"

	"github.com/ogen-go/ogen/ogenerrors"

	"gpsgen/runtime/httpserver"
	"gpsgen/runtime/logger"
)

// Report is Failure, and a line in the log of the context where it is the server that failed.
// A generated NewError calls it with the error of a handler.
func Report(ctx context.Context, err error) (status int, message string) {
	status, message = Failure(err)
	// A call of the handler's own that was cancelled is no client that has gone.
	if status == StatusClientClosedRequest && ctx.Err() == nil {
		status, message = http.StatusInternalServerError, messageInternal
	}

	switch {
	case status == http.StatusNotImplemented:
		// An operation that is not written yet is known to be so.
	case status >= http.StatusInternalServerError:
		logger.FromContext(ctx).Error("request failed", logger.Int("status", status), logger.Err(err))
	case status == http.StatusUnauthorized && !refusesCredentials(err):
		// The client learns nothing, but a check that cannot work must not look like a wrong password.
		logger.FromContext(ctx).Warn("authentication failed", logger.Err(err))
	}

	return status, message
}

// refusesCredentials tells a check that said no from one that failed.
func refusesCredentials(err error) bool {
	return errors.Is(err, ErrUnauthorized) || errors.Is(err, ogenerrors.ErrSecurityRequirementIsNotSatisfied)
}

// ErrorHandler answers the errors for which ogen has no other answer.
func ErrorHandler(write httpserver.ErrorWriter) ogenerrors.ErrorHandler {
	return func(ctx context.Context, w http.ResponseWriter, r *http.Request, err error) {
		status, message := Report(ctx, err)
		write(w, r, status, message)
	}
}

// NotFound answers a request that has no route.
func NotFound(write httpserver.ErrorWriter) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		write(w, r, http.StatusNotFound, "not found")
	}
}

// MethodNotAllowed answers a request whose route has no such method. OPTIONS is answered for every
// route: ogen has already set the headers of a preflight request.
func MethodNotAllowed(write httpserver.ErrorWriter) func(w http.ResponseWriter, r *http.Request, allowed string) {
	return func(w http.ResponseWriter, r *http.Request, allowed string) {
		w.Header().Set("Allow", allowed)

		if r.Method == http.MethodOptions {
			w.WriteHeader(http.StatusNoContent)

			return
		}

		write(w, r, http.StatusMethodNotAllowed, "method not allowed")
	}
}
