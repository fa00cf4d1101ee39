"""A computer whose clock was set back: figures, order and codes stay sane."""

from collections.abc import Callable
from datetime import datetime

import pytest

from db.commands.calls import log_call
from db.commands.follow_ups import add_follow_up
from db.connection import Database
from db.queries import case_details
from db.queries.checks import check
from db.queries.today import today
from db.records.people import Actor
from tests.factories import call, follow_up, vietnam


@pytest.mark.parametrize(
    "back", [vietnam(2022, 1, 30, 9), vietnam(2021, 2, 1, 9)], ids=["over Tet", "a year"]
)
def test_the_clock_set_back(
    database: Database, actor: Actor, set_clock: Callable[[datetime], None], back: datetime
) -> None:
    set_clock(vietnam(2022, 2, 4, 9))
    first = log_call(database, actor, call(idempotency_key="1")).case_code
    set_clock(back)
    second = log_call(database, actor, call(idempotency_key="2", summary="Việc khác")).case_code
    log_call(database, actor, call(idempotency_key="3", case_code=first))
    add_follow_up(database, actor, first, follow_up(needed_by=f"{back:%d/%m/%Y}"))
    assert first != second
    counted = today(database, actor)
    assert counted.work.open == 2
    assert counted.tally.contacts == 2
    assert counted.tally.cases == 1
    moments = [entry.at for entry in case_details.detail(database, first).timeline]
    assert moments == sorted(moments)
    assert check(database).problems == ()
    set_clock(vietnam(2022, 2, 7, 9))
    assert log_call(database, actor, call(idempotency_key="4")).case_code not in (first, second)
    assert check(database).problems == ()
