"""Documents and set-ups that the tests of the commands share."""

import copy
import json
from pathlib import Path
from typing import Any

from tests.builders import finished
from wizard.document import answers
from wizard.document.jsonfile import dumps
from wizard.domain.model import LeadSetup
from wizard.domain.text import has_unsafe
from wizard.store import Store

# The document of the contract, which others copy: it must stay valid.
CONTRACT: dict[str, Any] = {
    "format": "lead-setup",
    "version": 1,
    "customer": {
        "name": "Nordlys AS",
        "tenant": "Cust12345",
        "crm_language": "no",
        "database": "existing",
    },
    "current": {
        "categories": [
            {
                "key": "c1",
                "name": "Kunde A",
                "category_group": "Customer",
                "enable_lead_status": False,
                "tooltip": "",
                "deleted": False,
            }
        ],
        "lead_statuses": [{"key": "s1", "name": "Åpen", "tooltip": "", "deleted": False, "default": True}],
    },
    "wanted": {
        "categories": [
            {
                "key": "c1",
                "name": "Kunde A",
                "category_group": "Customer",
                "enable_lead_status": False,
                "tooltip": "",
                "deleted": False,
            },
            {
                "key": "c2",
                "name": "Lead",
                "category_group": "PotentialCustomer",
                "enable_lead_status": True,
                "tooltip": "Har vist interesse",
                "deleted": False,
            },
        ],
        "lead_statuses": [{"key": "s1", "name": "Åpen", "tooltip": "", "deleted": False, "default": True}],
    },
    "marketing_premium": {
        "use": "yes",
        "utm_tracking": {
            "enabled": True,
            "website": "https://www.nordlys.no",
            "script_url": "https://sod2.superoffice.com/Cust12345/cs/javascript/utm.js",
            "campaigns": [
                {
                    "url": "https://www.nordlys.no/webinar",
                    "source": "linkedin",
                    "medium": "social",
                    "campaign": "webinar_sept",
                    "term": "",
                    "content": "",
                }
            ],
        },
        "lead_distribution": {
            "enabled": True,
            "associates": ["KARI", "OLA"],
            "user_group": "",
            "only_unassigned": True,
            "fallback_associate": "KARI",
        },
    },
    "progress": {"step": "statuses", "status": "draft", "checklist": []},
}

# The paths of what is wrong with `six_errors()`.
SIX_PATHS = {
    "marketing_premium.utm_tracking.campaigns[0].source",
    "wanted.categories[0].enable_lead_status",
    "wanted.categories[1].name",
    "wanted.lead_statuses[0].deleted",
    "marketing_premium.utm_tracking.website",
    "marketing_premium.lead_distribution.user_group",
}


def contract() -> dict[str, Any]:
    return copy.deepcopy(CONTRACT)


def six_errors() -> dict[str, Any]:
    document = contract()
    document["marketing_premium"]["utm_tracking"]["campaigns"][0]["source"] = "LinkedIn"
    document["wanted"]["categories"][0]["enable_lead_status"] = True
    document["wanted"]["categories"][1]["name"] = " "
    document["wanted"]["lead_statuses"][0]["deleted"] = True
    document["marketing_premium"]["utm_tracking"]["website"] = ""
    document["marketing_premium"]["lead_distribution"]["user_group"] = "Sales"
    return document


def write(folder: Path, document: Any, name: str = "document.json") -> Path:
    path = folder / name
    path.write_text(json.dumps(document), encoding="utf-8")
    return path


def named(name: str) -> LeadSetup:
    setup = finished()
    return setup._replace(customer=setup.customer._replace(name=name))


def save(store: Store, setup: LeadSetup) -> str:
    """Save a set-up and return its stem."""
    with store.create(setup) as opened:
        return opened.saved.stem


def text_of(setup: LeadSetup) -> str:
    return dumps(answers.to_document(setup))


def is_safe(output: str) -> bool:
    """Tell whether a terminal shows an output and obeys nothing in it."""
    return not has_unsafe(output.replace("\n", ""))
