package jsonschema

// wordBits is how many members or items a word of Evaluated stands for.
const wordBits = 64

// Evaluated is which members or items of a value its schemas have evaluated, by index; see unevaluatedProperties and
// unevaluatedItems in JSON Schema 2020-12, core, 11. The nil Evaluated is where nobody asks.
type Evaluated struct {
	first uint64
	more  []uint64
	all   bool
}

// Mark takes a member or item as evaluated.
func (e *Evaluated) Mark(i int) {
	switch {
	case e == nil:
	case i < wordBits:
		e.first |= 1 << i
	default:
		word := i/wordBits - 1
		e.grow(word + 1)
		e.more[word] |= 1 << (i % wordBits)
	}
}

// MarkMembers takes all members of a value as evaluated.
func (e *Evaluated) MarkMembers(v *Node) {
	if e != nil && v.Kind == KindObject {
		e.all = true
	}
}

// MarkItems takes all items of a value as evaluated.
func (e *Evaluated) MarkItems(v *Node) {
	if e != nil && v.Kind == KindArray {
		e.all = true
	}
}

// MarkFirst takes the first n items of a value as evaluated.
func (e *Evaluated) MarkFirst(v *Node, n int) {
	for i := range min(n, len(v.Items)) {
		e.Mark(i)
	}
}

// Has says whether a member or item has been evaluated.
func (e *Evaluated) Has(i int) bool {
	switch {
	case e == nil:
		return false
	case e.all:
		return true
	case i < wordBits:
		return e.first>>i&1 != 0
	default:
		word := i/wordBits - 1

		return word < len(e.more) && e.more[word]>>(i%wordBits)&1 != 0
	}
}

// Merge takes as evaluated what another schema has evaluated.
func (e *Evaluated) Merge(other *Evaluated) {
	if e == nil || other == nil {
		return
	}

	e.all = e.all || other.all
	e.first |= other.first
	e.grow(len(other.more))

	for i, word := range other.more {
		e.more[i] |= word
	}
}

// grow makes room for n words behind the first.
func (e *Evaluated) grow(n int) {
	if missing := n - len(e.more); missing > 0 {
		e.more = append(e.more, make([]uint64, missing)...)
	}
}
