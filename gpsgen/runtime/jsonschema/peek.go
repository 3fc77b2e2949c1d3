package jsonschema

// maxPeek is how far Peek looks, in bytes, before it takes the tree of the object, which is parsed once: an object in an object in
// an object is not looked through again and again.
const maxPeek = 4 << 10

// Peek returns the string that the next value has as a member; it is empty where the value is no object with such a string. The
// value stays the next one.
func (d *Decoder) Peek(property string) string {
	if d.Kind() != KindObject {
		return ""
	}

	if v := d.tree.find(d.At()); v != nil {
		return v.text(property)
	}

	if len(d.src)-d.pos > maxPeek {
		return d.peekFar(property)
	}

	text, _ := d.peekNear(property)

	return text
}

// peekFar is Peek for an object that may be long.
func (d *Decoder) peekFar(property string) string {
	ahead := *d
	ahead.src = d.src[:d.pos+maxPeek]

	if text, done := ahead.peekNear(property); done {
		return text
	}

	v := d.node()
	if v == nil {
		return ""
	}

	return v.text(property)
}

// text returns the string that an object has as a member, or the empty one.
func (v *Node) text(property string) string {
	if found := v.Get(property); found != nil && found.Kind == KindString {
		return found.Text
	}

	return ""
}

// peekNear is Peek where the document is short; done is false if it ends before the member or the object does.
func (d *Decoder) peekNear(property string) (text string, done bool) {
	ahead := *d
	ahead.err = nil

	for more := ahead.Object(""); more && ahead.More(); {
		if ahead.Key != property {
			ahead.Skip()

			continue
		}

		if ahead.Kind() == KindString {
			text, _ = ahead.scanString(ahead.pos)
		}

		return text, ahead.err == nil
	}

	return "", ahead.err == nil
}
