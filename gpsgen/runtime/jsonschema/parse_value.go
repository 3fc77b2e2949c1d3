package jsonschema

import (
	"slices"
	"sort"
)

// tree is a value that was parsed as a whole.
type tree struct {
	// way leads from the value to the node in it that was asked for last.
	way []*Node
	// items and members are those of the arrays and objects that are being parsed.
	items   []Node
	members []Member
}

// Check checks the next value, which is not read: it is parsed as a whole, once for all checks of it and of what is in it.
func (d *Decoder) Check(fits Predicate) bool {
	v := d.node()
	if v == nil {
		return false
	}

	ok := fits(v, nil, &d.report)
	if d.report.full() {
		d.stop()
	}

	return ok
}

// node returns the next value; nil if it is no JSON, or the pass has ended.
func (d *Decoder) node() *Node {
	if d.stopped || d.err != nil {
		return nil
	}

	at := d.At()
	if v := d.tree.find(at); v != nil {
		return v
	}

	pos, depth, fresh, key, keyAt := d.pos, d.depth, d.fresh, d.Key, d.KeyAt

	root, ok := d.parse()
	if !ok {
		return nil
	}

	d.pos, d.depth, d.fresh, d.Key, d.KeyAt = pos, depth, fresh, key, keyAt
	d.tree.way = append(d.tree.way[:0], &root)
	if cap(d.tree.items)+cap(d.tree.members) > fewMembers*fewMembers {
		// They are kept for the next value, but not if they hold as much memory as the document.
		d.tree.items, d.tree.members = nil, nil
	}

	return &root
}

// find returns the node at an offset; nil if it is not in the tree. Decoders ask from the start of the document to its end, so that
// all ways together are no longer than the tree is large.
func (t *tree) find(at int) *Node {
	if len(t.way) == 0 || at < t.way[0].At || at >= t.way[0].end {
		return nil
	}

	last := len(t.way) - 1
	for at < t.way[last].At || at >= t.way[last].end {
		last--
	}

	t.way = t.way[:last+1]

	for t.way[last].At != at {
		v := t.way[last].inner(at)
		if v == nil {
			return nil
		}

		t.way = append(t.way, v)
		last++
	}

	return t.way[last]
}

// inner returns the item or the value of the member that an offset is in.
func (v *Node) inner(at int) *Node {
	if v.Kind == KindArray {
		i := sort.Search(len(v.Items), func(i int) bool { return v.Items[i].end > at })
		if i < len(v.Items) && v.Items[i].At <= at {
			return &v.Items[i]
		}

		return nil
	}

	i := sort.Search(len(v.Members), func(i int) bool { return v.Members[i].Value.end > at })
	if i < len(v.Members) && v.Members[i].Value.At <= at {
		return &v.Members[i].Value
	}

	return nil
}

// parse reads the next value; ok is false if it is no JSON.
func (d *Decoder) parse() (v Node, ok bool) {
	v.At = d.At()
	v.Kind = d.Kind()
	v.depth = int32(d.depth)

	switch v.Kind {
	case KindNull:
		if !d.Null() {
			d.broken("null")
		}
	case KindBool, KindNumber:
		text := d.src
		d.Skip()

		if d.err == nil {
			v.Text = text[v.At:d.pos]
		}
	case KindString:
		v.Text, _ = d.scanString(v.At)
	case KindArray:
		v.Items = d.parseItems()
	case KindObject:
		v.Members, v.rare = d.parseMembers()
	default:
		d.broken("a value")
	}

	v.end = d.pos

	return v, d.err == nil
}

// parseItems reads the array that is next. Its items are gathered behind those of the arrays around it.
func (d *Decoder) parseItems() []Node {
	base := len(d.tree.items)

	for more := d.enter(d.pos) && d.Elem(); more; more = d.Elem() {
		item, ok := d.parse()
		if !ok {
			return nil
		}

		d.tree.items = append(d.tree.items, item)
	}

	items := slices.Clone(d.tree.items[base:])
	d.tree.items = d.tree.items[:base]

	return items
}

// parseMembers reads the object that is next. Its members are gathered behind those of the objects around it; many have an index.
func (d *Decoder) parseMembers() (members []Member, kept *rare) {
	base := len(d.tree.members)

	for more := d.enter(d.pos) && d.More(); more; more = d.More() {
		name, at := d.Key, d.KeyAt

		before := d.tree.members[base:]
		if len(before) >= fewMembers && kept == nil {
			kept = newIndex(before)
		}

		if kept.has(name, before) {
			d.Duplicate()

			return nil, nil
		}

		value, ok := d.parse()
		if !ok {
			return nil, nil
		}

		if kept != nil {
			kept.index[name] = len(before)
		}

		d.tree.members = append(d.tree.members, Member{name, at, value})
	}

	members = slices.Clone(d.tree.members[base:])
	d.tree.members = d.tree.members[:base]

	return members, kept
}

func newIndex(members []Member) *rare {
	index := make(map[string]int, 2*fewMembers)
	for i := range members {
		index[members[i].Name] = i
	}

	return &rare{index: index}
}

// has says whether a member has a name: one of those in the index, or one of few if there is none.
func (kept *rare) has(name string, few []Member) bool {
	if kept != nil {
		_, ok := kept.index[name]

		return ok
	}

	for i := range few {
		if few[i].Name == name {
			return true
		}
	}

	return false
}

// Constants returns the values of literals in generated code, which are right JSON.
func Constants(texts ...string) []Node {
	values := make([]Node, len(texts))
	for i, text := range texts {
		values[i], _ = newDecoder(text).parse()
	}

	return values
}
