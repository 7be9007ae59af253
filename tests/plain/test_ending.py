"""The review, completing, and the checklist of the hand-over."""

import sys
from pathlib import Path

import pytest

from tests.builders import finished, with_wanted
from tests.plain.conversation import KEEP, Talker, at, new
from wizard.domain.model import LeadSetup, Status, Use


def renamed() -> LeadSetup:
    """Return a finished set-up in which the third status has another name."""
    first, second, third, *rest = finished().wanted.lead_statuses
    return with_wanted(finished(), lead_statuses=(first, second, third._replace(name="No fit"), *rest))


def test_the_review_reads_what_changes_with_numbers(talker: Talker) -> None:
    talker.work(at("review", renamed()), "list", "?")
    for words in (
        "Good to know\n1. “Disqualified” becomes “No fit”",
        "Step 1 of 3: Categories:\n2. Change the category “Lead”\nLead status: off → enabled",
        "Step 2 of 3: Lead statuses:\n3. Change the lead status “Disqualified”\n",
        "Lead status: Disqualified → No fit",
        "Step 3 of 3: Marketing Premium:\n4. Switch on UTM tracking",
        "Everything is in order: complete completes the set-up.",
        "go N goes to where a line is edited.",
    ):
        assert words in talker.text


def test_go_goes_to_where_a_line_is_edited(talker: Talker) -> None:
    text = talker.work(at("review", renamed()), "go", "go 99", "go 3", "step 4", "go 4")
    assert "Type a number from 1 to 8 after it, such as “go 8”." in text
    assert "Step 2 of 3: Lead statuses" in text
    assert "\n3. No fit\nNote: “Disqualified” becomes “No fit”" in text
    assert "Step 3 of 3: Marketing Premium" in text
    assert talker.saved.progress.step == "marketing"


def test_go_on_a_problem_asks_for_its_field(talker: Talker) -> None:
    customer = finished().customer._replace(tenant="")
    text = talker.work(at("review", finished()._replace(customer=customer)), "go 1", "<")
    assert "1. Check that Cust12345 is this customer: the tenant is not filled in yet." in talker.text
    assert "UTM script, up to 2000 characters. Now “https://online3" in text


def test_go_on_a_problem_of_the_customer_edits_the_customer(talker: Talker) -> None:
    customer = finished().customer._replace(tenant="12345")
    setup = at("review", finished()._replace(customer=customer))
    text = talker.work(setup, "go 1", KEEP, "Cust12345", KEEP, KEEP, "complete")
    assert "1. The tenant is “Cust” and digits" in talker.text
    assert "Customer, 1 to 239 characters. Now “Nordlys AS”" in text
    assert talker.saved.progress.status is Status.COMPLETE
    assert talker.code == 0


def test_what_blocks_is_read_and_keeps_the_set_up_a_draft(talker: Talker) -> None:
    text = talker.work(at("review", new()), "complete", "next")
    assert "To put right before completing\n1. No category follows leads yet." in talker.text
    assert "2 things to put right first." in talker.text
    assert text.count("To put right: No category follows leads yet.") == 2
    assert talker.saved.progress.status is Status.DRAFT
    assert talker.code == 3


def test_completing_reads_the_checklist(talker: Talker) -> None:
    text = talker.work(at("review"), "complete", "?", "tick 1", "tick 2", "tick 2", "tick 99", "list")
    assert "Hand-over\n1. to do: Change the category “Lead”" in text
    assert "0 of 6 done." in text
    assert "tick them off. The list is kept" in text
    assert "1. done: Change the category “Lead”" in text
    assert "1 of 6 done." in text
    assert "Type a number from 1 to 6 after it, such as “tick 6”." in text
    assert talker.code == 0
    assert len(talker.saved.progress.checklist) == 1


def test_all_ticked_ends_on_a_good_note(talker: Talker) -> None:
    text = talker.work(at("review"), "complete", *(f"tick {number}" for number in range(1, 7)), "list")
    assert "6 of 6 done.\nAll done: lead management is set up." in text


def test_nothing_to_change_is_said(talker: Talker) -> None:
    setup = finished()
    same = setup._replace(
        current=setup.wanted, marketing_premium=setup.marketing_premium._replace(use=Use.NO)
    )
    talker.work(at("review", same), "complete", "tick 1")
    assert "Nothing has to change in SuperOffice." in talker.text
    assert "The list is empty." in talker.text


def test_how_says_where_and_what_to_click(talker: Talker) -> None:
    text = talker.work(at("review"), "complete", "how 1", "how")
    assert "Where in SuperOffice: Settings and maintenance > Lists > Company – Category" in text
    assert "1. On the tab “Items”, open Lead." in text
    assert "Type a number from 1 to 6 after it, such as “how 6”." in text


def test_the_hand_over_is_written_to_a_file(
    talker: Talker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "to do.md"
    text = talker.work(
        at("review"), "complete", f"write {path}", "write", KEEP, "write", "<", f"write {tmp_path}"
    )
    assert path.read_text(encoding="utf-8").startswith("# Lead management for Nordlys AS")
    assert (tmp_path / "Nordlys AS lead management.html").exists()
    assert f"Written to {path}." in text
    assert "File. Enter takes “Nordlys AS lead management.html”. (<, ?, quit)" in text
    assert "This is a folder. Type the name of a file in it." in text


def test_the_ending_of_the_file_decides_what_is_written_and_the_trail_can_go_with_it(
    talker: Talker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    talker.work(
        at("review"), "complete", "write a.pdf", "write a.md", "write a", "write-trail b.md", "write b.html"
    )
    starts = {path.name: path.read_bytes()[:5] for path in tmp_path.glob("[ab]*") if path.is_file()}
    assert starts == {
        "a": b"<!DOC", "a.md": b"# Lea", "a.pdf": b"%PDF-", "b.html": b"<!DOC", "b.md": b"# Lea",
    }  # fmt: skip
    assert "## The trail" in (tmp_path / "b.md").read_text(encoding="utf-8")
    assert "The trail" not in (tmp_path / "b.html").read_text(encoding="utf-8")


def test_a_pdf_without_its_library_is_refused_with_what_to_do(
    talker: Talker, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    text = talker.work(at("review"), "complete", f"write {tmp_path / 'a.pdf'}")
    assert 'pip install "lead-wizard[pdf]"' in text
    assert not (tmp_path / "a.pdf").exists()


def test_back_from_the_checklist_goes_to_the_review_and_an_edit_makes_it_a_draft(talker: Talker) -> None:
    text = talker.work(at("review", status=Status.COMPLETE), "<", "step 1", "lead 2")
    assert "This set-up is complete. Next opens the checklist." in text
    assert talker.saved.progress.status is Status.DRAFT
    assert talker.code == 3


def test_undo_of_completing_goes_back_to_the_review(talker: Talker) -> None:
    text = talker.work(at("review"), "complete", "undo")
    assert "Undone: " in text
    assert talker.saved.progress.status is Status.DRAFT
    assert talker.text.count("Everything is in order: complete completes the set-up.") == 2


def test_finishing_leaves_with_0(talker: Talker) -> None:
    talker.work(at("review"), "next", "next", "frobnicate")
    assert talker.code == 0
    assert "frobnicate" not in talker.text
