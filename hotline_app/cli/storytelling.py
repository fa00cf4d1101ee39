"""Stories of cases, the pictures in them, and the photo sheet."""

from typing import Any

import click

from db.choices import YesNoUnknown
from db.records.stories import Publication, StoryDraft
from hotline_app.cli.answers import Answer, table
from hotline_app.cli.face import choice, command, option
from hotline_app.cli.session import Session, file_path
from hotline_app.i18n import tr
from hotline_app.labels import word


@command("stories", words=lambda: tr("List the stories of the office, newest first."))
def stories(session: Session) -> Answer:
    """List stories with their state."""
    from db.queries.stories import all_stories
    from db.rules.days import format_moment

    with session.desk() as desk:
        found = all_stories(desk.database)
    headings = (tr("State"), tr("Title"), tr("Case"), tr("Written"), tr("Published"), "ID")
    rows = [
        (
            word("story_state", one.state),
            one.title,
            one.case_code,
            f"{one.written_by}, {format_moment(one.written_at)}",
            one.published_where,
            one.id,
        )
        for one in found
    ]
    return Answer({"stories": found}, table(headings, rows) or [tr("There are no stories yet.")])


@command("save-story", words=lambda: tr("Write a story of a case; a second person decides."))
@click.argument("case")
@click.argument("title")
@click.argument("text")
@option(
    "--publish",
    type=choice(YesNoUnknown),
    default="unknown",
    words=lambda: tr("Whether the person agreed to its being told."),
)
@option("--child", is_flag=True, words=lambda: tr("A child can be recognised in it."))
@option(
    "--child-consent",
    type=choice(YesNoUnknown),
    default="unknown",
    words=lambda: tr("Whether the child and the parents agreed."),
)
@option(
    "--picture",
    "pictures",
    multiple=True,
    metavar="ID",
    words=lambda: tr("A kept picture that may be published; several times."),
)
def save_story(session: Session, case: str, title: str, text: str, **typed: Any) -> Answer:
    """Write a story."""
    from db.commands.stories import save_story as act
    from db.queries.stories import offered_pictures

    with session.desk() as desk:
        code = desk.case_code(case)
        known = {one.attachment_id: one for one in offered_pictures(desk.database, code)}
        pictures = tuple(
            (one, known[one].caption if one in known else "") for one in typed["pictures"]
        )
        draft = StoryDraft(
            title,
            text,
            is_about_child=typed["child"],
            consent_person=typed["publish"],
            consent_child=typed["child_consent"],
            pictures=pictures,
        )
        made = act(desk.database, desk.actor, code, draft)
    line = tr("{code}: the story is saved. Decide with “hotline story {id} approve”.")
    return Answer({"story": {"id": made}}, [line.format(code=code, id=made)])


@command("story", words=lambda: tr("Approve, send back, publish or withdraw a story."))
@click.argument("story_id", metavar="ID")
@click.argument("step", type=choice(("approve", "reject", "publish", "withdraw")))
@option("--comment", default="", words=lambda: tr("Comment, or the reason."))
@option("--where", default="", words=lambda: tr("Where it was published."))
@option("--link", default="", words=lambda: tr("Its address there."))
@option("--on", "day", default="", metavar="DATE", words=lambda: tr("On which day; else today."))
def story(session: Session, story_id: str, step: str, comment: str, **typed: str) -> Answer:
    """Take one step with a story."""
    from db.commands import stories as acts
    from db.queries.stories import one

    with session.desk() as desk:
        database, actor, seen = desk.database, desk.actor, one(desk.database, story_id).version
        if step == "publish":
            where = Publication(typed["where"], typed["link"], typed["day"])
            now = acts.publish_story(database, actor, story_id, where, seen)
        elif step == "withdraw":
            now = acts.withdraw_story(database, actor, story_id, comment, seen)
        else:
            decision = (step == "approve", comment)
            now = acts.decide_story(database, actor, story_id, decision, seen)
    line = tr("{title}: {state}").format(title=now.title, state=word("story_state", now.state))
    return Answer({"story": now}, [line])


@command("mark-picture", words=lambda: tr("Say whether a kept picture may be published."))
@click.argument("attachment_id", metavar="ID")
@option(
    "--publish",
    type=choice(YesNoUnknown),
    required=True,
    words=lambda: tr("Whether who is on it agreed to its publishing."),
)
@option("--child", is_flag=True, words=lambda: tr("A child can be recognised in it."))
def mark_picture(session: Session, attachment_id: str, publish: str, child: bool) -> Answer:
    """Write down the consent to publish a picture."""
    from db.commands.stories import mark_picture as act

    with session.desk() as desk:
        act(desk.database, desk.actor, attachment_id, publish, is_of_child=child)
    answer = tr("May be published: {answer}").format(answer=word("yes_no_unknown", publish))
    value = {"id": attachment_id, "consent_publish": publish, "is_of_child": child}
    return Answer({"attachment": value}, [answer])


@command("photo-sheet", words=lambda: tr("Write the pictures of a story as PDF with captions."))
@click.argument("story_id", metavar="ID")
@option("--out", required=True, metavar="FILE", words=lambda: tr("The PDF to write."))
@option(
    "--per-page",
    type=choice(("2", "4")),
    default="2",
    words=lambda: tr("Pictures on a page: 2 or 4."),
)
def photo_sheet(session: Session, story_id: str, out: str, per_page: str) -> Answer:
    """Write the photo sheet of a story."""
    from hotline_app.story_papers import write_sheet

    with session.desk() as desk:
        made = (desk.actor.name, int(per_page))
        path, count = write_sheet(desk.database, story_id, file_path(out), made)
    line = tr("{file}: {count} pictures").format(file=path, count=count)
    return Answer({"photo_sheet": {"file": str(path), "pictures": count}}, [line])
