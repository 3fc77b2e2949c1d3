package app_test

import (
	"context"
	"errors"
	"sync"
)

// journal is the order in which things happened.
type journal struct {
	mu     sync.Mutex
	events []string
}

func (j *journal) add(event string) {
	j.mu.Lock()
	defer j.mu.Unlock()

	j.events = append(j.events, event)
}

func (j *journal) all() []string {
	j.mu.Lock()
	defer j.mu.Unlock()

	return append([]string(nil), j.events...)
}

var errBroken = errors.New("broken")

// part is a Runnable that keeps a journal; its functions may be replaced.
type part struct {
	name    string
	journal *journal
	stopped chan struct{}
	once    sync.Once

	init     func(ctx context.Context) error
	run      func(ctx context.Context) error
	graceful func(ctx context.Context) error
	shutdown func(ctx context.Context) error
}

func newPart(name string, j *journal) *part {
	return &part{name: name, journal: j, stopped: make(chan struct{})}
}

func (p *part) Name() string { return p.name }

func (p *part) Init(ctx context.Context) error {
	p.journal.add("init " + p.name)

	if p.init != nil {
		return p.init(ctx)
	}

	return nil
}

func (p *part) Run(ctx context.Context) error {
	if p.run != nil {
		return p.run(ctx)
	}

	<-p.stopped

	return nil
}

func (p *part) GracefulShutdown(ctx context.Context) error {
	p.journal.add("stop " + p.name)

	if p.graceful != nil {
		return p.graceful(ctx)
	}

	p.once.Do(func() { close(p.stopped) })

	return nil
}

func (p *part) Shutdown(ctx context.Context) error {
	p.journal.add("shutdown " + p.name)

	if p.shutdown != nil {
		return p.shutdown(ctx)
	}

	p.once.Do(func() { close(p.stopped) })

	return nil
}

type logic struct {
	journal *journal
}

func (l logic) Init(context.Context) error {
	l.journal.add("init service")

	return nil
}

func (l logic) Close(context.Context) error {
	l.journal.add("close service")

	return nil
}
