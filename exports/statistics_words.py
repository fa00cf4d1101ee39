"""The words of the statistics: names of figures, shares with their whole, changes, definitions."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from db.records.statistics import Breakdown, Part, Statistics, StatisticsFigure
from db.rules.days import format_day, format_moment
from exports.words import WORDS, word

Translate = Callable[[str], str]


def tr(text: str) -> str:
    """Mark `text` for the catalogue; the words are translated when they are shown."""
    return text


_FIGURES: Final = {
    "contacts": tr("Contacts received"),
    "contacts_without_matter": tr("Contacts without a matter"),
    "contacts_in_cases": tr("Contacts that belong to a case"),
    "cases_opened": tr("Cases opened"),
    "urgent_cases": tr("Urgent cases among them"),
    "cases_closed": tr("Cases closed"),
    "ended_otherwise": tr("Cases that ended otherwise"),
    "needs_met": tr("Closed with the need met"),
    "needs_unmet": tr("Closed with a need partly or not met"),
    "closed_with_clock": tr("Closed cases that had a day due"),
    "closed_on_time": tr("Closed cases answered on time"),
    "referrals_sent": tr("Referrals sent"),
    "referrals_answered": tr("Referrals answered"),
    "backlog": tr("Open cases at the end of the period"),
    "backlog_overdue": tr("Overdue among them"),
    "backlog_unassigned": tr("Without a handling officer among them"),
}
_SHARES: Final = {
    "contacts": tr("{value} of {total} contacts received in the period ({share} %)"),
    "cases_opened": tr("{value} of {total} cases opened in the period ({share} %)"),
    "cases_closed": tr("{value} of {total} cases closed in the period ({share} %)"),
    "closed_with_clock": tr(
        "{value} of {total} cases closed in the period that had a day due ({share} %)"
    ),
    "contacts_without_matter": tr("{value} of {total} contacts without a matter ({share} %)"),
    "referrals_sent": tr("{value} of {total} referrals sent in the period ({share} %)"),
    "backlog": tr("{value} of {total} open cases at the end of the period ({share} %)"),
    "needs_unmet": tr(
        "{value} of {total} cases closed in the period with a need partly or not met ({share} %)"
    ),
}
_BREAKDOWNS: Final = {
    "contacts_by_channel": tr("Contacts by channel"),
    "contacts_by_matter": tr("Contacts by kind of matter"),
    "contacts_by_non_case": tr("Contacts without a matter by kind"),
    "cases_by_matter": tr("Cases opened by kind of matter"),
    "cases_by_need": tr("Cases opened by need"),
    "cases_by_unit": tr("Cases opened by union unit"),
    "cases_by_urgency": tr("Cases opened by urgency"),
    "closed_by_outcome": tr("Cases closed by outcome"),
    "closed_by_timing": tr("Cases closed by day due"),
    "unmet_by_reason": tr("Needs not met by reason"),
    "unmet_by_need": tr("Needs not met by need"),
    "backlog_by_age": tr("Open cases by age"),
}
_TIMING: Final = {
    "on_time": tr("On time"),
    "late": tr("Late"),
    "no_clock": tr("No day due (no clock)"),
}
_AGES: Final = {
    "0-2": tr("up to 2 days"),
    "3-7": tr("3 to 7 days"),
    "8-14": tr("8 to 14 days"),
    "15-30": tr("15 to 30 days"),
    "31-90": tr("31 to 90 days"),
    "91+": tr("more than 90 days"),
}
DEFINITIONS: Final = (
    tr(
        "Contacts count by the moment they were received, cases by the moment they were opened or "
        "closed. Contacts and cases are counted apart."
    ),
    tr(
        "On time: answered, that is resolved, not later than the moment the answer was due; asking "
        "the worker afterwards takes nothing from it. Cases without a day due (imported ones) are "
        "neither on time nor late."
    ),
    tr(
        "Open cases: opened before the end of the period and not ended by then; a case that was "
        "reopened counts as open. Their age is counted in full days from opening to that end. "
        "Overdue: without an answer at that end. The handling officer is the one of today."
    ),
    tr("Answered: referrals sent in the period with an answer by its end; a refusal is no answer."),
    tr("A case may have several needs: the needs may add up to more than the cases."),
)


@dataclass(frozen=True, slots=True)
class StatisticsWords:
    """Words for one report, in the language of `tr`."""

    tr: Translate
    report: Statistics

    def days(self) -> str:
        """The days of the period."""
        period = self.report.period
        return self.tr("From {first} to {last}").format(
            first=format_day(period.first), last=format_day(period.last)
        )

    def until(self) -> str:
        """Until when a period is counted that is not over; else empty."""
        if self.report.is_over:
            return ""
        words = self.tr("counted until {moment}, the period is not over")
        return words.format(moment=format_moment(self.report.counted_until))

    def span(self) -> str:
        """The days of the period, and until when they are counted."""
        until = self.until()
        return f"{self.days()} ({until})" if until else self.days()

    def span_before(self) -> str:
        """The days of the period before."""
        before = self.report.period.previous
        return self.tr("From {first} to {last}").format(
            first=format_day(before.first), last=format_day(before.last)
        )

    def figure(self, code: str) -> str:
        """The name of a figure."""
        return self.tr(_FIGURES[code])

    def share(self, figure: StatisticsFigure) -> str:
        """The figure with what it is a share of, in words; empty for a plain count."""
        return self._share(figure.of_code, figure.value, figure.of) if figure.of_code else ""

    def part_share(self, breakdown: Breakdown, part: Part) -> str:
        """One line of a breakdown with its whole, in words."""
        return self._share(breakdown.whole, part.value, breakdown.total)

    def _share(self, whole: str, value: int, total: int) -> str:
        words = self.tr(_SHARES[whole]).format(
            value=number(value), total=number(total), share=percent(value, total)
        )
        # Of nothing there is no share: "0 of 0" says it all.
        return words if total else words.rpartition(" (")[0]

    def rate(self, value: int, total: int) -> str:
        """The bare share: "12,5%", or a dash when there is no whole."""
        share = percent(value, total)
        return self.tr("{share} %").format(share=share) if total else share

    def breakdown(self, code: str) -> str:
        """The title of a breakdown."""
        return self.tr(_BREAKDOWNS[code])

    def part(self, breakdown: Breakdown, code: str) -> str:
        """The name of one line of a breakdown."""
        dimension = breakdown.dimension
        if not code:
            is_contact = breakdown.code == "contacts_by_matter"
            return self.tr("Without a matter") if is_contact else self.tr("Not stated")
        for table, name in ((_TIMING, "timing"), (_AGES, "age")):
            if dimension == name:
                return self.tr(table[code])
        if dimension in self.report.names:
            return self.report.names[dimension].get(code, code)
        return word(self.tr, dimension, code) if dimension in WORDS else code

    def change(self, value: int, before: int) -> str:
        """How a number changed against the period before: "+3", "-2", "="."""
        if value == before:
            return "="
        return f"{'+' if value > before else '−'}{number(abs(value - before))}"


def number(value: int) -> str:
    """A number with Vietnamese dots."""
    return f"{value:,}".replace(",", ".")


def percent(value: int, total: int) -> str:
    """A share in per cent with one decimal at most; a dash when there is no whole."""
    if not total:
        return "–"
    share = 100 * value / total
    return f"{share:.1f}".replace(".", ",").removesuffix(",0")
