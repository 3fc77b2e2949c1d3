"""Imports are found, named and grouped when the whole file is known."""

from collections.abc import Callable

import pytest

from goast import (
    ERROR,
    CompositeLit,
    Define,
    Expr,
    Field,
    File,
    Func,
    ImportSpec,
    KeyValue,
    Package,
    Param,
    Selector,
    String,
    StructType,
    TypeSpec,
    TypeSwitch,
    call,
    check_package,
    render,
    var,
)
from goast.examination import examine
from goast.imports import local_names

http = Package("net/http")
url = Package("net/url")
fmt = Package("fmt")
zerolog = Package("github.com/rs/zerolog", "zerolog")
chi = Package("github.com/go-chi/chi/v5", "chi")
app = Package("example.com/shop/pkg/app", "app")
text_template = Package("text/template")
html_template = Package("html/template")


def using(*names: Expr, params: list[Param] | None = None) -> File:
    return File("p", [Func("f", params or [], body=[call("g", *names)])])


def names_of(file: File, **options: object) -> dict[str, str]:
    return {package.path: name for package, name in local_names(examine(file), **options).items()}


def test_three_groups_in_the_order_of_paths() -> None:
    text = render(using(app.New, zerolog.New, http.Get, fmt.Print), module="example.com/shop")
    assert text.split("import (\n")[1].split(")\n")[0].split("\n") == [
        '"fmt"', '"net/http"', "", '"github.com/rs/zerolog"', "", '"example.com/shop/pkg/app"', "",
    ]  # fmt: skip


def test_a_file_that_names_no_package_imports_nothing() -> None:
    assert "import" not in render(using())


def test_an_alias_is_printed_where_the_path_does_not_tell_the_name() -> None:
    odd = Package("example.com/shop/rest-api", "api")
    assert 'api "example.com/shop/rest-api"' in render(using(odd.New))
    assert 'import "github.com/go-chi/chi/v5"' in render(using(chi.NewRouter))


def test_packages_of_one_name_go_by_different_ones_whatever_their_order() -> None:
    one = names_of(using(text_template.New, html_template.New))
    other = names_of(using(html_template.New, text_template.New))
    assert one == other == {"html/template": "template", "text/template": "texttemplate"}


@pytest.mark.parametrize(
    "file",
    [
        using(http.Get, params=[Param("http", "T")]),
        File("p", [Func("f", body=[Define("http", http.Get), call("g", "http")])]),
        File("p", [Func("f", results=[Param("http", ERROR)], body=[call("g", http.Get)])]),
        File("p", [Func("http", body=[call("g", http.Get)])]),
        File("p", [TypeSpec("http", http.Client)]),
        File("p", [var("http", values=call(http.Get))]),
        File("p", [Func("f", recv=Param("http", "T"), body=[call(http.Get)])]),
        File("p", [Func("f", type_params=[Param("http", "any")], body=[call(http.Get)])]),
        File("p", [Func("f", body=[TypeSwitch(call(http.Get), [], "http")])]),
        File("p", [Func("f", body=[call(http.Get)])], imports=[ImportSpec("example.com/http")]),
    ],
)
def test_a_declared_name_is_never_an_import_s(file: File) -> None:
    assert names_of(file)["net/http"] == "nethttp"


def test_names_taken_by_other_files_of_the_package() -> None:
    assert names_of(using(http.Get), taken=["http", "nethttp"]) == {"net/http": "nethttp2"}


@pytest.mark.parametrize(
    "file",
    [
        File("p", [TypeSpec("T", StructType([Field("http", http.Client)]))]),
        File("p", [Func("http", recv=Param("t", "T"), body=[call(http.Get)])]),
        using(Selector("t", "http"), http.Get),
        using(CompositeLit("T", [KeyValue("http", http.Get)])),
    ],
)
def test_names_of_fields_and_methods_take_nothing(file: File) -> None:
    assert names_of(file) == {"net/http": "http"}


def test_a_name_of_the_file_s_own_package_stands_alone() -> None:
    text = render(using(app.New), path="example.com/shop/pkg/app")
    assert "import" not in text
    assert "g(New)" in text


def test_imports_for_their_effect() -> None:
    file = File("p", imports=[ImportSpec("embed", "_")])
    assert 'import _ "embed"' in render(file)


@pytest.mark.go
def test_shadowed_imports_compile(compiles: Callable[[dict[str, str]], str]) -> None:
    file = File(
        "main",
        [
            Func("main", body=[call("f", String("http://x"), String(""))]),
            Func(
                "f",
                [Param(["http", "url"], "string")],
                body=[
                    Define(["response", "err"], call(http.Get, "http")),
                    Define(["parsed", "nethttp"], call(url.Parse, "url")),
                    call(fmt.Println, "response", "err", "parsed", "nethttp"),
                ],
            ),
        ],
    )
    check_package([file])
    assert names_of(file)["net/http"] == "nethttp2"
    assert compiles({"main.go": render(file)}) == ""
