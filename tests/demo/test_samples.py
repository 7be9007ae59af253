"""The made-up customers: whole in each language, and each with what it is there to show."""

from collections import Counter
from urllib.parse import urlsplit

import pytest

from wizard import i18n, steps
from wizard.demo import samples, scenes
from wizard.demo.companies import COMPANIES
from wizard.document import answers
from wizard.domain.model import LeadSetup, Status
from wizard.domain.plan import plan
from wizard.domain.text import name_key

each_language = pytest.mark.parametrize("language", i18n.languages())


def codes(setup: LeadSetup) -> Counter[str]:
    return Counter(problem.code for problem in answers.problems(setup))


def every_setup(language: str) -> list[LeadSetup]:
    return [*samples.samples(language), *(scene.setup(language) for scene in scenes.SCENES)]


def test_every_language_of_the_wizard_has_its_own_companies() -> None:
    assert set(COMPANIES) == set(i18n.languages())
    names = [name for made_up in COMPANIES.values() for name in made_up[:3]]
    assert len(set(map(name_key, names))) == len(names) == 3 * len(COMPANIES)


@each_language
def test_every_set_up_is_a_document_in_the_language_of_its_crm(language: str) -> None:
    for setup in every_setup(language):
        assert setup.customer.crm_language == language
        assert answers.read_document(answers.to_document(setup)).setup == setup


@each_language
def test_the_list_shows_one_half_way_one_with_problems_and_one_completed(language: str) -> None:
    i18n.use(language)
    listed = [scenes.fresh_store().read(entry.stem) for entry in scenes.fresh_store().entries()]
    assert [saved.setup for saved in listed] == list(samples.samples(language))
    assert len({saved.saved_at for saved in listed}) == len(listed)


@each_language
def test_the_one_half_way_lacks_nothing_but_the_decision_of_step_3(language: str) -> None:
    setup = samples.started(language)
    assert setup.progress.step == "statuses"
    assert codes(setup) == {"undecided": 1}
    assert COMPANIES[language].status[0] in [status.name for status in setup.wanted.lead_statuses]


@each_language
def test_the_existing_database_has_the_problems_that_the_wizard_explains(language: str) -> None:
    assert codes(samples.troubled(language)) == {
        "same-name": 1,
        "lead-status-needs-group": 1,
        "no-lead-category": 1,
        "no-group": 1,
        "renamed": 1,
        "deleted": 1,
        "lost-opportunity": 1,
        "undecided": 1,
    }


@each_language
def test_the_completed_one_has_no_problem_and_some_ticks(language: str) -> None:
    setup = samples.finished(language)
    assert setup.progress.status is Status.COMPLETE
    assert codes(setup) == {}
    actions = [action.id for action in plan(setup)]
    assert 0 < len(setup.progress.checklist) < len(actions)
    assert setup.progress.checklist == tuple(actions[: len(setup.progress.checklist)])
    assert {action.step for action in plan(setup)} == {step.id for step in steps.STEPS}


@each_language
def test_addresses_are_nobody_s(language: str) -> None:
    utm = samples.finished(language).marketing_premium.utm_tracking
    hosts = {urlsplit(address).hostname for address in (utm.website, *(c.url for c in utm.campaigns))}
    assert len(hosts) == 1
    assert str(hosts.pop()).endswith(".example")


@each_language
def test_a_moment_takes_the_place_of_its_customer_s_sample(language: str) -> None:
    i18n.use(language)
    for scene in scenes.SCENES:
        store, stem = scenes.store_at(scene)
        assert store.read(stem).setup == scene.setup(language)
        assert len(store.entries()) == len(samples.samples(language))
        assert store.entries()[0].stem == stem


@each_language
def test_a_moment_with_something_wrong_begins_where_that_is(language: str) -> None:
    for scene in scenes.SCENES:
        if scene.path:
            problems = answers.problems(scene.setup(language))
            assert any(problem.blocks and problem.path.startswith(scene.path) for problem in problems)
