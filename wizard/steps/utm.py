"""UTM tracking, the first part of step 3: its fields, its rules and the campaign links.

Source: marketing/utm/admin/set-up. SuperOffice reads utm_source, utm_medium, utm_campaign, utm_term and
utm_content, and nothing else.
"""

import re
from collections.abc import Iterator

from wizard.domain.fields import Field, Kind
from wizard.domain.model import Campaign, LeadSetup, UtmTracking
from wizard.domain.problems import Problem, error, warning
from wizard.i18n import N_, _

PARAMETERS = ("source", "medium", "campaign", "term", "content")
REQUIRED = ("source", "medium", "campaign")
PATH = "marketing_premium.utm_tracking"
_SUPEROFFICE = "superoffice.com"
_EXAMPLE_HOST = "sod2.superoffice.com"


def host_of(address: str) -> str:
    """Return the host of an http(s) address in lower case, or an empty text when it is not one."""
    from urllib.parse import urlsplit

    try:
        parts = urlsplit(address)
        host = parts.hostname or ""
        _port = parts.port  # a port that is no number is only found by asking for it
    except ValueError:
        return ""
    whole = parts.scheme in ("http", "https") and " " not in address
    return host if whole and re.fullmatch(r"[^\s/?#@.]+(\.[^\s/?#@.]+)*\.?", host) else ""


def _address(text: str) -> str | None:
    if host_of(text):
        return None
    return _("This is not a web address. Type it with https:// in front, as https://www.example.com.")


def script_parts(address: str) -> tuple[str, str] | None:
    """Return host and tenant of a UTM script address, or None when it is not one."""
    match = re.fullmatch(r"https://([^/\s]+)/(Cust[0-9]+)/cs/javascript/utm\.js", address, re.ASCII)
    return (match[1], match[2]) if match and host_of(address) else None


def find_script_address(text: str) -> str:
    """Return the script's address from what was pasted: the address itself, or the whole script tag."""
    match = re.search(r"https?://[^\s\"'<>]+/cs/javascript/utm\.js", text)
    return match[0] if match else text.strip()


def _script(text: str) -> str | None:
    if script_parts(text):
        return None
    return _(
        "This is not the address of the UTM script. Copy it from Settings and maintenance > Marketing: "
        "it looks like https://HOST/Cust12345/cs/javascript/utm.js."
    )


def _parameter(text: str) -> str | None:
    if not all(sign.isalnum() or sign in "_-" for sign in text):
        return _("Use letters and digits only, and join words with _ or -.")
    if text != text.lower():
        return _("Use small letters only: SuperOffice counts LinkedIn and linkedin as two different values.")
    if "_" in text and "-" in text:
        return _("Join words with either _ or -, not with both.")
    return None


def _parameter_field(name: str, label: str, text: str) -> Field:
    minimum = 1 if name in REQUIRED else 0
    return Field(name, label, text, minimum=minimum, maximum=254, check=_parameter)


CAMPAIGN_FIELDS = (
    Field(
        "url",
        N_("Page"),
        N_("The page that the link leads to, on the website with the script."),
        minimum=1,
        maximum=2000,
        check=_address,
        own=True,
    ),
    _parameter_field("source", N_("Source"), N_("Where the visitor comes from, such as linkedin.")),
    _parameter_field("medium", N_("Medium"), N_("What kind of place it is, such as social or email.")),
    _parameter_field("campaign", N_("Campaign"), N_("What the link advertises, such as webinar_sept.")),
    _parameter_field("term", N_("Term"), N_("The search word of a paid advertisement; may stay empty.")),
    _parameter_field("content", N_("Content"), N_("Tells two links of one page apart; may stay empty.")),
)

FIELDS = (
    Field(
        "enabled",
        N_("UTM tracking"),
        N_("Tells which campaign brought a lead. Licence: Marketing Premium, or Growth in CRM Suite."),
        Kind.SWITCH,
        default=False,
    ),
    Field(
        "website",
        N_("Website"),
        N_("The site with the forms, as https://www.example.com."),
        maximum=2000,
        check=_address,
        shown=lambda part: part.enabled,
        own=True,
    ),
    Field(
        "script_url",
        N_("UTM script"),
        N_(
            "Reads the campaign on the website and tells SuperOffice. "
            "Paste it from the page Marketing in Settings and maintenance."
        ),
        maximum=2000,
        check=_script,
        shown=lambda part: part.enabled,
        tidy=find_script_address,
        own=True,
    ),
    Field(
        "campaigns",
        N_("Campaign links"),
        N_("Links that carry the name of the campaign that they belong to."),
        Kind.RECORDS,
        default=(),
        fields=CAMPAIGN_FIELDS,
        make=Campaign,
        shown=lambda part: part.enabled,
        one=N_("Campaign link"),
        preview=lambda campaign: link(campaign),
    ),
)


def link(campaign: Campaign) -> str:
    """Return the campaign link: the page with its UTM parameters, before any `#` part."""
    if not host_of(campaign.url):
        return ""
    from urllib.parse import quote, urlencode, urlsplit, urlunsplit

    parts = urlsplit(campaign.url)
    pairs = [(f"utm_{name}", getattr(campaign, name)) for name in PARAMETERS if getattr(campaign, name)]
    added = urlencode(pairs, quote_via=quote, errors="replace")  # a draft may hold what cannot be encoded
    query = "&".join(part for part in (parts.query, added) if part)
    return urlunsplit((parts.scheme, parts.netloc, parts.path, query, parts.fragment))


def script_tag(script_url: str) -> str:
    """Return what the web developer puts right after `<head>` (marketing/utm/admin/set-up)."""
    return f'<script src="{script_url}"></script>'


def problems(setup: LeadSetup) -> Iterator[Problem]:
    """Yield what the rules of UTM tracking say, given that it is switched on."""
    part = setup.marketing_premium.utm_tracking
    if not part.website.strip():
        message = _("The website is missing. Type the address of the site with the forms.")
        yield error(f"{PATH}.website", "website-missing", message)
    yield from _script_problems(setup, part)
    yield from _separator_problems(part)
    for index, campaign in enumerate(part.campaigns):
        yield from _link_problems(campaign, part, f"{PATH}.campaigns[{index}]")


def _script_problems(setup: LeadSetup, part: UtmTracking) -> Iterator[Problem]:
    path = f"{PATH}.script_url"
    if not part.script_url:
        message = _("The UTM script is not here yet. The hand-over will tell where to copy it.")
        yield warning(path, "script-missing", message)
    elif parts := script_parts(part.script_url):
        host, tenant = parts
        own = setup.customer.tenant
        if own and tenant != own:
            message = _(
                "The script is for the tenant {tenant}, but this customer is {own}. Copy it from {own}."
            )
            yield error(path, "script-of-other-tenant", message.format(tenant=tenant, own=own))
        elif not own:
            message = _("Check that {tenant} is this customer: the tenant is not filled in yet.")
            yield warning(path, "tenant-missing", message.format(tenant=tenant))
        if host == _EXAMPLE_HOST:
            message = _(
                "{host} is the host of SuperOffice's example. Copy the script from the customer's own CRM."
            )
            yield warning(path, "script-example-host", message.format(host=host))


def _separator_problems(part: UtmTracking) -> Iterator[Problem]:
    """Words are joined by one kind of separator throughout; the first one used decides."""
    first = ""
    for index, campaign in enumerate(part.campaigns):
        for name in PARAMETERS:
            used = [sign for sign in "_-" if sign in getattr(campaign, name)]
            if len(used) == 1:
                first = first or used[0]
                if used[0] != first:
                    message = _("Words before this are joined with {sign}. Use {sign} here too.")
                    path = f"{PATH}.campaigns[{index}].{name}"
                    yield error(path, "mixed-separators", message.format(sign=first))


def _link_problems(campaign: Campaign, part: UtmTracking, path: str) -> Iterator[Problem]:
    from urllib.parse import parse_qsl, urlsplit

    host = host_of(campaign.url)
    if not host:
        return
    present = {
        name.lower() for name, _value in parse_qsl(urlsplit(campaign.url).query, keep_blank_values=True)
    }
    doubled = sorted(name for name in present if name.startswith("utm_"))
    if doubled:
        message = _("The page already carries {names}. Leave them out: the wizard adds them.")
        yield error(f"{path}.url", "utm-in-page", message.format(names=", ".join(doubled)))
    if host == _SUPEROFFICE or host.endswith(f".{_SUPEROFFICE}"):
        message = _(
            "A form hosted by SuperOffice loses the tags between pages and records no first visit. "
            "Embed the form on the website and link to that page."
        )
        yield warning(f"{path}.url", "hosted-form", message)
    elif (site := host_of(part.website)) and _bare(host) != _bare(site):
        message = _("{host} is not the website {site}. The page needs the UTM script too.")
        yield warning(f"{path}.url", "other-website", message.format(host=host, site=site))


def _bare(host: str) -> str:
    return host.removeprefix("www.")
