"""The ledger of a case: from the checks of its claims to what is proven and what is not.

Checks of one claim belong together by the claim's words (capitals, tones and blanks do not
matter). The newest check counts. A check whose last day is over must be made again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

from db.choices import ClaimState, Confidence, VerificationResult
from db.records.ledger import Claim, Ledger, VerificationRecord
from db.rules import text

ORDER: Final = (
    ClaimState.EXPIRED,
    ClaimState.NOT_CHECKED,
    ClaimState.DISPUTED,
    ClaimState.UNPROVEN,
    ClaimState.PROVEN,
    ClaimState.FALSE,
)
"""What still needs somebody comes first."""
_STATES: Final = {
    VerificationResult.TRUE: ClaimState.PROVEN,
    VerificationResult.PARTLY: ClaimState.DISPUTED,
    VerificationResult.FALSE: ClaimState.FALSE,
    VerificationResult.CANNOT_VERIFY: ClaimState.UNPROVEN,
    VerificationResult.NOT_CHECKED: ClaimState.NOT_CHECKED,
}
_OPPOSITE: Final = {
    VerificationResult.TRUE: VerificationResult.FALSE,
    VerificationResult.FALSE: VerificationResult.TRUE,
}
_SURENESS: Final = (Confidence.LOW, Confidence.MEDIUM, Confidence.HIGH)


def ledger(checks: Iterable[VerificationRecord], today: date) -> Ledger:
    """The claims of a case as they stand on a day in Việt Nam."""
    together: defaultdict[str, list[VerificationRecord]] = defaultdict(list)
    for check in checks:
        together[same_claim(check.claim)].append(check)
    claims = []
    for of_one in together.values():
        newest_first = sorted(of_one, key=lambda one: (one.verified_at, one.id), reverse=True)
        claims.append(Claim(state_of(newest_first, today), tuple(newest_first)))
    claims.sort(key=lambda one: (ORDER.index(one.state), one.checks[-1].verified_at, one.newest.id))
    return Ledger(tuple(claims), Counter(claim.state for claim in claims))


def same_claim(words: str) -> str:
    """What is the same about two ways to write one claim."""
    return " ".join(text.fold(words).split())


def state_of(newest_first: Sequence[VerificationRecord], today: date) -> ClaimState:
    """Where a claim stands: what its newest check says, unless that one is too old or too weak.

    "Disputed" is what is true in part, and what a less sure check says against the surer one
    before it: then somebody has to find out which of them is right.
    """
    newest = newest_first[0]
    if _STATES[newest.result] is ClaimState.NOT_CHECKED:
        return ClaimState.NOT_CHECKED
    if newest.valid_until is not None and newest.valid_until < today:
        return ClaimState.EXPIRED
    before = next((one for one in newest_first[1:] if _is_usable(one, today)), None)
    opposite = _OPPOSITE.get(newest.result)
    if before is not None and opposite is not None and before.result is opposite:
        is_weaker = _SURENESS.index(newest.confidence) < _SURENESS.index(before.confidence)
        if is_weaker:
            return ClaimState.DISPUTED
    return _STATES[newest.result]


def _is_usable(check: VerificationRecord, today: date) -> bool:
    return check.is_check and (check.valid_until is None or check.valid_until >= today)
