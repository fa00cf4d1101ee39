"""Registers, statistics and the desk of today on the command line."""

import openpyxl
import pytest
from pypdf import PdfReader


def test_register_as_pdf_and_workbook(office, tmp_path):
    pdf = office.json("register", "2021-W35", "--kind", "contacts", "--out", f"{tmp_path}/so.pdf")
    assert (pdf["lines"], pdf["from"], pdf["to"]) == (2, "2021-08-30", "2021-09-05")
    text = "".join(page.extract_text() for page in PdfReader(pdf["file"]).pages)
    assert "REGISTER OF CONTACTS" in text
    out = f"{tmp_path}/so.xlsx"
    book = office.json("register", "8/2021", "--kind", "cases", "--out", out, "--mask-phone")
    sheet = openpyxl.load_workbook(book["file"]).active
    cells = [str(cell.value) for row in sheet.rows for cell in row]
    assert book["lines"] == 2
    assert "Trần Văn Bình" in cells
    assert not any("345 678" in cell for cell in cells)


def test_statistics_in_words_as_json_and_on_paper(office, tmp_path):
    value = office.json("statistics", "quý 3/2021")
    figures = {figure["code"]: figure["value"] for figure in value["figures"]}
    assert (value["period"], figures["contacts"], figures["cases_opened"]) == ("2021-Q3", 2, 2)
    said = office.done("statistics", "2021-Q3", "--out", f"{tmp_path}/tk.pdf").out
    assert "2 of 2 contacts received in the period (100 %)" in said
    assert (tmp_path / "tk.pdf").read_bytes().startswith(b"%PDF")
    office.done("statistics", "2021-Q3", "--out", f"{tmp_path}/tk.xlsx")
    assert openpyxl.load_workbook(tmp_path / "tk.xlsx").sheetnames[0] == "Figures"


def test_today(office):
    value = office.json("today", user="hoa")
    assert (value["work"]["open"], value["work"]["unassigned"], value["work"]["mine"]) == (2, 2, 0)
    assert len(value["days"]) == 30
    assert "My work" in office.done("today").out


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("statistics", "xx"), "Write the period as"),
        (("statistics", "5/9/2021-30/8/2021"), "The last day is before the first one."),
        (("statistics", "2021", "--out", "a.doc"), "must end with .pdf or .xlsx"),
        (("register", "2021", "--kind", "cases", "--out", "no/such/a.pdf"), "no/such"),
        (("register", "2021", "--kind", "other", "--out", "a.pdf"), "contacts, cases"),
    ],
)
def test_refusals(office, words, said, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    outcome = office.run(*words)
    assert outcome.code == 2
    assert said in outcome.err
    assert list(tmp_path.glob("a.*")) == []
