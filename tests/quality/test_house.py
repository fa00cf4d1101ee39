"""The rules of the house as tests: style, types, import contracts, sizes, no machine's path."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).resolve().parents[2]
CODE = ("hotline_app", "exports", "db")
LONGEST_MODULE = 300
LONGEST_FUNCTION = 40


def _run(*command: str) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _modules() -> list[Path]:
    return [path for package in CODE for path in sorted((HOUSE / package).rglob("*.py"))]


def test_style():
    _run("ruff", "check", ".")


def test_format():
    _run("ruff", "format", "--check", ".")


@pytest.mark.timeout(600)
def test_types():
    _run("mypy")


def test_import_contracts():
    script = "from importlinter.cli import lint_imports; raise SystemExit(lint_imports())"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_start_file_only_starts_the_app():
    tree = ast.parse((HOUSE / "main.py").read_text(encoding="utf-8"))
    imported = {
        node.module.partition(".")[0] if isinstance(node, ast.ImportFrom) and node.module else ""
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom)
    }
    assert imported <= {"hotline_app", "pathlib"}


def test_packages_hold_no_code_of_their_own():
    for path in _modules():
        if path.name == "__init__.py":
            body = ast.parse(path.read_text(encoding="utf-8")).body
            assert len(body) == 1, f"{path} should hold its docstring only"


def test_modules_and_functions_stay_short():
    too_long = []
    for path in _modules():
        text = path.read_text(encoding="utf-8")
        if text.count("\n") > LONGEST_MODULE:
            too_long.append(f"{path.relative_to(HOUSE)}: {text.count(chr(10))} lines")
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef) and node.end_lineno is not None:
                size = node.end_lineno - node.lineno + 1
                if size > LONGEST_FUNCTION:
                    too_long.append(f"{path.relative_to(HOUSE)}: {node.name} ({size})")
    assert not too_long


def test_no_path_of_one_machine_is_written_down():
    tracked = subprocess.run(
        ["git", "ls-files", "*.py", "*.md", "*.toml", "*.json"],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
    ).stdout.split()
    parent = f"{HOUSE.parent}/"
    assert not [
        name
        for name in tracked
        if len(parent) > 3 and parent in (HOUSE / name).read_text(encoding="utf-8")
    ]


def test_icons_are_ours():
    """The library's own `icon_size=` makes Tk lay out the whole window anew."""
    found = [path for path in _modules() if "icon_size=" in path.read_text(encoding="utf-8")]
    assert found == []
