"""Checks that a newer one took the place of, in one line each."""

from collections.abc import Callable

from db.records.ledger import VerificationRecord
from db.rules.days import format_moment
from exports.words import word


def earlier_check(tr: Callable[[str], str], check: VerificationRecord) -> str:
    """An earlier check of a claim: when, what came out, how, by whom."""
    made = tr("Before, {moment}: {result} ({method}), {name}")
    return made.format(
        moment=format_moment(check.verified_at),
        result=word(tr, "verification_result", check.result),
        method=word(tr, "verification_method", check.method),
        name=check.verified_by or "...",
    )
