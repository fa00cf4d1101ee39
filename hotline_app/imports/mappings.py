"""Which column of a foreign table feeds which field, and what its values mean here.

A mapping is a JSON file (UTF-8)::

    {
      "format": "hotline-mapping/1",
      "name": "factory-hotline",          source of the rows: one name, one set of row keys
      "time_zone": "Asia/Ho_Chi_Minh",    IANA name, for times without an offset
      "date_formats": ["%d/%m/%Y %H:%M"], tried in order; ISO times are always understood
      "header_row": 1,                    rows above it are titles
      "sheet": "",                        of a workbook; empty takes the first
      "columns": {"received_at": "Time", "phone": ["Phone", "Mobile"], ...},
      "summary": ["{Kind}", "{Remarks}"], parts joined by "; ", parts without any value left out
      "values": {"channel": {"Call": "hotline"}, ...},
      "defaults": {"channel": "hotline", "need": "other", "status": "new"},
      "unknown": {"need": "default"}      a value in no table: "refuse" (the rule) or "default"
    }

`columns` knows the fields of `mapping_fields.FIELDS`; a list names alternatives, the first one
present counts; letter case and blanks in column names do not matter. A column that is not there
refuses the file unless `"optional": ["phone", "summary", ...]` names its field. Without
`source_key` a row is known by its content. Code fields (channel, need, kind, status, urgency,
anonymous: yes or no, non_case_kind) go through `values`; one without a table takes our own codes
as they are. An empty cell takes the default.
"""

import json
import re
from importlib import resources
from pathlib import Path
from typing import Final

from hotline_app.imports.mapping_checks import MappingChecks
from hotline_app.imports.mapping_fields import DEFAULTS, Mapping
from hotline_app.imports.refusals import ImportRefused

FORMAT: Final = "hotline-mapping/1"
_NAME: Final = re.compile(r"[a-z0-9][a-z0-9_.-]{0,39}")
_KEYS: Final = frozenset(
    (
        *("format", "name", "about", "time_zone", "date_formats", "header_row", "sheet"),
        *("columns", "optional", "summary", "values", "defaults", "unknown"),
    )
)


def preset_names() -> tuple[str, ...]:
    """Names of the mappings that come with the app."""
    folder = resources.files("hotline_app.imports") / "presets"
    return tuple(
        sorted(f.name.removesuffix(".json") for f in folder.iterdir() if f.name.endswith(".json"))
    )


def load_preset(name: str) -> Mapping:
    """A mapping that comes with the app; raises ImportRefused bad_mapping for another name."""
    if name not in preset_names():
        raise ImportRefused("bad_mapping", name, ", ".join(preset_names()))
    text = (resources.files("hotline_app.imports") / "presets" / f"{name}.json").read_text("utf-8")
    return read_mapping(text, name)


def load_mapping(path: Path) -> Mapping:
    """A mapping from a file; raises ImportRefused no_such_file or bad_mapping."""
    try:
        text = path.read_text("utf-8-sig")
    except OSError as error:
        raise ImportRefused("no_such_file", path.name, type(error).__name__) from error
    except UnicodeError as error:
        raise ImportRefused("bad_mapping", path.name, "UTF-8") from error
    return read_mapping(text, path.name)


def read_mapping(text: str, where: str) -> Mapping:
    """Check a mapping's JSON text.

    Args:
        text: the JSON.
        where: what to call it in a refusal.

    Raises:
        ImportRefused: bad_mapping; the detail names the part that is wrong.
    """
    try:
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise ImportRefused("bad_mapping", where, "JSON") from error
    checks = MappingChecks(where)
    checks.check(isinstance(raw, dict) and raw.get("format") == FORMAT, "format")
    checks.check(not set(raw) - _KEYS, ", ".join(sorted(set(raw) - _KEYS)))
    return Mapping(
        name=checks.code(raw.get("name"), "name", _NAME),
        time_zone=checks.zone(raw.get("time_zone", "Asia/Ho_Chi_Minh")),
        date_formats=checks.date_formats(raw.get("date_formats", [])),
        header_row=checks.header_row(raw.get("header_row", 1)),
        sheet=checks.one_text(raw.get("sheet", ""), "sheet"),
        columns=checks.columns(raw.get("columns")),
        summary=checks.texts(raw.get("summary", []), "summary"),
        values=checks.values(raw.get("values", {})),
        defaults=dict(DEFAULTS) | checks.codes(raw.get("defaults", {}), "defaults"),
        optional=checks.optional(raw.get("optional", [])),
        lenient=checks.lenient(raw.get("unknown", {})),
        text=json.dumps(raw, ensure_ascii=False, sort_keys=True),
    )
