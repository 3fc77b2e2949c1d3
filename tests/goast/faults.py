"""What is wrong in Go that parses, by the rule that it breaks: goast and the compiler refuse it.

A text is the declarations of a file of package main; what has no place in a text, since not
even go/parser takes it, stands in ``test_checks.py`` as trees.
"""

from typing import Final

#: Each rule with programs that break it and nothing else.
WRONG: Final[dict[str, list[str]]] = {
    "counts left and right": [
        "const a, b = 1",
        "var a, b int = 1",
        "var a int = 1, 2",
        "func f() { a, b := 1; _, _ = a, b }",
        "func f() { var a, b = 1; _, _ = a, b }",
        "func f() { for a, b := 1, 2, 3; ; { _, _ = a, b } }",
        "func f(a, b int) { a, b = 1 }",
        "func f(a, b int) { a, b += 1, 2 }",
        "const x int",
    ],
    ":= without a new name": [
        "func f(x int) { x := 1; _ = x }",
        "func f(c chan int) { select { case _ := <-c: } }",
        "func f() { if _ := 1; true {} }",
        "func f() { x := 1; x := 2; _ = x }",
        "func f() { x, x := 1, 2; _ = x }",
        "func f(x []int) { x[0], y := 1, 2; _ = y }",
    ],
    "a parameter twice": [
        "func f(a int, a string) {}",
        "func f(a, a int) {}",
        "var f = func(a int) (a string) { panic(0) }",
        "var f func(a, a int)",
        "type I interface { M(a, a int) }",
        "type T int; func (t T) M(t int) {}",
        "func f[P, P any]() {}",
    ],
    "a field or a method twice": [
        "var x struct { a int; a string }",
        "var x = struct { a, a int }{}",
        "type A int; type T struct { A; *A }",
        "type A[P any] struct{}; type T struct { A[int]; A int }",
        "type T struct{}; func (T) m() {}; func (*T) m() {}",
        "type T[P any] struct{}; func (T[P]) m() {}; func (*T[P]) m() {}",
        "type I interface { m(); m() }",
    ],
    "a case twice": [
        "func f(x int) { switch x { case 1, 1: } }",
        "func f(x any) { switch x { case 1: case 1: } }",
        'func f(x string) { switch x { case "a": case "a": } }',
        "func f(x int) { switch x { default: default: } }",
        "func f(x any) { switch x.(type) { default: default: } }",
        "func f() { select { default: default: } }",
    ],
    "a key of a literal": [
        "var x = map[int]int{1: 1, 1: 2}",
        "var x = [...]int{1: 1, 1: 2}",
        'var x = map[string]int{"a": 1, "a": 2}',
        "var x = struct{ a, b int }{a: 1, 2}",
        "var x = struct{ a, b int }{a: 1, a: 2}",
    ],
    "a name of the package twice": [
        "var x int; var x string",
        "type x int; func x() {}",
        "const x = 1; var ( x int )",
        "func f() {}; func f() {}",
    ],
    "labels": [
        "func f() { L: for { func() { break L }() } }",
        "func f() { L: { break L } }",
        "func f() { L: if true { continue L } }",
        "func f() { L: switch { default: for { continue L } } }",
        "func f() { L: for { }; for { continue L } }",
        "func f() { break L }",
        "func f() { goto L }",
        "func f() { L: for { } }",
        "func f() { L: ; L: ; goto L }",
        "func f() { L: ; func() { goto L }() }",
    ],
    "break, continue and fallthrough out of place": [
        "func f() { break }",
        "func f() { if true { break } }",
        "func f() { for { func() { break }() } }",
        "func f() { for { switch { default: continue } ; defer func() { continue }() } }",
        "func f() { select { default: continue } }",
        "func f(x any) { switch x.(type) { case int: fallthrough; case string: } }",
        "func f(c chan int) { select { case <-c: fallthrough; default: } }",
        "func f() { for { fallthrough } }",
        "func f() { fallthrough }",
        "func f() { switch { case true: { fallthrough }; default: } }",
        "func f() { switch { default: fallthrough } }",
    ],
    "an unused local": [
        "func f() { x := 1 }",
        "func f() { var x int }",
        "func f() { var x = 1; x = 2 }",
        "func f() { func() { x := 1 }() }",
        "func f() { if x := 1; true { } }",
        "func f() { switch x := 1; { } }",
        "func f() { for x := 1; ; { } }",
        "func f() { for i := range 3 { } }",
        "func f() { for i, v := range []int{} { _ = i } }",
        "func f(c chan int) { select { case x := <-c: } }",
        "func f(x any) { switch y := x.(type) { case int: } }",
        "func f() { x := 1; { x := 2; _ = x } }",
        "func f() { x := 1; _ = func(x int) int { return x } }",
        "func f() { x, y := 1, 2; _ = x }",
        "var f = func() { x := 1 }",
    ],
    "init and main": [
        "func init(a int) {}",
        "func init() int { return 1 }",
        "func init[T any]() {}",
        "func main(a int) {}",
        "func main() int { return 1 }",
        "func main[T any]() {}",
    ],
    "expressions and statements that are none": [
        "func f(x any) { _ = x.(type) }",
        "func f() { 1 }",
        "func f(a, b int) { a + b }",
        "func f() { func() {} }",
        "func f() { for i := 0; i < 3; j := 1 { } }",
        "type T int; func (t, u T) f() {}",
    ],
}

#: What comes close, and is right.
RIGHT: Final = [
    "func f() { const x = 1 }",
    "func f() { type T int }",
    "func f() { x := 1; x++ }",
    "func f() { x := 1; x += 1 }",
    "func f() { x := []int{}; x[0] = 1 }",
    "func f() { x := struct{ a int }{}; x.a = 1 }",
    "func f() { var p *int; *p = 1 }",
    "func f() { x := 1; { x := x; _ = x } }",
    "func f() { x := 1; x, y := 2, 3; _, _ = x, y }",
    "func f(x any) { switch x := x.(type) { case int: _ = x; case string: } }",
    "func f(a int) { { a := a; _ = a } }",
    "func f(_, _ int) (_ string, _ error) { panic(0) }",
    "type T struct { _, _ int }",
    "type T[P ~int | ~string] struct{}; func (T[_]) m() {}",
    "type I interface { ~int | string; M() }",
    "var _, _ = 1, 2; var _ = 3; func _() {}; func _() {}",
    "func init() {}; func init() {}",
    "type T int; func (T) init(int) int { return 1 }; func (T) main(int) {}",
    "func f() { for { switch { default: continue } } }",
    "func f() { L: for { switch { default: continue L }; select { default: break L } } }",
    "func f() { L: { goto M }; M: goto L }",
    "func f() { for { L: for { break L }; break } }",
    "func f() { L: for { break L }; func() { L: for { break L } }() }",
    "func f(a int) { switch a { case 1: fallthrough; case 2: fallthrough; default: } }",
    "func f(a int) { switch { case a == 1: case a == 1: } }",
    "func f(x any) { switch x { case 1: case 1.5: case \"1\": case '1': } }",
    "var x = map[any]int{1: 1, \"1\": 2, '1': 3}",
    "var x = []int{1: 1, 2, 5: 3}",
    "const ( a, b = iota, iota; c, d )",
    "func g() (int, error) { panic(0) }; func f() { a, err := g(); _, _ = a, err }",
    "func g() (int, error) { panic(0) }; func f() (int, error) { return g() }",
    "func f(m map[int]int, c chan int, x any) { _, _ = m[1]; _, _ = <-c; _, _ = x.(int) }",
]

#: Programs that the compiler refuses for a reason which goast could see and does not yet.
MISSING: Final[dict[str, list[str]]] = {
    "an unused import": ['import "fmt"', 'import f "fmt"', 'import . "fmt"'],
    "a name of the file that an import has": [
        'import "fmt"; var fmt = 1',
        'import "fmt"; import "fmt"; var _ = fmt.Sprint',
    ],
    "counts in const groups and returns": [
        "const ( a, b = 1, 2; c )",
        "const ( a = iota; b, c )",
        "const ( a = 1; b int )",
        "func f() int { return }",
        "func f() { return 1 }",
        "func f() int { return 1, 2 }",
        "var f = func() (int, error) { return 1 }",
    ],
    ":= without a new name": [
        "func f(x int) { for _ := range x {} }",
        "func f(x []int) { for a, a := range x { _ = a } }",
        "func f(x any) { switch _ := x.(type) {} }",
    ],
    "a type parameter twice, or a parameter named as one": [
        "type T[P, P any] int",
        "func f[T any](T int) {}",
        "type T[P any] struct{}; func (P T[P]) f() {}",
        "type T[P any] struct{}; func (t T[P]) f(P int) {}",
    ],
    "a field named as a method": [
        "type T struct { m int }; func (T) m() {}",
        "type I interface { _() }",
    ],
    "a case twice": [
        "func f(x int) { switch x { case -1: case -1: } }",
        "func f(x int) { switch x { case 'a': case 97: } }",
        "func f(x int) { switch x { case 0x1: case 1: } }",
        "func f(x float64) { switch x { case 1.5: case 1.5: } }",
        'func f(x string) { switch x { case "a": case `a`: } }',
        "func f(x any) { switch x.(type) { case int: case int: } }",
        "func f(x any) { switch x.(type) { case nil, nil: } }",
    ],
    "a key twice": [
        'var x = map[string]int{"a": 1, `a`: 2}',
        "var x = map[int]int{-1: 1, -1: 2}",
        "var x = []int{1: 1, 2, 2: 3}",
        "type T struct{ a int }; var x = []T{{a: 1, a: 2}}",
        "var x = map[string]int{1}",
    ],
    "init and main": [
        "var init = 1",
        "type init int",
        "func init()",
        "func f() { init() }",
        "var main = 1",
    ],
    "jumps": [
        "func f() { goto L; x := 1; _ = x; L: }",
        "func f() { goto L; { L: } }",
        "func f() { if true { goto L } else { L: } }",
        "func f() { _: for { break _ } }",
    ],
    "the blank name and iota as values": [
        "func f() { _ = _ }",
        "func f() { _() }",
        "var x = iota",
    ],
    "what is not assigned to": ["func f() { 1 = 2 }", "func f() { 1++ }"],
    "receivers": [
        "type T int; func (t []T) f() {}",
        "func (int) f() {}",
    ],
    "statements that are none": [
        'func f() { len("a") }',
        "func f() { go int(1) }",
        "func f(c chan int) { select { case x := 1: _ = x } }",
    ],
    "an array without a length": ["var x [...]int"],
}

#: Programs that compile, and that goast refuses.
REFUSED: Final = [
    "func f(a int) { switch a { case 1: goto L; L: fallthrough; default: } }",
    "func f(a int) { switch a { case 1: fallthrough; ; default: } }",
    "package p; func main[T any]() {}",
]

#: Codes of ``internal/types/errors`` that goast promises: whatever example of Go's own has one
#: of them, goast refuses.
PROMISED: Final = frozenset({
    "BlankPkgName", "DuplicateCase", "DuplicateDecl", "DuplicateDefault", "DuplicateLabel",
    "DuplicateLitField", "DuplicateLitKey", "DuplicateMethod", "InvalidInitDecl",
    "InvalidPostDecl", "MisplacedBreak", "MisplacedContinue", "MisplacedFallthrough",
    "MisplacedLabel", "MixedStructLit", "MultiValAssignOp", "NoNewVar", "RepeatedDecl",
    "UndeclaredLabel", "UnusedLabel", "UnusedVar", "WrongAssignCount",
})  # fmt: skip

#: Something in each of the examples that are exceptions: most need a rule of ``MISSING``.
EXCEPTIONS: Final = (
    "missing init expr for _", "extra init expr at", "cannot declare init", "invalid break label _",
    "func typeswitch", "func issue6766b", "case T /*", "(T /* ERROR", "ph1[e,e", "r redeclared",
    # The value of an expression is for who knows types.
    "duplicate key (1 + 0i)", "var a3, b3",
    # Taken by Go, as in `REFUSED`.
    "func main[",
)  # fmt: skip
