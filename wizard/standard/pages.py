"""Where SuperOffice's public documentation explains each part of lead management."""

from typing import Literal

Topic = Literal["set_up", "overview", "categories", "statuses", "utm", "flow_actions"]

# The set-up page itself swaps the links for `utm` and `overview`, in all six languages; these are right.
_PAGES: dict[Topic, str] = {
    "set_up": "lead/admin/index.html",
    "overview": "lead/learn/index.html",
    "categories": "lead/admin/add-company-category.html",
    "statuses": "lead/admin/add-lead-status.html",
    "utm": "marketing/utm/admin/set-up.html",
    "flow_actions": "marketing/flows/learn/define-flow-actions.html#distribute",
}


def doc_url(topic: Topic, language: str) -> str:
    """Return the address of the page about a topic, in a CRM language."""
    return f"https://docs.superoffice.com/{language}/{_PAGES[topic]}"
