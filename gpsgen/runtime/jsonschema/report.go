package jsonschema

// found is a finding about the value at an offset, or about the member whose name is there.
type found struct {
	at int
	// depth counts the values around that value; it is known only of a Node.
	depth   int
	finding Finding
}

// Collector takes findings; the nil Collector drops them.
type Collector struct {
	findings []found
	// limit is how many findings there may be; 0 is no limit.
	limit int

	// deepest is the greatest depth of a finding.
	deepest int
	// otherType and otherConstant are the least depths of findings that a value is of another kind, or is another than the constants
	// that may be; more by one, and 0 where there are none.
	otherType, otherConstant int
}

// Add takes a finding about the value at an offset.
func (r *Collector) Add(at int, schemaPath, keyword, message string) {
	r.add(found{at: at, finding: Finding{SchemaPath: schemaPath, Keyword: keyword, Message: message}})
}

func (r *Collector) add(it found) {
	if r == nil || r.full() {
		return
	}

	r.findings = append(r.findings, it)
	r.deepest = max(r.deepest, it.depth)

	switch it.finding.Keyword {
	case "type", falseKeyword:
		r.otherType = shallower(r.otherType, it.depth+1)
	case "const", "enum":
		r.otherConstant = shallower(r.otherConstant, it.depth+1)
	}
}

// shallower returns the lesser of two numbers that are there.
func shallower(a, b int) int {
	if a == 0 || b == 0 {
		return max(a, b)
	}

	return min(a, b)
}

// full says whether there are as many findings as there may be.
func (r *Collector) full() bool {
	return r.limit > 0 && len(r.findings) >= r.limit
}

// Fork returns a Collector for what is wrong with a value by one of several schemas.
func (r *Collector) Fork() *Collector {
	if r == nil {
		return nil
	}

	return &Collector{limit: r.limit}
}

// Join takes the findings of the schema, of those that a value does not fit, that was most likely meant: of one that the value does
// not contradict by its type, nor by the constants that tell schemas apart; of these the one whose findings lie deepest in the value,
// and then the one with the fewest. A value that contradicts all by its type needs no finding but that it fits none.
func (r *Collector) Join(v *Node, branches ...*Collector) {
	if r == nil {
		return
	}

	var best *Collector

	for _, branch := range branches {
		if len(branch.findings) > 0 && (best == nil || branch.likelier(best, v)) {
			best = branch
		}
	}

	if best != nil && best.meant(v) > byType {
		r.take(best)
	}
}

// take takes all findings of another Collector, which is not used any more.
func (r *Collector) take(other *Collector) {
	if r.limit == 0 && len(other.findings) > len(r.findings) {
		// Without a limit, the more of the two may be many, and are not moved: a document may have many levels of them.
		r.findings, other.findings = other.findings, r.findings
		r.deepest = max(r.deepest, other.deepest)
		r.otherType = shallower(r.otherType, other.otherType)
		r.otherConstant = shallower(r.otherConstant, other.otherConstant)
	}

	for _, it := range other.findings {
		r.add(it)
	}
}

// likelier says whether the schema is more likely to be meant than another one.
func (r *Collector) likelier(than *Collector, v *Node) bool {
	if own, others := r.meant(v), than.meant(v); own != others {
		return own > others
	}

	if r.deepest != than.deepest {
		return r.deepest > than.deepest
	}

	return len(r.findings) < len(than.findings)
}

// How a value contradicts a schema.
const (
	byType = iota
	byConstant
	otherwise
)

func (r *Collector) meant(v *Node) int {
	depth := int(v.depth) + 1

	switch {
	case r.otherType == depth:
		return byType
	case r.otherConstant != 0 && r.otherConstant <= depth+1:
		return byConstant
	default:
		return otherwise
	}
}
