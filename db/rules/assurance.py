"""When a reception address is due for checking."""

from datetime import date, timedelta


def is_due(assured_on: date | None, today: date, after_days: int) -> bool:
    """Whether nobody made sure of an address within the last `after_days` days."""
    return assured_on is None or assured_on < today - timedelta(days=after_days)
