"""SuperOffice's own words: labels, standard lists, licences and documentation pages, per CRM language.

The languages are en, sv, no, da, de and nl; asking for words of any other raises KeyError. Where the pages of
one language disagree, the set-up page (`lead/admin/index`) decides what is shown; every other spelling of a
standard name is still recognised.
"""

from wizard.standard.aliases import category_group_of, standard_category_of, standard_status_of
from wizard.standard.licences import ACTIVE_FLOWS, LICENCES, Licence
from wizard.standard.lists import (
    category_group_name,
    standard_categories,
    standard_statuses,
    suggested_category_tooltips,
    suggested_status_tooltips,
)
from wizard.standard.pages import Topic, doc_url
from wizard.standard.terms import Terms, terms

__all__ = [
    "ACTIVE_FLOWS",
    "LICENCES",
    "Licence",
    "Terms",
    "Topic",
    "category_group_name",
    "category_group_of",
    "doc_url",
    "standard_categories",
    "standard_category_of",
    "standard_status_of",
    "standard_statuses",
    "suggested_category_tooltips",
    "suggested_status_tooltips",
    "terms",
]
