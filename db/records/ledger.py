"""What a case knows of the claims made in it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from db.choices import ClaimState, Confidence, VerificationMethod, VerificationResult


@dataclass(frozen=True, slots=True)
class EvidenceFile:
    """A file of the case that proves what a check found; a withdrawn one keeps its name."""

    attachment_id: str
    file_name: str
    is_withdrawn: bool = False


@dataclass(frozen=True, slots=True)
class VerificationRecord:
    """One check of one claim."""

    id: str
    claim: str
    method: VerificationMethod
    source: str
    result: VerificationResult
    confidence: Confidence
    evidence: str
    valid_until: date | None
    verified_by: str
    verified_at: datetime
    files: tuple[EvidenceFile, ...] = ()

    @property
    def is_check(self) -> bool:
        """Whether somebody checked the claim: one that was only noted is no check."""
        return self.result is not VerificationResult.NOT_CHECKED


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
