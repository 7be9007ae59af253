"""The store in memory and the one of files answer alike; the memory has no folder."""

from pathlib import Path

import pytest

from tests.builders import finished
from wizard.demo.memory import MemoryStore
from wizard.domain.model import Customer, Progress
from wizard.saved.anystore import AnyStore
from wizard.store import Event, NotFound, NotKept, Store


@pytest.fixture(params=["memory", "files"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> AnyStore:
    return MemoryStore() if request.param == "memory" else Store(tmp_path / "saved")


LATER = finished()._replace(progress=Progress("statuses"))


def test_a_new_set_up_is_found_and_read(store: AnyStore) -> None:
    opened = store.create(finished())
    assert not opened.read_only
    assert (opened.obstacle, opened.set_aside) == (None, None)
    opened.close()
    assert store.find("NORDLYS as") == store.find("nordlys-as") == "nordlys-as"
    assert store.find("Acme") is None
    assert store.read("nordlys-as").setup == finished()
    assert [entry.stem for entry in store.entries()] == ["nordlys-as"]


def test_a_name_whose_stem_is_taken_gets_another(store: AnyStore) -> None:
    store.create(finished()).close()
    store.create(finished()._replace(customer=Customer("Nordlys-AS"))).close()
    assert store.find("Nordlys-AS") == "nordlys-as-2"
    assert store.find("Nordlys AS") == "nordlys-as"


def test_what_is_saved_is_the_next_revision(store: AnyStore) -> None:
    store.create(finished()).close()
    before = store.entry("nordlys-as")
    opened = store.open("nordlys-as")
    assert opened.save(LATER) == opened.saved
    assert (opened.saved.revision, opened.reread().setup) == (2, LATER)
    assert store.read("nordlys-as").setup == LATER
    assert store.entry("nordlys-as") != before
    opened.close()


def test_a_list_says_name_step_and_problems(store: AnyStore) -> None:
    store.create(finished()._replace(wanted=finished().current)).close()
    brief = store.brief(store.entries()[0])
    assert brief[:5] == ("Nordlys AS", "categories", "Categories", "draft", 1)


def test_kept_revisions_can_be_read_and_others_cannot(store: AnyStore) -> None:
    opened = store.create(finished())
    opened.save(LATER)
    opened.save(finished())
    opened.save(LATER, Event.RESTORED)
    opened.close()
    versions = store.versions("nordlys-as")
    assert [(kept.revision, kept.event) for kept, _saved in versions] == [
        (4, Event.RESTORED),
        (3, Event.DRAFT),
        (1, Event.CREATED),
    ]
    assert [saved and saved.setup for _kept, saved in versions] == [LATER, finished(), finished()]
    assert store.read_kept("nordlys-as", 1).setup == finished()
    assert store.read_kept("nordlys-as", 4).setup == LATER
    with pytest.raises(NotKept):
        store.read_kept("nordlys-as", 2)


def test_a_deleted_set_up_is_gone(store: AnyStore) -> None:
    store.create(finished()).close()
    assert store.delete("nordlys-as").parts[-2:] == ("deleted", "nordlys-as.json")
    assert (store.entries(), store.entry("nordlys-as")) == ([], None)
    for ask in (store.read, store.open, store.delete, store.versions, store.recover):
        with pytest.raises(NotFound):
            ask("nordlys-as")


def test_recovering_what_is_whole_opens_it(store: AnyStore) -> None:
    store.create(finished()).close()
    opened = store.recover("nordlys-as")
    assert opened.save_over_damage(LATER).setup == LATER
    opened.close()


def test_nobody_s_account_is_shown() -> None:
    store = MemoryStore((finished(),))
    store.open("nordlys-as").save(LATER, Event.IMPORTED)
    assert [kept.by for kept, _saved in store.versions("nordlys-as")] == ["", ""]


def test_the_last_changed_comes_first() -> None:
    store = MemoryStore((finished(), finished()._replace(customer=Customer("Acme"))))
    assert [entry.stem for entry in store.entries()] == ["nordlys-as", "acme"]
    store.open("acme").save(LATER._replace(customer=Customer("Acme")))
    store.open("acme").save(LATER._replace(customer=Customer("Acme")))
    assert {entry.mark for entry in store.entries()} == {1, 3}
