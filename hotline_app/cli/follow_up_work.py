"""Follow-ups in numbers: what is to be done, sets that make several, ends of many."""

import click

from db.records.bulk import BulkResult
from db.records.drafts import FollowUpDraft
from db.records.follow_ups import CallBack, FollowUpTemplateDraft
from hotline_app import labels
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Desk, Session
from hotline_app.i18n import tr

_WHICH = ("mine", "all", "due", "late", "calls", "instead")


@command("to-do", words=lambda: tr("List the open follow-ups, the day that comes first on top."))
@option("--which", type=choice(_WHICH), default="mine", words=lambda: tr("Which of them."))
def to_do(session: Session, which: str) -> Answer:
    """List what is to be done."""
    from db import clock
    from db.queries import follow_up_lists
    from db.rules.days import format_day, vietnam_day

    today = vietnam_day(clock.now())
    with session.desk() as desk:
        known = follow_up_lists.open_follow_ups(desk.database, desk.actor)
        me = desk.actor.user_id
    tests = {
        "mine": lambda one: follow_up_lists.is_mine(one, me),
        "due": lambda one: one.needed_by <= today,
        "late": lambda one: one.needed_by < today,
        "calls": lambda one: one.is_call,
        "instead": lambda one: bool(one.done_for),
    }
    found = [one for one in known if which not in tests or tests[which](one)]
    headings = (tr("Needed by"), tr("Case"), tr("What"), tr("Who does it"), "ID")
    rows = []
    for one in found:
        who = one.assignee_name
        if one.stand_in_name:
            words = tr("{name} (absent; {stand_in} stands in)")
            who = words.format(name=who, stand_in=one.stand_in_name)
        rows.append((format_day(one.needed_by), one.case_code, one.what, who, one.id))
    lines = table(headings, rows) or [tr("Nothing is to be done.")]
    return Answer({"follow_ups": found}, lines)


@command("finish-follow-ups", words=lambda: tr("Finish several follow-ups with one result."))
@click.argument("follow_up_ids", metavar="ID...", nargs=-1, required=True)
@option("--result", required=True, words=lambda: tr("What came out of them."))
@option("--dropped", is_flag=True, words=lambda: tr("They were not needed any more."))
def finish_follow_ups(
    session: Session, follow_up_ids: tuple[str, ...], result: str, dropped: bool
) -> Answer:
    """End many; those that cannot be ended are told."""
    from db.commands.bulk import finish_listed

    ending = (result, "dropped" if dropped else "done")
    with session.desk() as desk:
        done = finish_listed(desk.database, desk.actor, follow_up_ids, ending, lambda _tried: True)
    return many(done, tr("Follow-ups that are finished now: {count}."))


@command("follow-up-sets", words=lambda: tr("List the sets that make several follow-ups."))
def follow_up_sets(session: Session) -> Answer:
    """List the sets with what they would make today."""
    from db.queries import follow_up_templates

    with session.desk() as desk:
        found = follow_up_templates.all_templates(desk.database)
        planned = [follow_up_templates.planned(desk.database, one) for one in found]
    lines = []
    for template, each in zip(found, planned, strict=True):
        state = "" if template.is_active else f" ({tr('switched off')})"
        lines.append(f"{template.name}{state}")
        lines += [f"  {one.needed_by:%d/%m/%Y}  {one.what}" for one in each]
    return Answer({"follow_up_sets": found}, lines or [tr("There are no sets yet.")])


@command("save-follow-up-set", words=lambda: tr("Add a set of follow-ups, or change one."))
@click.argument("name")
@option(
    "--line",
    "lines",
    multiple=True,
    required=True,
    metavar="TEXT",
    words=lambda: tr("Working days and what to do, “3: Call”; several times."),
)
@option("--need", default="", words=lambda: tr("Only offered for this need."))
@option("--off", "is_off", is_flag=True, words=lambda: tr("No longer offered in forms."))
def save_follow_up_set(
    session: Session, name: str, lines: tuple[str, ...], need: str, is_off: bool
) -> Answer:
    """Save a set; one of the same name is changed."""
    from db.commands.follow_up_templates import save_follow_up_template
    from db.errors import NotFound
    from db.queries import follow_up_templates

    draft = FollowUpTemplateDraft(name, "\n".join(lines), need, not is_off)
    with session.desk() as desk:
        try:
            known = follow_up_templates.one(desk.database, name)
        except NotFound:
            made = save_follow_up_template(desk.database, desk.actor, draft)
        else:
            made = save_follow_up_template(
                desk.database, desk.actor, draft, known.id, known.version
            )
    line = tr("The set of follow-ups is saved: {name}").format(name=name)
    return Answer({"follow_up_set": {"id": made, "name": name}}, [line])


@command("plan-follow-ups", words=lambda: tr("Make every follow-up of a set, for some cases."))
@click.argument("set_name", metavar="SET")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@option("--assignee", default="", metavar="USER", words=lambda: tr("Who does them; else you."))
def plan_follow_ups(
    session: Session, set_name: str, cases: tuple[str, ...], assignee: str
) -> Answer:
    """Use a set on one or many cases."""
    from db.commands.bulk import plan_for_many

    with session.desk() as desk:
        numbers = case_numbers(desk, cases)
        wish = (set_name, assignee)
        done = plan_for_many(desk.database, desk.actor, numbers, wish, lambda _tried: True)
    return many(done, tr("Cases with the follow-ups of the set: {count}."))


@command("follow-up-many", words=lambda: tr("Set the same thing to do for several cases."))
@click.argument("what")
@click.argument("cases", metavar="CASE...", nargs=-1, required=True)
@option("--by", "needed_by", required=True, metavar="DATE", words=lambda: tr("Needed by this day."))
@option("--assignee", default="", metavar="USER", words=lambda: tr("Who does it; else you."))
def follow_up_many(
    session: Session, what: str, cases: tuple[str, ...], needed_by: str, assignee: str
) -> Answer:
    """Add the same follow-up to many cases."""
    from db.commands.bulk import add_follow_ups

    draft = FollowUpDraft(what, needed_by, assignee)
    with session.desk() as desk:
        numbers = case_numbers(desk, cases)
        done = add_follow_ups(desk.database, desk.actor, numbers, draft, lambda _tried: True)
    return many(done, tr("Cases with the follow-up: {count}."))


@command("call-backs", words=lambda: tr("List who is to be called: now, later, or never."))
def call_backs(session: Session) -> Answer:
    """List the calls of the office."""
    from db.queries.call_backs import waiting
    from db.rules.phones import display_phone

    with session.desk() as desk:
        found = waiting(desk.database, desk.actor)
    headings = (tr("State"), tr("Person"), tr("Phone"), tr("Case"), tr("What"), tr("Tries"), "ID")
    rows = [
        (
            _call_state(one),
            one.follow_up.person_name,
            display_phone(one.phone) if one.phone else "",
            one.follow_up.case_code,
            one.follow_up.what,
            str(one.tries or ""),
            one.follow_up.id,
        )
        for one in found
    ]
    return Answer({"call_backs": found}, table(headings, rows) or [tr("Nobody waits for a call.")])


def _call_state(one: CallBack) -> str:
    from db.rules.call_backs import CallState
    from db.rules.days import format_moment

    if one.state is CallState.LATER and one.not_before is not None:
        return tr("From {time}").format(time=format_moment(one.not_before))
    words = {
        CallState.CALLED: tr("Called already"),
        CallState.NOW: tr("Call now"),
        CallState.NEVER: tr("Do not call"),
    }
    return words[one.state]


@command("no-answer", words=lambda: tr("Count a call that nobody answered."))
@click.argument("follow_up_id", metavar="ID")
def no_answer(session: Session, follow_up_id: str) -> Answer:
    """Count it and propose the next time."""
    from db.commands.call_backs import note_no_answer
    from db.rules.days import format_moment

    with session.desk() as desk:
        found = note_no_answer(desk.database, desk.actor, follow_up_id)
    words = tr("Try {count} without answer; again from {moment}")
    moment = format_moment(found.not_before) if found.not_before else ""
    return Answer({"call_back": found}, [words.format(count=found.tries, moment=moment)])


def case_numbers(desk: Desk, typed: tuple[str, ...]) -> list[int]:
    """Numbers of the cases whose codes, or ends of codes, were typed."""
    from db import lookups

    return list(dict.fromkeys(lookups.case_key(desk.database, one)[1] for one in typed))


def many(result: BulkResult, sentence: str) -> Answer:
    """What became of an act on many; it ends with 2 when something was refused."""
    lines = [sentence.format(count=len(result.done))]
    if result.unchanged:
        lines.append(tr("{count} were so already.").format(count=len(result.unchanged)))
    if result.left:
        said = tr("Stopped: {count} were not touched.")
        lines.append(said.format(count=result.left))
    for one in result.refused:
        lines.append(f"{one.case_code}: {labels.problem_words(one.field, one.code)}")
    return Answer({"result": result}, lines, not result.refused and not result.left)
