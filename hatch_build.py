"""Build hook of the sdist; hatchling looks for it under this name."""

from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WithoutGitignore(BuildHookInterface):
    """Leaves out `.gitignore`, which hatchling includes even where it is excluded."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  hatchling's signature
        """Take the file from the list of those that are always included."""
        included = build_data["force_include"]
        build_data["force_include"] = {
            source: target for source, target in included.items() if target != ".gitignore"
        }
