"""Booklets: many cases in one file, in little memory."""

import tracemalloc
from dataclasses import replace

import pytest
from pypdf import PdfReader

from exports.booklet import write_booklet
from exports.errors import ExportCancelled
from tests.exports.factories import case, detail, note, options
from tests.exports.reading import english, page_texts, vietnamese


def cases(count):
    base = detail()
    for number in range(1, count + 1):
        yield replace(base, case=case(code=f"BMT-2021-{number:06}"))


def test_each_case_begins_on_a_page_of_its_own(tmp_path):
    path = write_booklet(cases(3), tmp_path / "booklet.pdf", vietnamese, options())
    texts = page_texts(path)
    starts = [number for number, text in enumerate(texts) if "PHIẾU TÓM TẮT VỤ VIỆC" in text]
    assert len(starts) == 3
    for page in starts:
        assert "Độc lập - Tự do - Hạnh phúc" in texts[page]
    assert [text.split("\n")[0] for text in texts[1:]] == [
        str(number) for number in range(2, len(texts) + 1)
    ]
    assert [entry.title for entry in PdfReader(path).outline] == [
        "BMT-2021-000001",
        "BMT-2021-000002",
        "BMT-2021-000003",
    ]


def test_masks_belong_to_their_own_case(tmp_path):
    secret, other = "Công ty TNHH Hoa Ban Trắng", "Hợp tác xã Cà phê Ea Tu"
    story = note(text=f"Việc ở {secret} và {other}")
    pair = [
        detail(case=case(code="A-1", employer_name=secret), notes=(story,), people=()),
        detail(case=case(code="A-2", employer_name=other), notes=(story,), people=()),
    ]
    path = write_booklet(pair, tmp_path / "b.pdf", english, options(mask_employer=True))
    text = " ".join(" ".join(page_texts(path)).split())
    assert f"Việc ở (not named) và {other}" in text
    assert f"Việc ở {secret} và (not named)" in text


def test_an_empty_booklet_is_one_empty_page(tmp_path):
    path = write_booklet([], tmp_path / "booklet.pdf", english, options())
    assert len(PdfReader(path).pages) == 1


def test_cancelling_leaves_the_older_file_and_nothing_else(tmp_path):
    path = tmp_path / "booklet.pdf"
    path.write_bytes(b"older")
    seen = []

    def stop_at_two(done):
        seen.append(done)
        return done < 2

    with pytest.raises(ExportCancelled):
        write_booklet(cases(5), path, english, options(), stop_at_two)
    assert seen == [1, 2]
    assert path.read_bytes() == b"older"
    assert [item.name for item in tmp_path.iterdir()] == ["booklet.pdf"]


def test_memory_does_not_grow_with_the_cases(tmp_path):
    def peak(count):
        tracemalloc.start()
        write_booklet(cases(count), tmp_path / "booklet.pdf", english, options())
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(2)  # fonts and word widths are learnt once
    few, many = peak(10), peak(40)
    assert many - few < 30 * 40_000, "a case of four pages leaves less than 40 KB behind"
