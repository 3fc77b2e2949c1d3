package app

import (
	"context"
	"errors"
	"fmt"
	"runtime/debug"
	"sync"
)

// errAbandoned is the result of a call that did not come back in time.
var errAbandoned = errors.New("did not return in time")

// guard makes an error of a panic.
func guard(function func() error) (err error) {
	defer func() {
		if cause := recover(); cause != nil {
			err = fmt.Errorf("panic: %v\n%s", cause, debug.Stack())
		}
	}()

	return function()
}

// call waits for the function, but no longer than the limit: code that ignores its context must not
// keep the application from stopping.
func call(limit context.Context, function func() error) error {
	result := make(chan error, 1)

	go func() { result <- guard(function) }()

	select {
	case err := <-result:
		return err
	case <-limit.Done():
	}

	select {
	case err := <-result:
		return err
	default:
		return errAbandoned
	}
}

// together does something with all components side by side and joins their errors.
func together(components []*component, do func(*component) error) error {
	errs := make([]error, len(components))

	var group sync.WaitGroup

	for i, c := range components {
		group.Go(func() { errs[i] = do(c) })
	}

	group.Wait()

	return errors.Join(errs...)
}
