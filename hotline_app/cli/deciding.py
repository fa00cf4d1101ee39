"""Proposals that a second person decides."""

from typing import Any

import click

from db.records.approvals import ApprovalKind, ApprovalRecord
from hotline_app import labels
from hotline_app.cli.answers import Answer, facts, shortened, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session
from hotline_app.i18n import tr

_ROOM = 48


@command("approvals", words=lambda: tr("List what waits for approval and what was decided."))
@option("--waiting", is_flag=True, words=lambda: tr("Only what waits."))
@option("--mine", is_flag=True, words=lambda: tr("Only what I proposed."))
def approvals(session: Session, waiting: bool, mine: bool) -> Answer:
    """List proposals."""
    from db.queries.approvals import inbox
    from db.rules.days import format_moment

    with session.desk() as desk:
        found = [
            one
            for one in inbox(desk.database)
            if (not waiting or one.state == "waiting")
            and (not mine or one.proposer_id == desk.actor.user_id)
        ]
    rows = [
        (
            labels.word("approval_kind", one.kind),
            one.case_code,
            shortened(about(one), _ROOM),
            one.proposed_by,
            format_moment(one.proposed_at),
            labels.word("approval_state", one.state),
            one.id[-8:],
        )
        for one in found
    ]
    headings = (tr("What"), tr("Case"), tr("About"), tr("Proposed by"), tr("When"), tr("State"))
    lines = table((*headings, tr("Id")), rows)
    return Answer({"approvals": found}, lines or [tr("Nothing waits for approval.")])


def about(one: ApprovalRecord) -> str:
    """What a proposal holds, in a few words."""
    proposal = one.proposal
    if one.kind is ApprovalKind.CLOSING:
        outcome = labels.word("outcome", proposal.get("outcome"))
        reason = labels.word("unmet_reason", proposal.get("unmet_reason"))
        return " – ".join(part for part in (outcome, reason) if part)
    if one.kind is ApprovalKind.LETTER:
        parts = (proposal.get("subject", ""), proposal.get("party", ""))
        return " – ".join(part for part in parts if part)
    return " – ".join(
        part for part in (proposal.get("programme", ""), proposal.get("benefit", "")) if part
    )


@command("approve", words=lambda: tr("Approve a proposal; what it holds is done at once."))
@click.argument("proposal", metavar="ID")
@option("--comment", default="", words=lambda: tr("A word with the decision."))
def approve(session: Session, proposal: str, comment: str) -> Answer:
    """Approve a proposal."""
    from db.commands.approvals import approve_proposal

    return _decided(session, proposal, comment, approve_proposal)


@command("reject", words=lambda: tr("Reject a proposal, with the reason."))
@click.argument("proposal", metavar="ID")
@option("--comment", required=True, words=lambda: tr("Why not."))
def reject(session: Session, proposal: str, comment: str) -> Answer:
    """Reject a proposal."""
    from db.commands.approvals import reject_proposal

    return _decided(session, proposal, comment, reject_proposal)


@command("withdraw-proposal", words=lambda: tr("Take your own proposal back."))
@click.argument("proposal", metavar="ID")
@option("--comment", default="", words=lambda: tr("Why it is taken back."))
def withdraw_proposal(session: Session, proposal: str, comment: str) -> Answer:
    """Take a proposal back."""
    from db.commands.approvals import withdraw_proposal as act

    return _decided(session, proposal, comment, act)


def _decided(session: Session, proposal: str, comment: str, act: Any) -> Answer:
    with session.desk() as desk:
        made = act(desk.database, desk.actor, proposal, comment)
    pairs = [
        (tr("What"), labels.word("approval_kind", made.kind)),
        (tr("Case"), made.case_code),
        (tr("About"), about(made)),
        (tr("State"), labels.word("approval_state", made.state)),
        (tr("Comment"), made.decision_comment),
    ]
    return Answer({"approval": made}, facts(pairs))


@command("approval-rules", words=lambda: tr("Show or set what a second person decides."))
@option("--closing", type=choice(("yes", "no")), default="", words=lambda: tr("Closing a case."))
@option(
    "--letters",
    type=choice(("yes", "no")),
    default="",
    words=lambda: tr("The number of a paper that leaves the office."),
)
def approval_rules(session: Session, **typed: str) -> Answer:
    """Show the rules, after changing those given."""
    from db.commands.office_settings import change_approval_rules
    from db.queries import office_settings

    wanted = {name: answer for name, answer in typed.items() if answer}
    with session.desk() as desk:
        if wanted:
            change_approval_rules(desk.database, desk.actor, wanted)
        rules = office_settings.approval_rules(desk.database)
    pairs = [
        (tr("Closing a case"), _answer(rules.closing)),
        (tr("Number of a paper that goes out"), _answer(rules.letters)),
    ]
    return Answer({"approval_rules": rules}, facts(pairs))


def _answer(is_on: bool) -> str:
    return tr("a second person decides") if is_on else tr("no second person is asked")
