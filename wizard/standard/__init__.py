"""SuperOffice's own words: labels and standard lists, per CRM language.

The languages are en, sv, no, da, de and nl; asking for words of any other raises KeyError. Where the pages of
one language disagree, the set-up page (`lead/admin/index`) decides what is shown; every other spelling of a
standard name is still recognised.

Licences and documentation pages stand in modules of their own, which only the hand-over reads.
"""

from wizard.standard.aliases import category_group_of, standard_category_of, standard_status_of
from wizard.standard.lists import (
    category_group_name,
    standard_categories,
    standard_statuses,
    suggested_category_tooltips,
    suggested_status_tooltips,
)
from wizard.standard.terms import Terms, terms

__all__ = [
    "Terms",
    "category_group_name",
    "category_group_of",
    "standard_categories",
    "standard_category_of",
    "standard_status_of",
    "standard_statuses",
    "suggested_category_tooltips",
    "suggested_status_tooltips",
    "terms",
]
