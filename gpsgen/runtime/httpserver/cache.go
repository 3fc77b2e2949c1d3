package httpserver

import (
	"maps"
	"sync"
	"sync/atomic"
)

// cache keeps what is made once per key and read by every request: reading takes no lock and
// allocates nothing. It never forgets, so keys have to be few.
type cache[K comparable, V any] struct {
	make func(K) V

	mu      sync.Mutex
	current atomic.Pointer[map[K]V]
}

func newCache[K comparable, V any](create func(K) V) *cache[K, V] {
	result := &cache[K, V]{make: create}
	result.current.Store(&map[K]V{})

	return result
}

func (c *cache[K, V]) get(key K) V {
	if value, known := (*c.current.Load())[key]; known {
		return value
	}

	return c.add(key)
}

func (c *cache[K, V]) add(key K) V {
	c.mu.Lock()
	defer c.mu.Unlock()

	known := *c.current.Load()
	if value, exists := known[key]; exists {
		return value
	}

	value := c.make(key)
	next := maps.Clone(known)
	next[key] = value
	c.current.Store(&next)

	return value
}
