"""Work on a case: notes, follow-ups, files, its status and its officer."""

import click

from db.choices import CaseStatus, NoteKind, Outcome, UnmetReason
from db.records.drafts import ClosingDraft, FollowUpDraft
from hotline_app import labels
from hotline_app.cli.answers import Answer
from hotline_app.cli.door import Refused
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import tr


@command("note", words=lambda: tr("Write a note in a case."))
@click.argument("case")
@click.argument("text")
@option("--kind", type=choice(NoteKind), default="general", words=lambda: tr("Who it is for."))
def note(session: Session, case: str, text: str, kind: str) -> Answer:
    """Add a note; notes are never changed."""
    from db.commands.notes import add_note

    with session.desk() as desk:
        code = desk.case_code(case)
        made = add_note(desk.database, desk.actor, code, text, kind)
    line = tr("{code}: the note is written.").format(code=code)
    return Answer({"case": {"code": code}, "note": {"id": made, "kind": kind}}, [line])


@command("follow-up", words=lambda: tr("Set something to do for a case, with a day."))
@click.argument("case")
@click.argument("what")
@option("--by", "needed_by", required=True, metavar="DATE", words=lambda: tr("Needed by this day."))
@option("--assignee", default="", metavar="USER", words=lambda: tr("Who does it; else you."))
def follow_up(session: Session, case: str, what: str, needed_by: str, assignee: str) -> Answer:
    """Add a follow-up."""
    from db.commands.follow_ups import add_follow_up

    draft = FollowUpDraft(what=what, needed_by=needed_by, assignee=assignee)
    with session.desk() as desk:
        code = desk.case_code(case)
        made = add_follow_up(desk.database, desk.actor, code, draft)
    line = tr("{code}: to be followed up. Finish it with “hotline follow-up-done {id}”.")
    value = {"case": {"code": code}, "follow_up": {"id": made, "state": "open"}}
    return Answer(value, [line.format(code=code, id=made)])


@command("follow-up-done", words=lambda: tr("Finish a follow-up."))
@click.argument("follow_up_id", metavar="ID")
@option("--result", required=True, words=lambda: tr("What came out of it."))
@option("--dropped", is_flag=True, words=lambda: tr("It was not needed any more."))
def follow_up_done(session: Session, follow_up_id: str, result: str, dropped: bool) -> Answer:
    """Finish or drop a follow-up."""
    from db.commands.follow_ups import finish_follow_up

    state = "dropped" if dropped else "done"
    with session.desk() as desk:
        finish_follow_up(desk.database, desk.actor, follow_up_id, result, state)
    value = {"follow_up": {"id": follow_up_id, "state": state}}
    return Answer(value, [tr("The follow-up is finished.")])


@command("attach", words=lambda: tr("Keep a file with a case."))
@click.argument("case")
@click.argument("file")
@option("--description", default="", words=lambda: tr("What the file shows."))
def attach(session: Session, case: str, file: str, description: str) -> Answer:
    """Store a file with a case."""
    from db.commands.attachments import attach_file

    path = file_path(file)
    try:
        content = path.read_bytes()
    except OSError as error:
        sentence = tr("The file {file} cannot be opened. Check its name and folder.")
        raise Refused(sentence.format(file=path)) from error
    with session.desk() as desk:
        code = desk.case_code(case)
        made = attach_file(desk.database, desk.actor, code, path.name, content, description)
    line = tr("{code}: {file} is kept with the case.").format(code=code, file=path.name)
    value = {"id": made, "file_name": path.name, "size": len(content)}
    return Answer({"case": {"code": code}, "attachment": value}, [line])


@command("status", words=lambda: tr("Move a case to another status."))
@click.argument("case")
@click.argument("status", type=choice(CaseStatus), metavar="STATUS")
@option("--reason", default="", words=lambda: tr("Why; some steps need it."))
def status(session: Session, case: str, status: str, reason: str) -> Answer:
    """Take one step along the state table."""
    from db.commands.cases import change_status

    with session.desk() as desk:
        code = desk.case_code(case)
        change_status(desk.database, desk.actor, code, status, reason)
    return _moved(code, status)


@command("close", words=lambda: tr("Close a case and say whether the need was met."))
@click.argument("case")
@option("--outcome", required=True, type=choice(Outcome), words=lambda: tr("How it ended."))
@option("--reason", type=choice(UnmetReason), default="", words=lambda: tr("Why it was not met."))
@option("--lessons", default="", words=lambda: tr("What to remember for the next time."))
def close(session: Session, case: str, outcome: str, reason: str, lessons: str) -> Answer:
    """Close a case, or propose it where a second person decides."""
    from db.commands.approvals import close_or_propose

    draft = ClosingDraft(outcome=outcome, unmet_reason=reason, lessons=lessons)
    with session.desk() as desk:
        code = desk.case_code(case)
        if close_or_propose(desk.database, desk.actor, code, draft):
            return _moved(code, CaseStatus.CLOSED.value)
    line = tr("{code}: the closing is proposed and waits for a second person.").format(code=code)
    return Answer({"case": {"code": code}, "is_proposed": True}, [line])


@command("reopen", words=lambda: tr("Reopen a closed case."))
@click.argument("case")
@option("--reason", required=True, words=lambda: tr("Why the work goes on."))
def reopen(session: Session, case: str, reason: str) -> Answer:
    """Reopen a case."""
    from db.commands.cases import reopen_case

    with session.desk() as desk:
        code = desk.case_code(case)
        reopen_case(desk.database, desk.actor, code, reason)
    return _moved(code, CaseStatus.IN_PROGRESS.value)


def _moved(code: str, status: str) -> Answer:
    word = labels.word("status", status)
    line = tr("{code}: {status}.").format(code=code, status=word)
    return Answer({"case": {"code": code, "status": status}}, [line])


@command("own", words=lambda: tr("Hand a case to an officer."))
@click.argument("case")
@click.argument("user")
def own(session: Session, case: str, user: str) -> Answer:
    """Make a user the handling officer of a case."""
    from db.commands.cases import assign_owner

    with session.desk() as desk:
        code = desk.case_code(case)
        assign_owner(desk.database, desk.actor, code, user)
    line = tr("{code}: handed to {user}.").format(code=code, user=user)
    return Answer({"case": {"code": code, "owner": user}}, [line])
