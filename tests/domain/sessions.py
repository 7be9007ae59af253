"""Sessions for examples, and short words for what they hold."""

from tests.builders import finished
from tests.strategies import CATEGORIES
from wizard.domain import edits
from wizard.domain.model import LeadSetup, Status
from wizard.domain.session import Session

ORDER = ("categories", "statuses", "marketing", "review")


def session_at(step: str, setup: LeadSetup | None = None, read_only: str = "") -> Session:
    """Return a session of a finished set-up, or of another one, that was left at a step."""
    setup = setup or finished()
    progress = setup.progress._replace(step=step)
    return Session(setup._replace(progress=progress), read_only=read_only)


def completed() -> Session:
    """Return a session that has just completed its set-up."""
    session = session_at("review")
    session.next()
    return session


def renamed(session: Session, name: str = "Renamed") -> LeadSetup:
    """Return the session's set-up with its second category, which the CRM has, renamed."""
    return edits.change(session.setup, CATEGORIES, 1, {"name": name})


def status(session: Session) -> Status:
    """Return whether the set-up is a draft or complete."""
    return session.setup.progress.status


def ticked(session: Session) -> list[str]:
    """Return the ids of the ticked actions."""
    return list(session.setup.progress.checklist)
