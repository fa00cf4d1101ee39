"""Stable codes stored in rows, files and JSON. A code is never renamed; screens give the words."""

from enum import StrEnum


class Role(StrEnum):
    """What a user may do (see `db.rules.permissions`)."""

    OPERATOR = "operator"
    CASE_OFFICER = "case_officer"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    PROVINCIAL_READER = "provincial_reader"


class OfficeLevel(StrEnum):
    """Where an office stands in the union."""

    UPPER_UNION = "upper_union"
    SECTOR = "sector"
    PROVINCE = "province"


class UnitKind(StrEnum):
    """Kind of union organisation."""

    CONFEDERATION = "confederation"
    PROVINCE = "province"
    DISTRICT = "district"
    SECTOR = "sector"
    INDUSTRIAL_PARK = "industrial_park"
    COMMUNE = "commune"
    INTER_COMMUNE = "inter_commune"
    GRASS_ROOTS = "grass_roots"
    TRADE_GUILD = "trade_guild"


class PlaceKind(StrEnum):
    """Level of an administrative place."""

    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"


class Direction(StrEnum):
    """Who started a contact, seen from the office."""

    INBOUND = "in"
    OUTBOUND = "out"


class MatterKind(StrEnum):
    """Kind of matter; complaint and denunciation are the legal ones."""

    INFORMATION = "information"
    SUPPORT = "support"
    REPORT = "report"
    PETITION = "petition"
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"
    FALSE_NEWS = "false_news"
    THANKS = "thanks"
    OUT_OF_SCOPE = "out_of_scope"


class NonCaseKind(StrEnum):
    """A contact that carries no matter; it costs the operator one key."""

    SILENT = "silent"
    WRONG_NUMBER = "wrong_number"
    JOKE = "joke"
    ABUSIVE = "abusive"
    HANG_UP = "hang_up"
    MISSED = "missed"


class Urgency(StrEnum):
    """Urgent means life, hunger or violence."""

    URGENT = "urgent"
    HIGH = "high"
    NORMAL = "normal"


class CaseStatus(StrEnum):
    """States of a case; the allowed steps stand in `db.rules.case_states`."""

    NEW = "new"
    VERIFYING = "verifying"
    WAITING_INFORMATION = "waiting_information"
    CLASSIFIED = "classified"
    IN_PROGRESS = "in_progress"
    REFERRED = "referred"
    RESOLVED = "resolved"
    WAITING_FEEDBACK = "waiting_feedback"
    CLOSED = "closed"
    DUPLICATE = "duplicate"
    WITHDRAWN = "withdrawn"
    UNVERIFIABLE = "unverifiable"
    OUT_OF_COMPETENCE = "out_of_competence"
    LEGAL_TRACK = "legal_track"


class Outcome(StrEnum):
    """Whether the need was met when the case closed."""

    MET = "met"
    PARTLY = "partly"
    UNMET = "unmet"


class UnmetReason(StrEnum):
    """Why a need stayed unmet, wholly or in part."""

    NO_PROGRAMME = "no_programme"
    NOT_ELIGIBLE = "not_eligible"
    NO_BUDGET = "no_budget"
    EXPIRED = "expired"
    UNREACHABLE = "unreachable"
    NO_ANSWER = "no_answer"
    OTHER = "other"


class PersonRole(StrEnum):
    """How a person stands in a case."""

    IN_NEED = "in_need"
    REPORTER = "reporter"


class Sex(StrEnum):
    """Sex as on the identity paper; unknown is allowed."""

    FEMALE = "female"
    MALE = "male"
    UNKNOWN = "unknown"


class YesNoUnknown(StrEnum):
    """A question that may stay open."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


class ConsentPurpose(StrEnum):
    """Purposes that need consent of their own."""

    HANDLE = "handle"
    SHARE = "share"
    PUBLISH = "publish"
    SMS = "sms"


class ConsentMethod(StrEnum):
    """How consent was given."""

    SPOKEN = "spoken"
    RECORDED_CALL = "recorded_call"
    MESSAGE = "message"
    WRITTEN = "written"


class NoteKind(StrEnum):
    """Who a note is for."""

    GENERAL = "general"
    INTERNAL = "internal"
    SUPERVISOR = "supervisor"


class VerificationMethod(StrEnum):
    """How a claim was checked."""

    CALLED_UNION = "called_union"
    CALLED_EMPLOYER = "called_employer"
    SITE_VISIT = "site_visit"
    DOCUMENTS = "documents"
    NEIGHBOUR = "neighbour"
    LOCAL_AUTHORITY = "local_authority"


class VerificationResult(StrEnum):
    """What the check of a claim showed; NOT_CHECKED stands for a claim that was only noted."""

    TRUE = "true"
    PARTLY = "partly"
    FALSE = "false"
    CANNOT_VERIFY = "cannot_verify"
    NOT_CHECKED = "not_checked"


class ClaimState(StrEnum):
    """Where a claim stands after all its checks (see `db.rules.ledger`)."""

    PROVEN = "proven"
    DISPUTED = "disputed"
    FALSE = "false"
    UNPROVEN = "unproven"
    NOT_CHECKED = "not_checked"
    EXPIRED = "expired"


class Confidence(StrEnum):
    """How sure the officer is of a check."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


class SourceConfidence(StrEnum):
    """How sure shipped reference data is; less sure data is not shipped."""

    VERIFIED = "verified"
    MEMORY_HIGH = "memory_high"


class ProgrammeLevel(StrEnum):
    """Who issued a programme."""

    CONFEDERATION = "confederation"
    GOVERNMENT = "government"
    PROVINCE = "province"
    DISTRICT = "district"
    OWN = "own"


class BenefitKind(StrEnum):
    """How an amount is meant."""

    EXACT = "exact"
    MAX = "max"
    PER_DAY = "per_day"
    PER_MONTH = "per_month"
    ADDON = "addon"
    IN_KIND = "in_kind"
    LOAN = "loan"
    LOCAL_DECISION = "local_decision"


class ConditionKind(StrEnum):
    """How the answer to a condition is judged (see `db.rules.eligibility`)."""

    YES = "yes"
    NO = "no"
    AT_LEAST = "at_least"
    LESS_THAN = "less_than"
    BETWEEN_DATES = "between_dates"
    ONE_OF = "one_of"


class Verdict(StrEnum):
    """What a check-list says: never "entitled"."""

    LIKELY = "likely"
    INFORMATION_MISSING = "information_missing"
    NOT_ELIGIBLE = "not_eligible"


class AssignmentState(StrEnum):
    """States of an assignment to a benefit."""

    PROPOSED = "proposed"
    SUBMITTED = "submitted"
    APPROVED = "approved"
    REJECTED = "rejected"
    DELIVERED = "delivered"


class ReferralState(StrEnum):
    """States of a referral to an agency."""

    PREPARED = "prepared"
    SENT = "sent"
    ACKNOWLEDGED = "acknowledged"
    ANSWERED = "answered"
    REFUSED = "refused"
    NO_ANSWER = "no_answer"


class SendingMethod(StrEnum):
    """How a paper left the office."""

    POST = "post"
    HAND = "hand"
    EMAIL = "email"
    ZALO = "zalo"


class FollowUpState(StrEnum):
    """States of a follow-up."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"
