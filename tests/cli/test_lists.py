"""Lists of cases on the command line: filters, views, export."""

import csv
from pathlib import Path

import openpyxl
import pytest

CASES = ("BMT-2021-000001", "BMT-2021-000002")


def codes(office, *words):
    return [case["code"] for case in office.json("search", *words)["cases"]]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ((), "21"),
        (("--sort", "received"), "12"),
        (("--sort", "-name"), "12"),
        (("--open",), "21"),
        (("--finished",), ""),
        (("--unassigned", "--need", "food"), "1"),
        (("--opened-from", "31/8/2021"), "2"),
        (("--opened-to", "30/8/2021", "--overdue"), "1"),
        (("--closed-from", "1/1/2021"), ""),
        (("--owner", "hoa"), ""),
        (("--channel", "hotline"), "21"),
        (("--outcome", "met"), ""),
        (("--programme", "TLD-3089-2021"), ""),
        (("--view", "OVERDUE"), "12"),
        (("--view", "overdue", "--sort", "-due"), "21"),
        (("--view", "mine"), ""),
        (("binh", "--view", "open"), "1"),
    ],
)
def test_search_with_filters(office, words, found):
    assert codes(office, *words) == [CASES[int(number) - 1] for number in found]


def test_my_cases(office):
    office.done("own", "1", "hoa")
    assert codes(office, "--owner", "hoa") == [CASES[0]]
    outcome = office.run("--as", "hoa", "search", "--view", "mine")
    assert CASES[0] in outcome.out
    assert CASES[1] not in outcome.out


@pytest.mark.parametrize(
    "words",
    [
        ("--view", "không có"),
        ("--owner", "không ai"),
        ("--channel", "fax"),
        ("--programme", "X"),
        ("--opened-from", "31/2/2021"),
        ("--need", "x"),
    ],
)
def test_what_is_not_known_is_refused(office, words):
    outcome = office.run("search", *words)
    assert outcome.code == 2
    assert outcome.err.strip()


def test_the_views_are_listed(office):
    views = office.json("views")["views"]
    assert [view["id"] for view in views][:2] == ["all", "open"]
    assert {view["kind"] for view in views} == {"standard"}


def test_export_as_workbook(office, tmp_path: Path):
    out = tmp_path / "cases.xlsx"
    value = office.json("export-cases", "--out", str(out), "--sort", "received")
    assert value["cases"] == 2
    rows = list(openpyxl.load_workbook(out).active.values)
    assert rows[1][0] == CASES[0]
    assert rows[1][1].year == 2021
    assert "•" in rows[1][5]


def test_export_as_csv_of_chosen_fields(office, tmp_path: Path):
    out = tmp_path / "cases.csv"
    office.done("export-cases", "binh", "--out", str(out), "--fields", "phone,code", "--phones")
    heads, row = csv.reader(out.read_text("utf-8-sig").splitlines())
    assert len(heads) == 2
    assert row == [CASES[0], "0912 345 678"]


def test_an_unknown_field_is_named(office, tmp_path: Path):
    outcome = office.run("export-cases", "--out", str(tmp_path / "a.csv"), "--fields", "secret")
    assert outcome.code == 2
    assert "secret" in outcome.err
    assert not (tmp_path / "a.csv").exists()


def test_work_of_whom_one_stands_in_for_is_mine(office):
    office.done("own", "1", "hoa")
    words = (("overdue", "--term", "answer", "--mine"), ("search", "--owner", "me"))
    for command in words:
        assert CASES[0] not in office.done(*command, user="tu").out
    absent = ("--absent-from", "1/1/2020", "--absent-to", "1/1/2099", "--stand-in", "tu")
    office.done("edit-user", "hoa", *absent)
    for command in (*words, ("search", "--view", "mine")):
        out = office.done(*command, user="tu").out
        assert CASES[0] in out
        assert CASES[1] not in out
    assert office.json("overdue", "--mine", user="tu")["counts"]["answer"] == 1
    # Another officer's name means that officer alone.
    assert office.json("search", "--owner", "tu", user="tu")["cases"] == []
