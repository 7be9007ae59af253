"""The difference of two lists as actions: what they say, their order, and that applying them is enough."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.strategies import setups
from wizard import steps
from wizard.domain.actions import Action, Sentence, apply
from wizard.domain.customer import new_setup
from wizard.domain.model import Category, CategoryGroup, Customer, LeadSetup
from wizard.domain.plan import plan
from wizard.domain.text import name_key

CUSTOMER = Customer("Nordlys AS")
A, B, C, D = (Category(f"c{number}", name) for number, name in enumerate("ABCD", start=1))


def with_categories(current: tuple[Category, ...], wanted: tuple[Category, ...]) -> LeadSetup:
    setup = new_setup(CUSTOMER)
    return setup._replace(
        current=setup.current._replace(categories=current), wanted=setup.wanted._replace(categories=wanted)
    )


def actions_of(current: tuple[Category, ...], wanted: tuple[Category, ...]) -> tuple[Action, ...]:
    return plan(with_categories(current, wanted))


def ids(actions: tuple[Action, ...]) -> list[str]:
    return [action.id.removeprefix("categories.") for action in actions]


def lines(action: Action) -> list[str]:
    return [sentence.render(text="“{}”".format) for sentence in action.how]


def test_nothing_changes_when_nothing_shall() -> None:
    assert actions_of((A, B), (A, B)) == ()


def test_a_new_item_is_created_and_told_how() -> None:
    new = Category("n", "Lead", CategoryGroup.POTENTIAL, True, "First interest")
    (action,) = actions_of((A,), (A, new))
    assert (action.id, action.kind, action.item) == ("categories.n.create", "create", new)
    assert action.title == "Add the category “Lead”"
    assert action.where == ("Settings and maintenance", "Lists", "Company – Category")
    assert lines(action) == [
        "On the tab Items, click Add.",
        "Under Name, type “Lead”.",
        "Under Description, type “First interest”.",
        "Under Category group, choose Potential customer.",
        "Tick Enable lead status for this category.",
        "Click OK.",
    ]


def test_an_item_is_recognised_by_its_key_not_by_its_name() -> None:
    (renamed,) = actions_of((A,), (A._replace(name="Z"),))
    assert (renamed.kind, renamed.title) == ("change", "Change the category “A”")
    assert [(change.field, change.old, change.new) for change in renamed.changes] == [("name", "A", "Z")]
    other_key = A._replace(key="other")
    assert ids(actions_of((A,), (A._replace(name="Z"), other_key))) == ["c1.change", "other.create"]


def test_every_field_that_changes_is_named_with_its_old_and_new_value() -> None:
    old = Category("c1", "A", CategoryGroup.POTENTIAL, True, "x")
    (action,) = actions_of((old,), (Category("c1", "A"),))
    assert [(change.label, change.old, change.new) for change in action.changes] == [
        ("Category group", "Potential customer", "No group"),
        ("Lead status", "enabled", "off"),
        ("Tooltip", "x", ""),
    ]
    assert lines(action)[1:-1] == [
        "Empty the field Description.",
        "Empty the field Category group.",
        "Clear the tick at Enable lead status for this category.",
    ]


def test_deleting_and_restoring_are_told_apart_from_changing() -> None:
    gone = A._replace(deleted=True)
    assert ids(actions_of((A,), (gone,))) == ["c1.delete"]
    (restored,) = actions_of((gone,), (A,))
    assert (restored.kind, restored.item) == ("restore", A)
    assert ids(actions_of((gone,), (A._replace(name="Z"),))) == ["c1.restore", "c1.change"]
    assert ids(actions_of((A,), (gone._replace(name="Z"),))) == ["c1.change", "c1.delete"]
    assert ids(actions_of((), (gone,))) == ["c1.create", "c1.delete"]


def test_a_deleted_item_must_be_made_visible_before_it_can_be_changed() -> None:
    gone = A._replace(deleted=True)
    (action,) = actions_of((gone,), (gone._replace(tooltip="x"),))
    assert lines(action)[0] == "Tick Show deleted items and headings."
    (visible,) = actions_of((A,), (A._replace(tooltip="x"),))
    assert lines(visible)[0] == "On the tab Items, open “A”."


def test_a_name_is_given_away_before_another_item_takes_it() -> None:
    chain = (A._replace(name="B"), B._replace(name="C"), C._replace(name="E"))
    assert ids(actions_of((A, B, C), chain)) == ["c3.change", "c2.change", "c1.change"]
    new = Category("new", " a")
    assert ids(actions_of((A,), (new, A._replace(name="E"))))[:2] == ["c1.change", "new.create"]


def names_clash(actions: tuple[Action, ...], items: tuple[Category, ...]) -> bool:
    now = {item.key: name_key(item.name) for item in items}
    for action in actions:
        if action.item:
            now[action.item.key] = name_key(action.item.name)
            if len(set(now.values())) < len(now):
                return True
    return False


@given(st.permutations("ABCDEF"), st.permutations("ABCDEFGH"))
def test_names_never_clash_on_the_way(old: list[str], new: list[str]) -> None:
    current = tuple(Category(name, name) for name in old)
    wanted = tuple(item._replace(name=name) for item, name in zip(current, new, strict=False))
    actions = actions_of(current, wanted)
    assert not names_clash(actions, current)
    assert apply(actions, current) == wanted
    assert len(set(ids(actions))) == len(actions)


def test_items_that_exchange_their_names_take_another_one_for_now() -> None:
    actions = actions_of((A, B, C), (A._replace(name="b"), B._replace(name="A"), C._replace(name="A (2)")))
    assert ids(actions) == ["c3.change", "c1.change-for-now", "c2.change", "c1.change"]
    titles = [action.title.removeprefix("Change the category ") for action in actions]
    assert titles == ["“C”", "“A”", "“B”", "“A (3)”"]
    assert lines(actions[1]) == [
        "On the tab Items, open “A”.",
        "Under Name, type “A (3)”.",
        "Click OK.",
        "This name is only for now: another item still has the right one.",
    ]
    assert lines(actions[3])[:2] == ["On the tab Items, open “A (3)”.", "Under Name, type “b”."]


def test_where_a_name_is_wanted_twice_no_order_helps_and_nothing_is_invented() -> None:
    assert ids(actions_of((A, B), (A._replace(name="C"), B._replace(name="C")))) == ["c1.change", "c2.change"]


@pytest.mark.parametrize(
    ("wanted", "told"),
    [
        ((D, A, B, C), ["Move “D” to the top."]),
        ((B, C, D, A), ["Move “A” to just below “D”."]),
        ((A, C, B, D), ["Move “B” to just below “C”."]),
    ],
)
def test_as_few_items_as_possible_are_moved(wanted: tuple[Category, ...], told: list[str]) -> None:
    (action,) = actions_of((A, B, C, D), wanted)
    assert (action.id, action.kind) == ("categories.reorder", "reorder")
    assert lines(action) == ["Select an item and use the arrow buttons.", *told]


def told_order(before: list[str], how: tuple[Sentence, ...]) -> list[str]:
    """Do by hand what the sentences say to the names that the CRM shows."""
    shown = list(before)
    for sentence in how[1:]:
        name = sentence.texts["item"]
        shown.remove(name)
        above = sentence.texts.get("above")
        shown.insert(shown.index(above) + 1 if above is not None else 0, name)
    return shown


def fewest_moves(before: list[str], after: list[str]) -> int:
    """Items outside a longest common subsequence, found the slow and obvious way."""
    best = [[0] * (len(after) + 1) for _ in range(len(before) + 1)]
    for i, one in enumerate(before, start=1):
        for j, other in enumerate(after, start=1):
            same = best[i - 1][j - 1] + 1 if one == other else 0
            best[i][j] = max(same, best[i - 1][j], best[i][j - 1])
    return len(after) - best[-1][-1]


@settings(max_examples=60)
@given(setups())
def test_moving_items_as_told_gives_the_wanted_order_with_few_moves(setup: LeadSetup) -> None:
    for step in steps.STEPS:
        if not step.listing:
            continue
        actions = tuple(step.actions(setup))
        current, wanted = getattr(setup.current, step.listing.name), getattr(setup.wanted, step.listing.name)
        before = apply((action for action in actions if action.kind != "reorder"), current)
        shown = [item.name for item in before if not item.deleted]
        after = [item.name for item in wanted if not item.deleted]
        reorder = [action for action in actions if action.kind == "reorder"]
        assert len(reorder) == ([item.key for item in before] != [item.key for item in wanted])
        how = reorder[0].how if reorder else ()
        assert told_order(shown, how) == after
        assert len(how[1:]) == fewest_moves(shown, after)


def test_when_only_deleted_items_change_places_nobody_is_sent_to_move_any() -> None:
    gone = B._replace(deleted=True)
    (action,) = actions_of((A, gone), (gone, A))
    assert action.order == ("c2", "c1")
    assert lines(action) == ["Only deleted items change places: there is nothing to move by hand."]


def test_a_sentence_marks_labels_and_customer_texts_each_in_its_own_way() -> None:
    sentence = Sentence("Under {name}, type {item}.", {"name": "Name"}, {"item": "{name}"})
    assert sentence.render() == "Under Name, type {name}."
    assert sentence.render(label="*{}*".format, text="<{}>".format) == "Under *Name*, type <{name}>."
