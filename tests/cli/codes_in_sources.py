"""Every code that the sources can raise, read from the sources themselves."""

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HOUSE = Path(__file__).resolve().parents[2]
FOLDERS = ("db", "exports", "hotline_app/imports", "hotline_app/cli")
FIELD_ERRORS = {"DayError", "MoneyError"}


@cache
def trees() -> tuple[ast.Module, ...]:
    paths = [path for folder in FOLDERS for path in sorted((HOUSE / folder).rglob("*.py"))]
    return tuple(ast.parse(path.read_text(encoding="utf-8"), str(path)) for path in paths)


def nodes(kind: type) -> Iterator[ast.AST]:
    return (node for tree in trees() for node in ast.walk(tree) if isinstance(node, kind))


def texts(value: ast.AST | None) -> set[str]:
    """The texts an expression can be; the open places of an f-string are "*"."""
    if isinstance(value, ast.Constant):
        return {value.value} if isinstance(value.value, str) else set()
    if isinstance(value, ast.IfExp):
        return texts(value.body) | texts(value.orelse)
    if isinstance(value, ast.BoolOp):
        return set().union(*map(texts, value.values))
    if isinstance(value, ast.Dict):
        return set().union(*map(texts, value.values))
    if isinstance(value, ast.DictComp):
        return texts(value.value)
    if isinstance(value, ast.JoinedStr):
        parts = [p.value if isinstance(p, ast.Constant) else "*" for p in value.values]
        return {"".join(parts)}
    if isinstance(value, ast.Call) and _name(value) == "get":
        return set().union(*map(texts, value.args[1:]))
    return set()


def _name(call: ast.Call) -> str:
    function = call.func
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def argument(name: str, place: int) -> set[str]:
    """What the calls of `name` are given as argument number `place`."""
    return set().union(
        *(
            texts(call.args[place])
            for call in nodes(ast.Call)
            if _name(call) == name and len(call.args) > place
        )
    )


def problem_codes() -> set[str]:
    """Codes of problems with fields."""
    found = argument("ValidationFailed", 0)
    found |= argument("DayError", 0)
    for call in nodes(ast.Call):
        found |= {t for word in call.keywords if word.arg == "problem" for t in texts(word.value)}
    for node in nodes(ast.Assign):
        for target in node.targets:
            base = target.value if isinstance(target, ast.Subscript) else target
            if getattr(base, "id", "") in ("problem", "problems"):
                found |= texts(node.value)
    for node in nodes(ast.AnnAssign):
        if getattr(node.target, "id", "") in ("problem", "problems"):
            found |= texts(node.value)
    for node in nodes(ast.FunctionDef):
        if node.name.lstrip("_").startswith("problem_of"):
            found |= {
                text
                for inner in ast.walk(node)
                if isinstance(inner, ast.Return)
                for text in texts(inner.value)
            }
    for node in nodes(ast.ClassDef):
        if node.name in FIELD_ERRORS:
            found |= {
                t for item in node.body if isinstance(item, ast.Assign) for t in texts(item.value)
            }
    return found
