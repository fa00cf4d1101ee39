"""Cases that belong together, what helped people say, and the history of a case."""

from collections.abc import Iterable
from typing import Any

import click

from db.choices import YesNoUnknown
from hotline_app.cli.answers import Answer
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr
from hotline_app.labels import field_words, problem_words, word
from hotline_app.labels_merging import moving_words


@command(
    "merge-cases",
    words=lambda: tr(
        "Merge two cases: OTHER goes into KEEP. It can be undone as long as nothing was built on "
        "it."
    ),
)
@click.argument("keep")
@click.argument("other")
@option("--preview", is_flag=True, words=lambda: tr("Only say what would happen."))
@option(
    "--take",
    multiple=True,
    metavar="FIELD",
    words=lambda: tr("A field whose value of OTHER stays (summary, owner…); may be repeated."),
)
def merge_cases(
    session: Session, keep: str, other: str, preview: bool, take: Iterable[str]
) -> Answer:
    """Merge two cases, or say what merging would do."""
    from db.commands.case_merges import merge_cases as merge
    from db.queries import merge_previews
    from db.records.case_ties import MergeDraft
    from db.rules.merging import CHOSEN

    choices = dict.fromkeys(take, "other")
    unknown = sorted(set(choices) - set(CHOSEN))
    if unknown:
        sentence = tr("No choice for {name}. These can be chosen: {names}.")
        raise Refused(sentence.format(name=unknown[0], names=", ".join(CHOSEN)))
    with session.desk() as desk:
        kept, gone = desk.case_code(keep), desk.case_code(other)
        plan = merge_previews.preview(desk.database, kept, gone, choices)
        if preview:
            return _plan(plan)
        merge_id = merge(desk.database, desk.actor, MergeDraft(kept, gone, choices, plan.versions))
    line = tr("{other} was merged into {keep}").format(other=gone, keep=kept)
    value = {"merge": {"id": merge_id, "kept": kept, "merged": gone}}
    return Answer(value, [line])


def _plan(plan: Any) -> Answer:
    lines = [tr("{other} would go into {keep}:").format(other=plan.other_code, keep=plan.keep_code)]
    lines += [f"  {moving_words(table)}: {count}" for table, count in plan.moving.items()]
    for one in plan.fields:
        stays = one.kept_shown if one.stays == "keep" else one.other_shown
        line = tr("{field}: “{value}” stays").format(field=field_words(one.name), value=stays)
        lines.append(f"  {line}")
    if plan.refusal:
        lines = [problem_words("other", plan.refusal)]
    value = {
        "kept": plan.keep_code,
        "merged": plan.other_code,
        "moving": dict(plan.moving),
        "fields": [
            {
                "name": one.name,
                "kept": one.kept_shown,
                "other": one.other_shown,
                "stays": one.stays,
            }
            for one in plan.fields
        ],
        "refusal": plan.refusal,
    }
    return Answer(value, lines, not plan.refusal)


@command("undo-merge", words=lambda: tr("Make a merged case a case of its own again."))
@click.argument("case")
def undo_merge(session: Session, case: str) -> Answer:
    """Undo the merge of the case that went into another one."""
    from db.commands.case_merges import undo_merge as undo

    with session.desk() as desk:
        code = desk.case_code(case)
        kept = undo(desk.database, desk.actor, code)
    line = tr("{code} is a case of its own again").format(code=code)
    return Answer({"merge": {"kept": kept, "merged": code, "undone": True}}, [line])


@command("link-cases", words=lambda: tr("Link two cases that belong together."))
@click.argument("case")
@click.argument("other")
@option("--note", default="", words=lambda: tr("Why they belong together."))
@option("--remove", is_flag=True, words=lambda: tr("Take the link away."))
def link_cases(session: Session, case: str, other: str, note: str, remove: bool) -> Answer:
    """Link two cases, or take their link away."""
    from db.commands import case_links

    with session.desk() as desk:
        code, far = desk.case_code(case), desk.case_code(other)
        if remove:
            case_links.unlink_cases(desk.database, desk.actor, code, far)
            line = tr("The link with {code} is taken away").format(code=far)
        else:
            case_links.link_cases(desk.database, desk.actor, code, far, note)
            line = tr("Linked with {code}").format(code=far)
    return Answer({"case": {"code": code}, "linked": far, "is_linked": not remove}, [line])


@command("feedback", words=lambda: tr("Record what a helped person said."))
@click.argument("case")
@option("--satisfaction", default="", metavar="1-5", words=lambda: tr("How satisfied, 1 to 5."))
@option("--received", default="", words=lambda: tr("What was received."))
@option("--received-on", default="", metavar="DATE", words=lambda: tr("On which day it came."))
@option("--text", default="", words=lambda: tr("In the person's own words."))
@option(
    "--publish",
    type=choice(YesNoUnknown),
    default="unknown",
    words=lambda: tr("May it be told to others; asked apart from consent to handle the case."),
)
def feedback(session: Session, case: str, **given: str) -> Answer:
    """Record feedback."""
    from db.commands.feedback import record_feedback
    from db.records.case_ties import FeedbackDraft

    draft = FeedbackDraft(
        satisfaction=given["satisfaction"],
        what_received=given["received"],
        received_on=given["received_on"],
        text=given["text"],
        consent_publish=given["publish"],
    )
    with session.desk() as desk:
        code = desk.case_code(case)
        made = record_feedback(desk.database, desk.actor, code, draft)
    grade = word("satisfaction", draft.satisfaction)
    line = tr("{code}: the feedback is recorded.").format(code=code)
    lines = [line, grade] if grade else [line]
    return Answer({"case": {"code": code}, "feedback": {"id": made}}, lines)


@command("withdraw-file", words=lambda: tr("Take a file out of a case; its name and reason stay."))
@click.argument("attachment_id", metavar="ID")
@option("--reason", required=True, words=lambda: tr("Why it is withdrawn."))
def withdraw_file(session: Session, attachment_id: str, reason: str) -> Answer:
    """Withdraw a file."""
    from db.commands.attachments import withdraw_file as withdraw

    with session.desk() as desk:
        withdraw(desk.database, desk.actor, attachment_id, reason)
    value = {"attachment": {"id": attachment_id, "withdrawn": True}}
    return Answer(value, [tr("The file is withdrawn")])
