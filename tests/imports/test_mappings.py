"""Mapping files are taken whole or refused with the part that is wrong."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hotline_app.imports.columns import bind_columns
from hotline_app.imports.mapping_fields import CODES, FIELDS
from hotline_app.imports.mappings import load_mapping, load_preset, preset_names, read_mapping
from hotline_app.imports.moments import MomentReader
from hotline_app.imports.refusals import ImportRefused
from hotline_app.imports.reports import NOTING_CODES, REFUSING_CODES

GOOD = {
    "format": "hotline-mapping/1",
    "name": "factory",
    "date_formats": ["%d/%m/%Y %H:%M"],
    "columns": {"received_at": "Time", "phone": ["Phone", "Mobile"]},
}


def refused_part(**changes: object) -> str:
    with pytest.raises(ImportRefused) as caught:
        read_mapping(json.dumps(GOOD | changes), "mine.json")
    assert (caught.value.code, caught.value.where) == ("bad_mapping", "mine.json")
    return caught.value.detail


def test_a_small_mapping_has_sensible_rules() -> None:
    mapping = read_mapping(json.dumps(GOOD), "mine.json")
    assert str(mapping.time_zone) == "Asia/Ho_Chi_Minh"
    assert mapping.columns == {"received_at": ("Time",), "phone": ("Phone", "Mobile")}
    assert mapping.defaults == {
        "channel": "hotline",
        "need": "other",
        "kind": "support",
        "status": "new",
        "urgency": "normal",
        "anonymous": "no",
        "non_case_kind": "",
    }
    assert not mapping.lenient


@pytest.mark.parametrize(
    ("changes", "part"),
    [
        ({"format": "hotline-mapping/9"}, "format"),
        ({"name": "Ours!"}, "name"),
        ({"name": None}, "name"),
        ({"colour": "red"}, "colour"),
        ({"time_zone": "Mars/Olympus"}, "time_zone"),
        ({"time_zone": "../../etc/passwd"}, "time_zone"),
        ({"time_zone": 7}, "time_zone"),
        ({"date_formats": ["%d/%m"]}, "date_formats: %d/%m"),
        ({"date_formats": ["%H:%M"]}, "date_formats: %H:%M"),
        ({"date_formats": ["%d%d/%m/%Y"]}, "date_formats: %d%d/%m/%Y"),
        ({"date_formats": [1]}, "date_formats"),
        ({"header_row": 0}, "header_row"),
        ({"header_row": True}, "header_row"),
        ({"columns": {"phone": "Phone"}}, "columns: received_at"),
        ({"columns": {"received_at": "T", "colour": "C"}}, "columns: colour"),
        ({"columns": {"received_at": []}}, "columns: received_at"),
        ({"columns": []}, "columns"),
        ({"values": {"status": {"Shut": "shut"}}}, "values: status: Shut"),
        ({"values": {"phone": {"a": "b"}}}, "values: phone: a"),
        ({"values": {"need": {"a": "No code"}}}, "values: need: a"),
        ({"defaults": {"urgency": "very"}}, "defaults: urgency"),
        ({"unknown": {"need": "guess"}}, "unknown: need"),
        ({"optional": {"phone": 1}}, "optional"),
        ({"optional": ["colour"]}, "optional: colour"),
        ({"summary": [None]}, "summary"),
    ],
)
def test_a_wrong_part_is_named(changes: dict[str, object], part: str) -> None:
    assert refused_part(**changes).startswith(part)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=8),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3)
    ),
    max_leaves=8,
)


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from(sorted({*GOOD, "values", "defaults", "unknown", "summary", "optional"})), JSON
)
def test_any_json_is_a_mapping_or_refused(part: str, value: object) -> None:
    try:
        mapping = read_mapping(json.dumps(GOOD | {part: value}), "mine.json")
    except ImportRefused as error:
        assert error.code == "bad_mapping"
    else:
        assert mapping.columns["received_at"]


@pytest.mark.parametrize("text", ["", "[", "[]", "null", "[" * 100_000])
def test_text_that_is_no_mapping(text: str) -> None:
    with pytest.raises(ImportRefused) as caught:
        read_mapping(text, "mine.json")
    assert caught.value.code == "bad_mapping"


def test_mapping_files(tmp_path: Path) -> None:
    path = tmp_path / "mine.json"
    with pytest.raises(ImportRefused) as caught:
        load_mapping(path)
    assert caught.value.code == "no_such_file"
    path.write_bytes(b"\xff\xff")
    with pytest.raises(ImportRefused) as caught:
        load_mapping(path)
    assert caught.value.code == "bad_mapping"
    path.write_text(json.dumps(GOOD), encoding="utf-8-sig")
    assert load_mapping(path).name == "factory"


def test_presets_hold_only_codes_of_ours() -> None:
    assert preset_names() == ("myla311", "so_truc")
    registers = Path(__file__).parents[2] / "db" / "reference"
    for name in preset_names():
        mapping = load_preset(name)
        assert mapping.name == name
        for register, field in (("channels", "channel"), ("needs", "need")):
            entries = json.loads((registers / f"{register}.json").read_text("utf-8"))[register]
            codes = {entry["code"] for entry in entries}
            assert {*mapping.values[field].values(), mapping.defaults[field]} <= codes
        assert set(mapping.values) <= set(CODES)
    with pytest.raises(ImportRefused) as caught:
        load_preset("../mappings")
    assert caught.value.code == "bad_mapping"


def test_the_example_and_the_codes_of_the_handbook() -> None:
    text = (Path(__file__).parents[2] / "docs" / "import-mapping.md").read_text("utf-8")
    mapping = read_mapping(text.split("```json\n")[1].split("```")[0], "import-mapping.md")
    assert mapping.values["channel"] == {"call": "hotline", "zalo oa": "zalo"}
    named = set(re.findall(r"`(\w+)`", text))
    assert {*REFUSING_CODES, *NOTING_CODES, *FIELDS, *preset_names()} <= named


def test_columns_are_found_by_any_of_their_names() -> None:
    mapping = read_mapping(
        json.dumps(GOOD | {"summary": ["{Kind}: {More}", "{Late}"], "optional": ["summary"]}), "m"
    )
    columns, summary = bind_columns(mapping, ["KIND", "more", " mobile ".strip(), "time"])
    assert columns == {"received_at": "time", "phone": "mobile"}
    cells = {"KIND": "{More}", "more": "x", "mobile": "", "time": ""}
    assert summary.compose(cells) == "{More}: x"
    assert summary.compose(dict.fromkeys(cells, " ")) == ""
    with pytest.raises(ImportRefused) as caught:
        bind_columns(mapping, ["Phone"])
    assert (caught.value.code, caught.value.detail) == ("missing_column", "received_at (Time)")


NOW = datetime(2026, 1, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("time_format", "text", "moment"),
    [
        ("%m/%d/%Y %I:%M:%S %p", "12/31/2017 11:59:58 PM", "2018-01-01T07:59:58"),
        ("%m/%d/%Y %I:%M:%S %p", "1/2/2018 12:00:00 AM", "2018-01-02T08:00:00"),
        ("%m/%d/%Y %I:%M:%S %p", "07/02/2018 12:30:00 pm", "2018-07-02T19:30:00"),
        ("%d %b %Y", "02 Jan 2018", "2018-01-02T08:00:00"),
        ("%Hh%M %d.%m.%y", "7h05 30.8.21", "2021-08-30T14:05:00"),
        ("%d/%m/%Y", "2021-08-30", "2021-08-30T07:00:00"),
        ("%d/%m/%Y", "2021-08-30 01:02:03", "2021-08-30T08:02:03"),
        ("%d/%m/%Y", "2021-08-30T01:02:03+07:00", "2021-08-29T18:02:03"),
        # The hour that comes twice is the first one; the hour that is missing goes on.
        ("%d/%m/%Y %H:%M", "05/11/2017 01:30", "2017-11-05T08:30:00"),
        ("%d/%m/%Y %H:%M", "12/03/2017 02:30", "2017-03-12T10:30:00"),
    ],
)
def test_times_are_read_in_the_zone_of_the_source(time_format: str, text: str, moment: str) -> None:
    zone = load_preset("myla311").time_zone
    read = MomentReader([time_format], zone, NOW).read(text)
    assert isinstance(read, datetime)
    assert (read.isoformat(), read.tzinfo) == (f"{moment}+00:00", UTC)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "not_a_time"),
        ("31/02/2021", "not_a_time"),
        ("30/08/21", "not_a_time"),
        ("30/8/2021 nữa", "not_a_time"),
        ("٣٠/٨/٢٠٢١", "not_a_time"),
        ("2021-13-01", "not_a_time"),
        ("30/8/0201", "time_too_old"),
        ("1/1/0001", "not_a_time"),
        ("31/12/1999", "time_too_old"),
        ("2/1/2026", "time_in_future"),
        ("31/12/9999", "time_in_future"),
    ],
)
def test_times_that_cannot_be_are_named(text: str, code: str) -> None:
    zone = load_preset("so_truc").time_zone
    assert MomentReader(["%d/%m/%Y"], zone, NOW).read(text) == code


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(["%d/%m/%Y %H:%M", "%m/%d/%Y %I:%M:%S %p", "%y-%m-%d", "%Y%m%d%H%M"]),
    st.text("0123456789/:- APM", max_size=22),
)
def test_the_quick_way_reads_as_strptime_does(time_format: str, text: str) -> None:
    reader = MomentReader([time_format], UTC, NOW)
    try:
        wanted = datetime.strptime(text, time_format).replace(tzinfo=UTC)
    except ValueError:
        return
    if datetime(2000, 1, 1, tzinfo=UTC) <= wanted <= NOW:
        assert reader.read(text) == wanted
