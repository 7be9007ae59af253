"""What stands in the hand-over, from the plan and the rules: the one place that every format reads."""

from collections.abc import Iterator, Sequence

from wizard import steps
from wizard.document import answers
from wizard.domain import customer
from wizard.domain.actions import Action, Change
from wizard.domain.model import LeadSetup, Status
from wizard.domain.plan import plan
from wizard.domain.problems import Problem, blocking
from wizard.handover import TrailRow, path_text
from wizard.handover.after import after, before
from wizard.handover.life import life
from wizard.handover.tree import (
    Block,
    Checklist,
    Line,
    Note,
    Paper,
    Paragraph,
    Section,
    Table,
    Task,
    joined,
    label,
    line,
    own,
    printable,
    sentence_line,
    text,
    typed,
)
from wizard.i18n import _, spoken
from wizard.standard import terms
from wizard.steps.base import Step


def paper(setup: LeadSetup, *, today: str, trail: Sequence[TrailRow] = ()) -> Paper:
    """Return the hand-over; `today` is the date that stands on it, as 2026-05-01."""
    from hashlib import sha256

    who = setup.customer
    title = line(_("Lead management for {customer}"), {"customer": text(who.name)})
    sections = (
        Section(own(_("The life of a lead")), (life(setup),)),
        before(setup),
        *(_section(number, step, setup) for number, step in enumerate(steps.STEPS, 1)),
        *after(setup),
        *_trail(trail),
    )
    whose = sha256(f"{who.name}\n{who.tenant}".encode(errors="replace")).hexdigest()[:16]
    notes = (*_draft_note(setup), *_english_note(setup))
    return Paper(title, today, spoken(), whose, tuple(_facts(setup, today)), notes, sections)


def _facts(setup: LeadSetup, today: str) -> Iterator[Line]:
    who = setup.customer
    language = next(choice.label for choice in customer.CRM_LANGUAGES if choice.value == who.crm_language)
    if who.tenant:
        yield line(_("Tenant: {tenant}"), {"tenant": typed(who.tenant)})
    yield own(_("CRM language: {language}").format(language=language))
    yield own(_("Date: {date}").format(date=today))


def _draft_note(setup: LeadSetup) -> Iterator[Note]:
    """Say what is not finished: a paper that looks final must be final."""
    remaining = tuple(_problem(problem) for problem in blocking(answers.problems(setup)))
    if setup.progress.status == Status.DRAFT:
        yield Note(own(_("This set-up is still a draft: it can change.")))
    if remaining:
        yield Note(own(_("Correct these problems first:")), remaining)


def _problem(problem: Problem) -> Line:
    return (*own(f"{steps.place_name(problem.path)}: "), *text(problem.message))


def _english_note(setup: LeadSetup) -> Iterator[Note]:
    """Say so when a label is in English because SuperOffice's word in the CRM's language is not known."""
    actions = plan(setup)
    words = terms(setup.customer.crm_language)
    used = {label for action in actions for part in action.how for label in part.labels.values()}
    used.update(label for action in actions for label in action.where)
    english = [getattr(words, name) for name in sorted(words.in_english)]
    if shown := [label(words, setup.customer.crm_language) for words in english if words in used]:
        note = _(
            "Shown in English, because SuperOffice's word in the language of the CRM is not known: {labels}"
        )
        yield Note(line(note, {"labels": joined(shown)}))


def _section(number: int, step: Step, setup: LeadSetup) -> Section:
    title = own(f"{number}. {_(step.title)}")
    actions = tuple(step.actions(setup))
    if not actions:
        skipped = step.skip is not None and step.skip(setup) == setup
        return Section(title, (Paragraph(own(_nothing(skipped=skipped))),))
    return Section(title, (Paragraph(own(_(step.why))), _checklist(actions, setup)))


def _nothing(*, skipped: bool) -> str:
    return _("Skipped: nothing to change.") if skipped else _("Nothing to change.")


def _checklist(actions: Sequence[Action], setup: LeadSetup) -> Block:
    shared = actions[0].where if len({action.where for action in actions}) == 1 else ()
    language, ticked = setup.customer.crm_language, set(setup.progress.checklist)
    tasks = (_task(action, language, ticked=action.id in ticked, path=not shared) for action in actions)
    return Checklist(tuple(tasks), _path(actions[0], language) if shared else ())


def _task(action: Action, language: str, *, ticked: bool, path: bool) -> Task:
    return Task(
        id=printable(action.id),
        title=text(action.title),
        ticked=ticked,
        where=_path(action, language) if path else (),
        changes=tuple(_change(change) for change in action.changes),
        steps=tuple(sentence_line(sentence, language) for sentence in action.how),
    )


def _path(action: Action, language: str) -> Line:
    return (label(path_text(action), language),) if action.where else ()


def _change(change: Change) -> Line:
    return (*text(change.label), *own(": "), typed(change.old), *own(" → "), typed(change.new))


def _trail(trail: Sequence[TrailRow]) -> Iterator[Section]:
    if trail:
        about = Paragraph(own(_("Who changed what in this set-up, and when; the newest comes first.")))
        rows = tuple(tuple(text(words) for words in row) for row in trail)
        yield Section(own(_("The trail")), (about, Table((_("When"), _("Who"), _("What")), rows)))
