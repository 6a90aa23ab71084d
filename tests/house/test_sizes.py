"""Habit 10 of the house: small functions, short modules, few parameters."""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.tree import modules, product, texts

LONGEST_FUNCTION = 60
SMALL_FUNCTION = 25
SMALL_SHARE = 0.9
LONGEST_MODULE = 400
MOST_PARAMETERS = 5
EXCEPTIONS = tomllib.loads(Path(__file__).with_name("exceptions.toml").read_text(encoding="utf-8"))

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(tree: ast.Module) -> Iterator[Function]:
    return (node for node in ast.walk(tree) if isinstance(node, Function))


def body_lines(function: Function) -> int:
    """Lines of the body; the docstring is not held against it."""
    first = function.body[1] if ast.get_docstring(function) and len(function.body) > 1 else function.body[0]
    return (function.end_lineno or first.lineno) - first.lineno + 1


def positional(function: Function) -> int:
    """Parameters that may be given by position, the object itself left out."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return len([name for name in names if name not in {"self", "cls"}])


def exceeded(kind: str, sizes: dict[str, int], limit: int) -> list[str]:
    """What is larger than `limit` or its own exception, and exceptions that nothing needs."""
    allowed = {name: row["limit"] for name, row in EXCEPTIONS.get(kind, {}).items()}
    over = [f"{name}: {size}" for name, size in sizes.items() if size > allowed.get(name, limit)]
    idle = [f"{name}: needs no exception" for name in allowed if sizes.get(name, 0) <= limit]
    return sorted(over + idle)


def test_modules_are_short() -> None:
    lines = {str(path): len(texts()[path].splitlines()) for path in modules()}
    assert exceeded("modules", lines, LONGEST_MODULE) == []


def test_functions_are_short() -> None:
    lines = {f"{path} {one.name}": body_lines(one) for path, tree in modules().items() for one in functions(tree)}
    assert exceeded("functions", lines, LONGEST_FUNCTION) == []


def test_nine_in_ten_functions_are_small() -> None:
    lines = [body_lines(one) for tree in product().values() for one in functions(tree)]
    assert sum(length < SMALL_FUNCTION for length in lines) / len(lines) >= SMALL_SHARE


def test_parameters_are_few() -> None:
    """Tests are exempt: what they take are fixtures."""
    counts = {f"{path} {one.name}": positional(one) for path, tree in product().items() for one in functions(tree)}
    assert exceeded("parameters", counts, MOST_PARAMETERS) == []


def test_every_exception_has_a_reason() -> None:
    rows = [row for table in EXCEPTIONS.values() for row in table.values()]
    assert all(len(row["reason"].split()) >= 4 for row in rows)


def test_the_measures_measure() -> None:
    head = 'def f(self, a, b, *, c):\n    """Doc.\n\n    More.\n    """\n'
    source = head + "    x = a\n    return x\n"
    (function,) = functions(ast.parse(source))
    assert (body_lines(function), positional(function)) == (2, 2)
    assert exceeded("none", {"long": 3, "short": 1}, 2) == ["long: 3"]


@pytest.mark.parametrize("kind", EXCEPTIONS)
def test_exceptions_are_of_a_known_kind(kind: str) -> None:
    assert kind in {"modules", "functions", "parameters"}
