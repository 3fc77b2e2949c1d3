package main

import (
	"encoding/json"
	"go/ast"
	"go/scanner"
	"go/token"
	"os"
	"strconv"
)

type importLine struct {
	Path  string `json:"path"`
	Name  string `json:"name"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

type member struct {
	Name string `json:"name"`
	Text string `json:"text"`
}

type declaration struct {
	Kind     string   `json:"kind"`
	Name     string   `json:"name"`
	Receiver string   `json:"receiver"`
	Text     string   `json:"text"`
	Members  []member `json:"members"`
}

type outline struct {
	Path         string        `json:"path"`
	Package      string        `json:"package"`
	Imports      []importLine  `json:"imports"`
	Declarations []declaration `json:"declarations"`
}

// reader cuts the text of nodes out of their source.
type reader struct {
	source []byte
	base   token.Pos
}

func (r reader) text(from, to token.Pos) string {
	return string(r.source[from-r.base : to-r.base])
}

func dumpScan(path string) ([]byte, error) {
	file, _, err := parse(path)
	if err != nil {
		return nil, err
	}
	source, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	r := reader{source, file.FileStart}
	result := outline{Path: path, Package: file.Name.Name, Imports: []importLine{}, Declarations: []declaration{}}
	for _, spec := range file.Imports {
		value, err := strconv.Unquote(spec.Path.Value)
		if err != nil {
			return nil, err
		}
		line := importLine{Path: value, Start: int(spec.Path.Pos() - r.base), End: int(spec.Path.End() - r.base)}
		if spec.Name != nil {
			line.Name = spec.Name.Name
		}
		result.Imports = append(result.Imports, line)
	}
	for _, decl := range file.Decls {
		switch decl := decl.(type) {
		case *ast.FuncDecl:
			result.Declarations = append(result.Declarations, r.function(decl))
		case *ast.GenDecl:
			result.Declarations = append(result.Declarations, r.general(decl)...)
		}
	}
	return json.Marshal(result)
}

func (r reader) function(f *ast.FuncDecl) declaration {
	d := declaration{Kind: "func", Name: f.Name.Name, Text: r.signature(f.Type)}
	if f.Recv != nil {
		d.Kind = "method"
		d.Receiver = typeName(f.Recv.List[0].Type)
	}
	return d
}

func (r reader) signature(f *ast.FuncType) string {
	end := f.Params.End()
	if f.Results != nil {
		end = f.Results.End()
	}
	return r.text(f.Params.Pos(), end)
}

func typeName(t ast.Expr) string {
	switch t := t.(type) {
	case *ast.StarExpr:
		return typeName(t.X)
	case *ast.ParenExpr:
		return typeName(t.X)
	case *ast.IndexExpr:
		return typeName(t.X)
	case *ast.IndexListExpr:
		return typeName(t.X)
	case *ast.Ident:
		return t.Name
	}
	return ""
}

func (r reader) general(g *ast.GenDecl) []declaration {
	var found []declaration
	for _, spec := range g.Specs {
		switch spec := spec.(type) {
		case *ast.ValueSpec:
			for _, name := range spec.Names {
				found = append(found, declaration{Kind: g.Tok.String(), Name: name.Name})
			}
		case *ast.TypeSpec:
			found = append(found, declaration{
				Kind: "type", Name: spec.Name.Name,
				Text: r.text(spec.Type.Pos(), spec.Type.End()), Members: r.members(spec.Type),
			})
		}
	}
	return found
}

func (r reader) members(t ast.Expr) []member {
	var list *ast.FieldList
	switch t := t.(type) {
	case *ast.StructType:
		list = t.Fields
	case *ast.InterfaceType:
		list = t.Methods
	default:
		return nil
	}
	var found []member
	for _, field := range list.List {
		text := r.text(field.Type.Pos(), field.Type.End())
		if f, ok := field.Type.(*ast.FuncType); ok && f.Func == token.NoPos {
			text = r.signature(f)
		}
		if len(field.Names) == 0 {
			found = append(found, member{Text: text})
		}
		for _, name := range field.Names {
			found = append(found, member{name.Name, text})
		}
	}
	return found
}

// literalValue returns the value of source if it is one string or rune literal and no more.
func literalValue(source string) any {
	var s scanner.Scanner
	failed := false
	file := token.NewFileSet().AddFile("", -1, len(source))
	s.Init(file, []byte(source), func(token.Position, string) { failed = true }, scanner.ScanComments)
	_, tok, text := s.Scan()
	_, semicolon, _ := s.Scan()
	_, end, _ := s.Scan()
	if failed || semicolon != token.SEMICOLON || end != token.EOF {
		return nil
	}
	switch tok {
	case token.STRING:
		value, err := strconv.Unquote(text)
		if err == nil {
			return value
		}
	case token.CHAR:
		value, _, rest, err := strconv.UnquoteChar(text[1:], '\'')
		if err == nil && rest == "'" {
			return string(value)
		}
	}
	return nil
}
