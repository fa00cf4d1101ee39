from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from db.choices import ClaimState, Confidence, VerificationMethod, VerificationResult
from db.records.ledger import VerificationRecord
from db.rules.ledger import ORDER, ledger, same_claim

AT = datetime(2021, 8, 30, 2, 15, tzinfo=UTC)
TODAY = date(2021, 8, 30)
CHECK = VerificationRecord(
    "v1",
    "Đang ở khu phong tỏa",
    VerificationMethod.CALLED_UNION,
    "Chủ tịch CĐCS",
    VerificationResult.TRUE,
    Confidence.MEDIUM,
    "",
    None,
    "Phạm Văn Cán",
    AT,
)


def states(*checks, today=TODAY):
    return [claim.state for claim in ledger(checks, today).claims]


@pytest.mark.parametrize(
    ("result", "state"),
    [
        ("true", ClaimState.PROVEN),
        ("partly", ClaimState.DISPUTED),
        ("false", ClaimState.FALSE),
        ("cannot_verify", ClaimState.UNPROVEN),
        ("not_checked", ClaimState.NOT_CHECKED),
    ],
)
def test_one_check(result, state):
    assert states(replace(CHECK, result=VerificationResult(result))) == [state]


@pytest.mark.parametrize(
    ("today", "state"),
    [(date(2021, 9, 6), ClaimState.PROVEN), (date(2021, 9, 7), ClaimState.EXPIRED)],
)
def test_the_last_day_counts(today, state):
    assert states(replace(CHECK, valid_until=date(2021, 9, 6)), today=today) == [state]


def test_a_newer_check_takes_the_place_however_the_claim_is_written():
    newer = replace(
        CHECK,
        id="v2",
        claim=" dang o  KHU phong tỏa",
        result=VerificationResult.FALSE,
        verified_at=AT + timedelta(hours=1),
    )
    found = ledger([newer, CHECK], TODAY)
    (claim,) = found.claims
    assert (claim.state, claim.newest, claim.earlier) == (ClaimState.FALSE, newer, (CHECK,))
    assert found.counts == {ClaimState.FALSE: 1}


def test_a_less_sure_word_against_a_surer_one_is_disputed():
    sure = replace(CHECK, confidence=Confidence.HIGH)
    weak = replace(
        CHECK,
        id="v2",
        result=VerificationResult.FALSE,
        confidence=Confidence.LOW,
        verified_at=AT + timedelta(hours=1),
    )
    assert states(sure, weak) == [ClaimState.DISPUTED]
    assert states(sure, replace(weak, confidence=Confidence.HIGH)) == [ClaimState.FALSE]
    # What was to be checked again no longer speaks against anything.
    old = replace(sure, valid_until=TODAY - timedelta(days=1))
    assert states(old, weak) == [ClaimState.FALSE]


def test_an_expired_check_is_mended_by_a_new_one():
    old = replace(CHECK, valid_until=TODAY - timedelta(days=1))
    assert states(old) == [ClaimState.EXPIRED]
    newer = replace(CHECK, id="v2", verified_at=AT + timedelta(days=1))
    assert states(old, newer) == [ClaimState.PROVEN]


def test_nothing_was_claimed():
    assert ledger([], TODAY).claims == ()


CHECKS = st.lists(
    st.builds(
        lambda claim, result, confidence, until, hours: replace(
            CHECK,
            claim=claim,
            result=result,
            confidence=confidence,
            valid_until=until,
            verified_at=AT + timedelta(hours=hours),
        ),
        st.sampled_from(["Hết gạo", "het  gao", "Nợ lương", "Ở trọ"]),
        st.sampled_from(list(VerificationResult)),
        st.sampled_from(list(Confidence)),
        st.one_of(st.none(), st.dates(TODAY - timedelta(3), TODAY + timedelta(3))),
        st.integers(0, 9),
    ),
    max_size=8,
).map(lambda many: [replace(one, id=f"v{place}") for place, one in enumerate(many)])


@given(CHECKS, st.randoms(use_true_random=False))
def test_every_check_stands_under_one_claim_in_whatever_order(checks, random: Random):
    found = ledger(checks, TODAY)
    shuffled = list(checks)
    random.shuffle(shuffled)
    assert {(one.state, one.checks) for one in ledger(shuffled, TODAY).claims} == {
        (one.state, one.checks) for one in found.claims
    }
    stood = [check for claim in found.claims for check in claim.checks]
    assert sorted(one.id for one in stood) == sorted(one.id for one in checks)
    for claim in found.claims:
        assert len({same_claim(one.claim) for one in claim.checks}) == 1
        times = [one.verified_at for one in claim.checks]
        assert times == sorted(times, reverse=True)
    places = [ORDER.index(claim.state) for claim in found.claims]
    assert places == sorted(places)
    assert sum(found.counts.values()) == len(found.claims)


@given(CHECKS, st.integers(0, 5))
def test_time_alone_only_expires(checks, later):
    """A day that passes never proves anything: it can only ask for another check."""
    now = {same_claim(one.newest.claim): one.state for one in ledger(checks, TODAY).claims}
    then = ledger(checks, TODAY + timedelta(days=later)).claims
    for claim in then:
        before = now[same_claim(claim.newest.claim)]
        changed = claim.state is not before
        # A weak word is no longer disputed once the surer one before it has run out.
        assert not changed or claim.state is ClaimState.EXPIRED or before is ClaimState.DISPUTED
