"""What a case knows of the claims made in it."""

from collections.abc import Mapping
from dataclasses import dataclass

from db.choices import ClaimState
from db.records.cases import VerificationRecord


@dataclass(frozen=True, slots=True)
class Claim:
    """One claim with all its checks, the newest first; `state` follows from them and the day."""

    state: ClaimState
    checks: tuple[VerificationRecord, ...]

    @property
    def newest(self) -> VerificationRecord:
        """The check that counts."""
        return self.checks[0]

    @property
    def earlier(self) -> tuple[VerificationRecord, ...]:
        """The checks that a newer one took the place of, the newest first."""
        return self.checks[1:]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every claim of a case, those first that still need somebody."""

    claims: tuple[Claim, ...]
    counts: Mapping[ClaimState, int]
