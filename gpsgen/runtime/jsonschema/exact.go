package jsonschema

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
)

// Exact has the literals of numbers that a Go number is only near to: of integers that int64 cannot hold, of numbers with more digits
// than float64 has. It is the zero Exact where there are none. A literal is written again in the same place for the same Go number; a
// number that was changed in Go has none any more.
type Exact struct {
	literals *literals
}

// literals are those of one value.
type literals struct {
	// from is the offset of the value, at are those of the literals, in the document that they were read from.
	from int
	at   []int
	// texts are by their JSON pointers within the value, once the pass has ended.
	texts map[string]string
}

// ExactMark says how many literals were kept before a value was read, and where the value is.
type ExactMark struct {
	count, at int
}

// keep takes the literal that was just read, of a number that its Go value does not tell.
func (d *Decoder) keep(literal string) {
	d.exact = append(d.exact, d.pos-len(literal))
}

// MarkExact returns the place of the next value, or of the array or object that was just entered.
func (d *Decoder) MarkExact() ExactMark {
	if d.fresh {
		return ExactMark{count: len(d.exact), at: d.pos - 1}
	}

	return ExactMark{count: len(d.exact), at: d.At()}
}

// TakeExact takes the literals of the value that was marked.
func (d *Decoder) TakeExact(mark ExactMark) Exact {
	if len(d.exact) <= mark.count {
		return Exact{}
	}

	return d.takeLiterals(mark)
}

// takeLiterals takes the literals since a mark, of which there are some; finish reads them.
func (d *Decoder) takeLiterals(mark ExactMark) Exact {
	taken := &literals{from: mark.at, at: slices.Clone(d.exact[mark.count:])}
	d.exact = d.exact[:mark.count]
	d.taken = append(d.taken, taken)

	return Exact{taken}
}

// readLiterals reads all literals that were taken.
func (d *Decoder) readLiterals() {
	walk := numberWalk{d: newDecoder(d.text)}
	for _, taken := range d.taken {
		taken.texts = make(map[string]string, len(taken.at))
		walk.scopes = append(walk.scopes, scope{from: taken.from, literals: taken})
	}

	walk.run(func(of *literals, pointer []byte, at int) {
		if _, ok := slices.BinarySearch(of.at, at); ok {
			of.texts[string(pointer)] = strings.Clone(d.text[at:numberEnd(d.text, at)])
		}
	})

	for _, taken := range d.taken {
		taken.at = nil
	}
}

// Exact says that the next value has these literals.
func (e *Encoder) Exact(exact Exact) {
	if exact.literals != nil {
		e.scopes = append(e.scopes, scope{from: len(e.data), literals: exact.literals})
	}
}

// writeLiterals puts the literals into what was written, for the numbers that are still as they became.
func (e *Encoder) writeLiterals() {
	text := string(e.data)
	walk := numberWalk{d: newDecoder(text), scopes: e.scopes}
	e.data = e.data[:0]
	written := 0

	walk.run(func(of *literals, pointer []byte, at int) {
		literal, ok := of.texts[string(pointer)]
		end := numberEnd(text, at)

		if ok && becomes(literal, text[at:end]) {
			e.data = append(append(e.data, text[written:at]...), literal...)
			written = end
		}
	})

	e.data = append(e.data, text[written:]...)
}

// becomes says whether a literal is written as text when its Go number is.
func becomes(literal, text string) bool {
	if n, _, ok := parseInt64(literal); ok && strconv.FormatInt(n, 10) == text {
		return true
	}

	f, _ := parseFloat64(literal)
	written, err := AppendFloat64(nil, f)

	return err == nil && string(written) == text
}

// scope is a value that has literals, which begins at an offset.
type scope struct {
	from     int
	literals *literals
	// base is the length of the pointer of the value.
	base int
}

// numberWalk walks over a text to the numbers in it.
type numberWalk struct {
	d *Decoder
	// scopes are by their offsets; the first next of them were come to, and those of open are around the value at hand.
	scopes []scope
	next   int
	open   []*scope
	// pointer is that of the value at hand.
	pointer []byte
	number  func(of *literals, pointer []byte, at int)
}

// run tells of each number in a scope: of which literals, its pointer within the innermost scope, its offset.
func (w *numberWalk) run(number func(of *literals, pointer []byte, at int)) {
	slices.SortStableFunc(w.scopes, func(a, b scope) int { return cmp.Compare(a.from, b.from) })

	w.number = number
	w.value()
}

func (w *numberWalk) value() {
	at := w.d.At()
	outer, around := len(w.pointer), len(w.open)

	for w.next < len(w.scopes) && w.scopes[w.next].from == at {
		w.scopes[w.next].base = outer
		w.open = append(w.open, &w.scopes[w.next])
		w.next++
	}

	switch w.d.Kind() {
	case KindObject:
		for w.d.enter(at); w.d.More(); w.pointer = w.pointer[:outer] {
			w.pointer = append(append(w.pointer, '/'), escapePointer(w.d.Key)...)
			w.value()
		}
	case KindArray:
		w.d.enter(at)

		for i := int64(0); w.d.Elem(); i++ {
			w.pointer = strconv.AppendInt(append(w.pointer, '/'), i, 10)
			w.value()
			w.pointer = w.pointer[:outer]
		}
	case KindNumber:
		if inner := len(w.open) - 1; inner >= 0 {
			w.number(w.open[inner].literals, w.pointer[w.open[inner].base:], at)
		}

		w.d.Skip()
	default:
		w.d.Skip()
	}

	w.open = w.open[:around]
}
