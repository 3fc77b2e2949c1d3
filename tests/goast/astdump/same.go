package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/scanner"
	"go/token"
	"os"
	"reflect"
	"strings"
)

// parens is a pair of parentheses: where they stand in the source, and the numbers of the
// tokens after them.
type parens struct{ left, right, first, last int }

// reading is a file as Go reads it: its tree less parentheses, and its tokens less comments,
// what the grammar lets one leave out, and the parentheses around expressions and results,
// which are kept apart.
type reading struct {
	source []byte
	tree   []byte
	tokens []string
	pairs  []parens
}

// compare answers "ok" if two files, whose paths stand on a line with a tab between them, have
// the same tree less parentheses and the same tokens, and the second has no parentheses around
// an expression or a type that the first does without and that it need not have.
func compare(line string) ([]byte, error) {
	before, after, _ := strings.Cut(line, "\t")
	one, err := read(before)
	if err != nil {
		return nil, err
	}
	other, err := read(after)
	if err != nil {
		return nil, err
	}
	if difference := one.difference(other); difference != "" {
		return []byte(difference), nil
	}
	if !bytes.Equal(one.tree, other.tree) {
		return []byte("the trees differ"), nil
	}
	for _, pair := range other.added(one) {
		if other.needless(pair) {
			return []byte("needless parentheses: " + other.around(pair.first)), nil
		}
	}
	return []byte("ok"), nil
}

func read(path string) (*reading, error) {
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	files := token.NewFileSet()
	file, err := parser.ParseFile(files, path, source, parser.SkipObjectResolution)
	if err != nil {
		return nil, err
	}
	tree, err := json.Marshal(dumper{dropParens: true}.value(reflect.ValueOf(file)))
	r := &reading{source: source, tree: tree}
	r.scan(files.File(file.FileStart), parentheses(file))
	return r, err
}

// scan reads the tokens. Semicolons are dropped, since where statements end is seen in the
// tree, and so are commas before a closing bracket.
func (r *reading) scan(file *token.File, pairs [][2]token.Pos) {
	dropped := map[token.Pos]bool{}
	for _, pair := range pairs {
		dropped[pair[0]], dropped[pair[1]] = true, true
	}
	var s scanner.Scanner
	s.Init(file, r.source, nil, 0)
	places := map[token.Pos]int{}
	for {
		pos, tok, text := s.Scan()
		if tok == token.EOF {
			break
		}
		if last := len(r.tokens) - 1; isClosing(tok) && r.tokens[last] == "," {
			r.tokens = r.tokens[:last]
		}
		places[pos] = len(r.tokens)
		if tok == token.SEMICOLON || dropped[pos] {
			continue
		}
		if tok.IsOperator() {
			text = tok.String()
		}
		r.tokens = append(r.tokens, text)
	}
	for _, pair := range pairs {
		r.pairs = append(r.pairs, parens{
			file.Offset(pair[0]), file.Offset(pair[1]), places[pair[0]], places[pair[1]],
		})
	}
}

func isClosing(tok token.Token) bool {
	return tok == token.RPAREN || tok == token.RBRACK || tok == token.RBRACE
}

// parentheses returns the places of those around expressions and types, and around results
// that need none.
func parentheses(file *ast.File) [][2]token.Pos {
	var pairs [][2]token.Pos
	ast.Inspect(file, func(node ast.Node) bool {
		switch node := node.(type) {
		case *ast.ParenExpr:
			pairs = append(pairs, [2]token.Pos{node.Lparen, node.Rparen})
		case *ast.FuncType:
			if r := node.Results; r != nil && r.Opening.IsValid() && isAlone(r.List) {
				pairs = append(pairs, [2]token.Pos{r.Opening, r.Closing})
			}
		}
		return true
	})
	return pairs
}

func isAlone(results []*ast.Field) bool {
	return len(results) == 0 || len(results) == 1 && results[0].Names == nil
}

// difference says where the tokens of another reading are not the same, or nothing.
func (r *reading) difference(other *reading) string {
	for i := range max(len(r.tokens), len(other.tokens)) {
		if i >= len(r.tokens) || i >= len(other.tokens) || r.tokens[i] != other.tokens[i] {
			return fmt.Sprintf("token %d is %s instead of %s", i, other.around(i), r.around(i))
		}
	}
	return ""
}

// added returns the parentheses that another reading has not.
func (r *reading) added(other *reading) []parens {
	had := map[[2]int]int{}
	for _, pair := range other.pairs {
		had[[2]int{pair.first, pair.last}]++
	}
	var added []parens
	for _, pair := range r.pairs {
		place := [2]int{pair.first, pair.last}
		if had[place]--; had[place] < 0 {
			added = append(added, pair)
		}
	}
	return added
}

// needless tells whether the tree is the same without a pair of parentheses.
func (r *reading) needless(pair parens) bool {
	source := bytes.Clone(r.source)
	source[pair.left], source[pair.right] = ' ', ' '
	file, err := parser.ParseFile(token.NewFileSet(), "", source, parser.SkipObjectResolution)
	if err != nil {
		return false
	}
	tree, err := json.Marshal(dumper{dropParens: true}.value(reflect.ValueOf(file)))
	return err == nil && bytes.Equal(tree, r.tree)
}

func (r *reading) around(i int) string {
	from := min(i, len(r.tokens))
	return strings.Join(r.tokens[from:min(i+6, len(r.tokens))], " ")
}
