"""The frozen migrations make the very tables that the models describe."""

import re
from importlib import import_module

import peewee
import pytest

from db.connection import Database
from db.migrations import runner
from db.models.base import Owned, Row

for _name in (
    "assistance",
    "bonds",
    "cases",
    "casework",
    "desk",
    "directory",
    "organisation",
    "people",
    "work",
):
    import_module(f"db.models.{_name}")


def _models(parent: type[Row]) -> list[type[Row]]:
    found = []
    for model in parent.__subclasses__():
        if model is not Owned:
            found.append(model)
        found.extend(_models(model))
    return found


MODELS = {model._meta.table_name: model for model in _models(Row)}
BESIDE_THE_MODELS = {"case_search", "case_phones", "schema_migrations"}
SHADOWS = re.compile(r"case_search_\w+|sqlite_\w+")


@pytest.fixture(scope="module")
def from_models() -> peewee.SqliteDatabase:
    engine = peewee.SqliteDatabase(":memory:")
    models = list(MODELS.values())
    with engine.bind_ctx(models):
        engine.create_tables(models, safe=False)
    return engine


def _tables(rows: list[tuple[str]]) -> set[str]:
    return {row[0] for row in rows if not SHADOWS.fullmatch(row[0])}


def test_every_table_has_a_model(database: Database) -> None:
    stored = _tables(database.rows("SELECT name FROM sqlite_master WHERE type = 'table'"))
    assert stored - set(MODELS) <= BESIDE_THE_MODELS
    assert set(MODELS) <= stored


@pytest.mark.parametrize("table", sorted(MODELS))
def test_columns_keys_and_links(
    table: str, database: Database, from_models: peewee.SqliteDatabase
) -> None:
    # A column added later stands last and needs a default in SQL; all else must be the same.
    columns = f"SELECT name, upper(type), \"notnull\", pk FROM pragma_table_info('{table}')"
    for question in (columns, f"PRAGMA foreign_key_list('{table}')"):
        stored, wanted = database.rows(question), from_models.execute_sql(question).fetchall()
        assert sorted(map(repr, stored)) == sorted(map(repr, wanted))
    kind = "SELECT wr FROM pragma_table_list WHERE name = ?"
    wanted = from_models.execute_sql(kind, (table,)).fetchone()
    assert database.row(kind, [table]) == wanted


def _indexes(rows: list[tuple[str, str, str]]) -> dict[str, tuple[str, str]]:
    """Name -> table and definition, without the blanks and quotes that SQL does not care about."""
    return {
        name: (table, re.sub(r"IF NOT EXISTS |[\s\"()]", "", sql).lower())
        for name, table, sql in rows
        if table in MODELS
    }


def test_indexes(database: Database, from_models: peewee.SqliteDatabase) -> None:
    question = "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql <> ''"
    stored = _indexes(database.rows(question))
    assert stored == _indexes(from_models.execute_sql(question).fetchall())
    assert len(stored) > 30


def test_every_migration_is_listed_once_and_recorded(database: Database) -> None:
    versions = [version for version, _ in runner.MIGRATIONS]
    assert versions == list(range(1, runner.LATEST + 1))
    rows = database.rows("SELECT version, name FROM schema_migrations ORDER BY version")
    assert rows == list(runner.MIGRATIONS)
    assert database.schema_version == runner.LATEST
