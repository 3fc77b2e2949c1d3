package jsonschema

import "unicode/utf8"

// fewMembers is how many members are looked through for a name; more have an index.
const fewMembers = 16

// Predicate says whether a value fits a schema. What it evaluates is marked where e is not nil, for a value that fits; what is wrong
// is added to r, and where r is nil the first thing wrong ends it.
type Predicate func(v *Node, e *Evaluated, r *Collector) bool

// Node is a JSON value of a document that was parsed as a whole.
type Node struct {
	// Text is the string itself, the number as it is written, true or false.
	Text    string
	Items   []Node
	Members []Member
	// At is the offset of the value in the document, end that behind it.
	At, end int
	// memo is what Memo has found.
	memo uint64
	// rare is what few values have.
	rare *rare
	// depth counts the values around it.
	depth int32
	Kind  ValueKind
}

// rare is what is kept of few values.
type rare struct {
	// index has the places of the members by name, where there are many.
	index map[string]int
	// verdicts are what Memo has found that has no room in a word.
	verdicts map[int]verdict
	// hash is what Node.hash has found, 0 before.
	hash uint64
}

// Member is a member of an object.
type Member struct {
	Name string
	// At is the offset of the name.
	At    int
	Value Node
}

// Get returns the value of the member with this name; nil if there is none.
func (v *Node) Get(name string) *Node {
	if v.rare != nil && v.rare.index != nil {
		if i, ok := v.rare.index[name]; ok {
			return &v.Members[i].Value
		}

		return nil
	}

	for i := range v.Members {
		if v.Members[i].Name == name {
			return &v.Members[i].Value
		}
	}

	return nil
}

// Len returns how many code points a string has.
func (v *Node) Len() int {
	return utf8.RuneCountInString(v.Text)
}

// Fail takes a finding about the value, and returns false.
func (v *Node) Fail(schemaPath, keyword, message string, r *Collector) bool {
	r.add(found{v.At, int(v.depth), Finding{SchemaPath: schemaPath, Keyword: keyword, Message: message}})

	return false
}

// verdict is what is known of a value and a schema.
type verdict uint8

const (
	unknown verdict = iota
	fits
	// fails: no finding says so yet; failsSaid: one does.
	fails
	failsSaid
)

// verdictBits is how many bits a verdict takes in a word.
const verdictBits = 2

// Memo is p, run once for a value: without it, schemas that lead to themselves in several ways take time that is exponential in the
// depth of a document. Predicates have different numbers k. What is wrong with a value is reported once.
func (v *Node) Memo(k int, p Predicate, e *Evaluated, r *Collector) bool {
	// What is evaluated is not kept. It is asked for at one value, and not at those inside.
	if e != nil {
		return p(v, e, r)
	}

	switch known := v.recall(k); {
	case known == fits:
		return true
	case known == failsSaid, known == fails && r == nil:
		return false
	}

	result := fits

	switch {
	case p(v, nil, r):
	case r == nil:
		result = fails
	default:
		result = failsSaid
	}

	v.learn(k, result)

	return result == fits
}

// recall returns what learn was told.
func (v *Node) recall(k int) verdict {
	if k < wordBits/verdictBits {
		return verdict(v.memo >> (k * verdictBits) & (1<<verdictBits - 1))
	}

	if v.rare == nil {
		return unknown
	}

	return v.rare.verdicts[k]
}

func (v *Node) learn(k int, known verdict) {
	if k < wordBits/verdictBits {
		v.memo &^= (1<<verdictBits - 1) << (k * verdictBits)
		v.memo |= uint64(known) << (k * verdictBits)

		return
	}

	kept := v.keep()
	if kept.verdicts == nil {
		kept.verdicts = make(map[int]verdict)
	}

	kept.verdicts[k] = known
}

// keep returns what is kept of the value, to be changed.
func (v *Node) keep() *rare {
	if v.rare == nil {
		v.rare = new(rare)
	}

	return v.rare
}
