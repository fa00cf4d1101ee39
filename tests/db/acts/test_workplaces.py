"""Employers and units: added, changed, routed, merged and parted again."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.commands import employers, units
from db.commands.calls import log_call
from db.commands.employer_fields import FIELDS
from db.connection import Database
from db.errors import NotFound, StaleRecord, ValidationFailed
from db.queries import cases, unit_trees, workplaces
from db.queries.checks import check
from db.queries.record_trails import trail
from db.records.people import Actor
from db.records.workplaces import UnitDraft
from db.search import index
from tests import factories
from tests.reading import everything

MAY = "Công ty TNHH May Ban Mê"


@pytest.fixture
def employer(database: Database, actor: Actor) -> str:
    return employers.add_employer(database, actor, {"name": MAY, "aliases": "May BM\nmay bm"})


def figures_of(database: Database) -> dict[str, list[tuple[object, ...]]]:
    whole = everything(database)
    tables = ("cases", "persons", "employer_aliases", "case_search", "case_phones")
    found = {table: whole[table] for table in tables}
    found["employers"] = database.rows(
        "SELECT id, name, folded, tax_code, industrial_park, size, has_union, "
        "grass_roots_unit_id, upper_unit_id, address FROM employers ORDER BY id"
    )
    return found


def test_an_employer_is_found_by_every_name(
    database: Database, actor: Actor, employer: str
) -> None:
    facts = workplaces.facts(database, employer)
    assert (facts.name, facts.aliases, facts.has_union) == (MAY, ("may bm",), "unknown")
    for typed in ("cong ty may", "ban me tnhh", "MAY BM", ""):
        found = workplaces.rows(database, workplaces.places(database, typed))
        assert [row.id for row in found] == [employer]
    assert not workplaces.places(database, "ca phe")
    log_call(database, actor, factories.call(employer="May  BM"))
    assert workplaces.figures(database, employer).total == 1


def test_every_field_is_kept(database: Database, actor: Actor, employer: str) -> None:
    wanted = {
        "name": "Công ty May Ban Mê",
        "aliases": "May Ban Mê 1\n\n BMG ",
        "tax_code": "6000123456-001",
        "industrial_park": "KCN Hòa Phú",
        "size": "1.250",
        "has_union": "no",
        "upper_unit": "bmt",
        "address": "Km 12",
    }
    assert employers.edit_employer(database, actor, employer, wanted, 1) == 2
    facts = workplaces.facts(database, employer)
    assert (facts.name, facts.aliases) == ("Công ty May Ban Mê", ("BMG", "May Ban Mê 1"))
    assert (facts.tax_code, facts.industrial_park) == ("6000123456-001", "KCN Hòa Phú")
    assert (facts.size, facts.has_union, facts.upper_code) == (1250, "no", "BMT")
    assert facts.address == "Km 12"
    lines = {name: after for name, _, after in trail(database, "employers", employer)[0].changes}
    assert lines["size"] == "1250"
    with pytest.raises(StaleRecord):
        employers.edit_employer(database, actor, employer, {}, 1)


def test_a_new_name_is_found_in_the_cases(database: Database, actor: Actor, employer: str) -> None:
    code = log_call(database, actor, factories.call(employer=MAY)).case_code
    employers.edit_employer(database, actor, employer, {"name": "Dệt Tây Nguyên"}, 1)
    assert [row.code for row in cases.search(database, "det tay nguyen").rows] == [code]
    assert cases.search(database, "may ban me").total == 0
    assert index.differences(database) == ()


def test_cases_go_to_the_unit_of_the_employer(
    database: Database, actor: Actor, employer: str
) -> None:
    code = units.add_unit(
        database, actor, UnitDraft("CĐCS May Ban Mê", parent="BMT", employer_id=employer)
    )
    assert code == "BMT-CS-0001"
    facts = workplaces.facts(database, employer)
    assert (facts.has_union, facts.union_code, facts.upper_code) == ("yes", code, "BMT")
    assert [step[0] for step in facts.way][:2] == [code, "BMT"]
    log_call(database, actor, factories.call(employer="MAY BM"))
    unit = database.value("SELECT u.code FROM cases c JOIN units u ON u.id = c.unit_id")
    assert unit == "BMT"
    above = unit_trees.facts(database, "BMT")
    assert above.employers == ((employer, MAY),)
    assert (above.counts["cases"], above.counts["open_cases"]) == (1, 1)
    assert code in [child[0] for child in above.children]


def test_the_unit_above_is_taken_from_the_union(
    database: Database, actor: Actor, employer: str
) -> None:
    code = units.add_unit(database, actor, UnitDraft("CĐCS May", parent="CUMGAR"))
    employers.edit_employer(database, actor, employer, {"grass_roots_unit": code}, 1)
    facts = workplaces.facts(database, employer)
    assert (facts.has_union, facts.upper_code) == ("yes", "CUMGAR")
    employers.edit_employer(database, actor, employer, {"has_union": "no"}, 2)
    facts = workplaces.facts(database, employer)
    assert (facts.has_union, facts.union_code) == ("no", "")


def test_employers_that_cannot_be(database: Database, actor: Actor, employer: str) -> None:
    other = employers.add_employer(database, actor, {"name": "Cà phê Ngon"})
    wrong = {
        "name": "may bm",
        "tax_code": "12",
        "size": "nhiều",
        "has_union": "no",
        "grass_roots_unit": "BMT",
        "upper_unit": "Sao Hỏa",
        "other": "x",
    }
    with pytest.raises(ValidationFailed) as refusal:
        employers.edit_employer(database, actor, other, wrong, 1)
    assert refusal.value.problems == {
        "name": "employer_exists",
        "tax_code": "not_a_tax_code",
        "size": "not_a_number",
        "has_union": "union_contradiction",
        "upper_unit": "unknown_unit",
        "other": "unknown_field",
    }
    with pytest.raises(ValidationFailed) as refusal:
        employers.add_employer(database, actor, {"name": " ' "})
    assert refusal.value.problems == {"name": "name_missing"}
    with pytest.raises(NotFound):
        employers.edit_employer(database, actor, "nothing", {}, 1)


def test_merge_and_undo_of_employers(database: Database, actor: Actor, employer: str) -> None:
    log_call(database, actor, factories.call(employer=MAY))
    log_call(database, actor, factories.call(employer="May Ban Mê", name="Y Blô"))
    [twin] = workplaces.likely_twins(database, employer)
    assert twin[1] == "May Ban Mê"
    before = figures_of(database)
    merge = employers.merge_employers(database, actor, employer, twin[0])
    assert workplaces.figures(database, employer).total == 2
    facts = workplaces.facts(database, employer)
    assert set(facts.aliases) == {"may bm", "May Ban Mê"}
    assert facts.merged == ((merge, "May Ban Mê"),)
    assert check(database).is_ok
    assert cases.search(database, "tnhh").total == 2
    employers.undo_employer_merge(database, actor, merge)
    assert figures_of(database) == before
    assert check(database).is_ok
    with pytest.raises(ValidationFailed):
        employers.undo_employer_merge(database, actor, merge)
    with pytest.raises(ValidationFailed):
        employers.merge_employers(database, actor, employer, employer)
    with pytest.raises(NotFound):
        employers.merge_employers(database, actor, employer, "nothing")
    with pytest.raises(NotFound):
        employers.undo_employer_merge(database, actor, "nothing")


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=st.dictionaries(st.sampled_from(FIELDS), st.text(max_size=30) | st.just("BMT")))
def test_whatever_is_typed_is_taken_or_refused(
    database: Database, actor: Actor, fields: dict[str, str]
) -> None:
    try:
        made = employers.add_employer(database, actor, fields)
    except ValidationFailed as refusal:
        assert refusal.problems
    else:
        assert workplaces.facts(database, made).version == 1
    workplaces.places(database, "".join(fields.values()))
    unit_trees.tree(database, "".join(fields.values()))


def test_a_unit_is_changed_and_taken_over(database: Database, actor: Actor) -> None:
    code = units.add_unit(
        database,
        actor,
        UnitDraft("CĐCS Gỗ", parent="BMT", valid_from="1/7/2025", aliases=("Công đoàn Gỗ",)),
    )
    changes = {
        "name": "CĐCS Gỗ Đắk Lắk",
        "kind": "trade_guild",
        "valid_to": "31/12/2026",
        "successors": "BMT|CUMGAR",
    }
    assert units.edit_unit(database, actor, code, changes, 1) == 2
    facts = unit_trees.facts(database, code)
    assert (facts.name, facts.kind, facts.parent_code) == ("CĐCS Gỗ Đắk Lắk", "trade_guild", "BMT")
    assert [unit[0] for unit in facts.successors] == ["BMT", "CUMGAR"]
    assert facts.aliases == ("Công đoàn Gỗ",)
    assert str(facts.valid_from) == "2025-07-01"
    assert (code, facts.name) in unit_trees.facts(database, "BMT").predecessors
    [row] = [row for row in unit_trees.tree(database, "cong doan go") if row.code == code]
    assert row.depth >= 1
    assert row.parent_code == "BMT"
    with pytest.raises(StaleRecord):
        units.edit_unit(database, actor, code, {}, 1)
    with pytest.raises(NotFound):
        units.edit_unit(database, actor, "nothing", {}, 1)
    assert check(database).is_ok


def test_units_that_cannot_be(database: Database, actor: Actor) -> None:
    one = units.add_unit(database, actor, UnitDraft("Một", code="mot", parent="BMT"))
    assert one == "MOT"
    two = units.add_unit(database, actor, UnitDraft("Hai", parent=one))
    wrong = {
        "parent": two,
        "kind": "x",
        "name": " ",
        "valid_from": "1/1/2026",
        "valid_to": "1/1/2025",
        "successors": one,
    }
    with pytest.raises(ValidationFailed) as refusal:
        units.edit_unit(database, actor, one, wrong, 1)
    assert refusal.value.problems == {
        "parent": "unit_under_itself",
        "kind": "unknown_code",
        "name": "name_missing",
        "valid_to": "ends_before_it_begins",
        "successors": "unknown_unit",
    }
    with pytest.raises(ValidationFailed) as refusal:
        units.add_unit(database, actor, UnitDraft("x", code="BMT", parent="Sao Hỏa"))
    assert refusal.value.problems == {"code": "unit_exists", "parent": "unknown_unit"}
    with pytest.raises(NotFound):
        units.add_unit(database, actor, UnitDraft("x", employer_id="nothing"))
