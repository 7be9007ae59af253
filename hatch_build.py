"""Build hook: compiles the gettext catalogues (.po to .mo), also for an editable install."""

from pathlib import Path
from typing import Any

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface):  # type: ignore[type-arg]
    """Writes `wizard/locale/LANGUAGE/LC_MESSAGES/wizard.mo` beside each `wizard.po`."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile every catalogue and tell hatchling to take the results along."""
        root = Path(self.root)
        for source in sorted(root.glob("wizard/locale/*/LC_MESSAGES/wizard.po")):
            target = source.with_suffix(".mo")
            with source.open("rb") as po:
                catalogue = read_po(po, locale=source.parts[-3])
            with target.open("wb") as mo:
                write_mo(mo, catalogue)
            build_data["artifacts"].append(target.relative_to(root).as_posix())
