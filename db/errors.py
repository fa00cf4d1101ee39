"""What an act or a question may raise. Each carries codes; screens and commands give the words."""

from collections.abc import Mapping


class HotlineError(Exception):
    """Base of every refusal that a person can do something about."""

    code = "refused"


class ValidationFailed(HotlineError):
    """Some fields cannot be taken as typed.

    Attributes:
        problems: field name -> problem code, all at once.
    """

    code = "validation_failed"

    def __init__(self, problems: Mapping[str, str]) -> None:
        super().__init__(", ".join(f"{field}: {code}" for field, code in problems.items()))
        self.problems = dict(problems)


class NotFound(HotlineError):
    """No such record.

    Attributes:
        kind: what was looked for ("case", "benefit", ...).
        key: the code or id that was asked for.
    """

    code = "not_found"

    def __init__(self, kind: str, key: str) -> None:
        super().__init__(f"{kind} {key}")
        self.kind = kind
        self.key = key


class StaleRecord(HotlineError):
    """The record was changed by someone else since it was read; nothing was saved."""

    code = "stale_record"

    def __init__(self, kind: str, key: str, seen: int, current: int) -> None:
        super().__init__(f"{kind} {key}: version {seen} was edited, version {current} is stored")
        self.kind = kind
        self.key = key
        self.seen = seen
        self.current = current


class NotAllowed(HotlineError):
    """The user may not do this act."""

    code = "not_allowed"

    def __init__(self, act: str, reason: str = "role") -> None:
        super().__init__(f"{act}: {reason}")
        self.act = act
        self.reason = reason


class DatabaseBusy(HotlineError):
    """Another workstation kept the database longer than the wait allows; nothing was saved."""

    code = "database_busy"


class DatabaseRefused(HotlineError):
    """The database cannot be opened or written; nothing was changed.

    Attributes:
        code: damaged, not_a_database, newer_schema, read_only, network_share, disk_full,
            disk_error, folder_missing, exists, not_set_up, unknown_engine.
        where: the file or URL, without a password.
    """

    def __init__(self, code: str, where: str, detail: str = "") -> None:
        super().__init__(f"{code}: {where} {detail}".rstrip())
        self.code = code
        self.where = where
        self.detail = detail
