"""Lists of two sides are merged item by item, whether an item has a key or not, and in one order."""

from typing import Any

import pytest

from tests.builders import (
    LINK,
    finished,
    with_current,
    with_utm,
    with_wanted,
)
from wizard.compare.merge import Clash, Merged, merge
from wizard.domain.model import Category, CategoryGroup, LeadSetup

BASE = finished()
ONE, TWO, THREE, FOUR = BASE.wanted.categories
NEW = Category("c5", "New")
WANTED = ("wanted.categories", "Lists as they shall be: Categories")


def categories(*items: Category) -> LeadSetup:
    return with_wanted(BASE, categories=items)


def campaigns(*links: Any) -> LeadSetup:
    return with_utm(campaigns=links)


def told(merged: Merged) -> list[tuple[str, ...]]:
    return [(clash.item, clash.label, clash.mine, clash.theirs) for clash in merged.clashes]


# Items


@pytest.mark.parametrize(
    ("mine", "theirs", "stays", "clash"),
    [
        ((), (ONE._replace(tooltip="hi"),), True, ("Lead", "", "removed", "Tooltip: hi")),
        ((ONE._replace(tooltip=""),), (), False, ("Lead", "", "Tooltip: –", "removed")),
        ((), (ONE,), False, None),
        ((ONE,), (), False, None),
        ((), (), False, None),
    ],
)
def test_an_item_that_one_side_removed(mine: Any, theirs: Any, stays: bool, clash: Any) -> None:
    rest = (TWO, THREE, FOUR)
    base = categories(ONE._replace(tooltip="x") if clash else ONE, *rest)
    # Another change on each side, so that neither is the same as before.
    merged = merge(base, categories(*mine, TWO, FOUR, THREE), categories(*theirs, *rest, NEW))
    keys = [item.key for item in merged.setup.wanted.categories]
    assert keys == ["c1", "c2", "c4", "c5", "c3"][not stays :]
    assert told(merged) == ([clash] if clash else [])


@pytest.mark.parametrize("gone", [True, False])
def test_an_item_that_one_side_deleted_and_the_other_changed(gone: bool) -> None:
    deleted, changed = ONE._replace(deleted=True), ONE._replace(tooltip="hi")
    mine, theirs = (deleted, changed) if gone else (changed, deleted)
    merged = merge(BASE, categories(mine, TWO, THREE, FOUR), categories(theirs, TWO, THREE, FOUR))
    assert merged.setup.wanted.categories[0] == changed._replace(deleted=not gone)
    words = ("yes", "no") if gone else ("no", "yes")
    assert merged.clashes == (Clash(*WANTED, "Lead", "c1", "deleted", "Deleted", *words),)


def test_an_item_that_both_deleted_or_one_restored_is_no_clash() -> None:
    deleted = ONE._replace(deleted=True)
    mine, theirs = deleted._replace(tooltip="hi"), deleted
    rest = (TWO, THREE, FOUR)
    assert merge(BASE, categories(mine, *rest), categories(theirs, *rest)).clashes == ()
    base = categories(deleted, *rest)
    merged = merge(base, categories(ONE, *rest), categories(mine, *rest))
    assert merged == (categories(ONE._replace(tooltip="hi"), *rest), ())


def test_new_items_that_got_the_same_key_are_two_items() -> None:
    mine = categories(ONE, TWO, THREE, FOUR, NEW._replace(name="Mine"))
    theirs = categories(ONE, TWO, THREE, FOUR, NEW._replace(name="Theirs"))
    merged = merge(BASE, mine, theirs)
    assert merged.clashes == ()
    assert merged.setup.wanted.categories[4:] == (
        NEW._replace(name="Theirs"),
        NEW._replace(key="c6", name="Mine"),
    )


def test_new_items_of_one_name_are_one_item_with_their_key() -> None:
    mine = categories(ONE, TWO, THREE, FOUR, NEW, Category("c6", " partner "))
    now = (*mine.current.categories, NEW)
    mine = with_current(mine, categories=now)
    theirs = categories(ONE, TWO, THREE, FOUR, Category("c5", "Partner"), Category("c6", "NEW", tooltip="x"))
    merged = merge(BASE, mine, theirs)
    assert merged.setup.wanted == theirs.wanted
    assert merged.setup.current.categories[-1] == NEW._replace(key="c6")
    assert told(merged) == [
        ("Partner", "Category", " partner ", "Partner"),
        ("NEW", "Category", "New", "NEW"),
    ]


def test_of_two_items_of_one_name_on_my_side_only_one_is_theirs() -> None:
    mine = categories(ONE, Category("c8", "Same"), Category("c7", "Same"))
    theirs = categories(ONE, Category("c7", "Same"))
    merged = merge(categories(ONE), mine, theirs)
    assert [item.key for item in merged.setup.wanted.categories] == ["c1", "c7", "c6"]
    assert merged.clashes == ()


def test_items_without_a_name_are_not_taken_for_one() -> None:
    blank = NEW._replace(name=" ")
    mine = categories(ONE, TWO, THREE, FOUR, blank._replace(tooltip="mine"))
    merged = merge(BASE, mine, categories(ONE, TWO, THREE, FOUR, blank))
    assert [item.tooltip for item in merged.setup.wanted.categories[4:]] == ["", "mine"]


def test_what_only_one_side_filled_in_of_a_new_item_is_taken() -> None:
    mine = categories(ONE, TWO, THREE, FOUR, NEW._replace(category_group=CategoryGroup.PARTNER))
    theirs = categories(ONE, TWO, THREE, FOUR, NEW._replace(tooltip="hi"))
    merged = merge(BASE, mine, theirs)
    assert merged.setup.wanted.categories[4] == NEW._replace(
        category_group=CategoryGroup.PARTNER, tooltip="hi"
    )
    assert merged.clashes == ()


# Order


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((TWO, ONE, THREE, FOUR), (ONE, TWO, THREE, FOUR, NEW), "c2 c1 c3 c4 c5"),
        ((ONE, NEW, TWO, THREE, FOUR), (FOUR, ONE, TWO, THREE), "c4 c1 c5 c2 c3"),
        ((NEW, ONE, TWO, THREE, FOUR), (FOUR, ONE, TWO, THREE), "c5 c4 c1 c2 c3"),
        ((TWO, THREE, FOUR, NEW), (ONE, THREE, FOUR, TWO), "c3 c4 c5 c2"),
        ((TWO, ONE, THREE, FOUR), (TWO, ONE, THREE), "c2 c1 c3"),
    ],
)
def test_the_order_is_of_the_side_that_moved_items(mine: Any, theirs: Any, expected: str) -> None:
    merged = merge(BASE, categories(*mine), categories(*theirs))
    assert " ".join(item.key for item in merged.setup.wanted.categories) == expected
    assert merged.clashes == ()


def test_of_two_orders_theirs_stays_and_what_moved_is_told() -> None:
    mine, theirs = categories(FOUR, ONE, TWO, THREE), categories(TWO, ONE, THREE, FOUR, NEW)
    merged = merge(BASE, mine, theirs)
    assert merged.setup == theirs
    (clash,) = merged.clashes
    assert clash[:5] == (*WANTED, "", "", "")
    assert told(merged) == [("", "Order", "Lost opportunity", "Lead")]


def test_of_many_moved_items_a_few_are_named() -> None:
    base = categories(*(Category(f"c{number}", f"N{number}") for number in range(9)))
    items = base.wanted.categories
    merged = merge(base, categories(*reversed(items)), categories(items[-1], *items[:-1]))
    assert told(merged)[0][2].count("N") == 3
    assert told(merged)[0][2].endswith("…")
    assert told(merged)[0][3] == "N8"


# Campaigns

OTHER = LINK._replace(source="facebook")
ELSEWHERE = LINK._replace(url="https://www.nordlys.no/else")


@pytest.mark.parametrize(
    ("mine", "theirs", "expected"),
    [
        ((LINK, OTHER), (LINK, ELSEWHERE), (LINK, ELSEWHERE, OTHER)),
        ((LINK, OTHER), (OTHER, LINK), (OTHER, LINK)),
        ((), (LINK, OTHER), (OTHER,)),
        ((LINK._replace(term="a"),), (LINK._replace(content="b"),), (LINK._replace(term="a", content="b"),)),
        ((ELSEWHERE,), (LINK._replace(term="a"),), (ELSEWHERE._replace(term="a"),)),
    ],
)
def test_campaigns_are_found_again_without_keys(mine: Any, theirs: Any, expected: Any) -> None:
    merged = merge(campaigns(LINK), campaigns(*mine), campaigns(*theirs))
    assert merged.setup.marketing_premium.utm_tracking.campaigns == expected
    assert merged.clashes == ()


def test_a_campaign_that_both_changed_is_a_clash() -> None:
    merged = merge(campaigns(LINK), campaigns(LINK._replace(term="a")), campaigns(LINK._replace(term="b")))
    assert told(merged) == [
        ("https://www.nordlys.no/webinar, linkedin, social, webinar_sept", "Term", "a", "b")
    ]
