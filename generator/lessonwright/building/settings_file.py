"""Owns mkdocs.yml as its author wrote it: the file comes in; a configuration, or what is wrong with it where, goes out.

MkDocs finds what is wrong; said is it here, so that it reads like everything else that is said of a
course.
"""

import lessonwright.building.engine  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError
from mkdocs.plugins import get_plugins
from mkdocs.utils import get_theme_names

from lessonwright.building.foreign_errors import hook_error
from lessonwright.files.paths import relative_to_cwd
from lessonwright.markup.parsed_text import host_of
from lessonwright.reading.diagnostic import Diagnostic, Severity
from lessonwright.reading.file_text import FileText, Spot, read_text
from lessonwright.reading.yaml_file import syntax_problems
from lessonwright.wording import did_you_mean, quote

_RULE = "settings"
_USER_GUIDE = "what can be written here is told in MkDocs' user guide"
_PLUGIN = re.compile(r'The "(?P<name>.+)" plugin is not installed')
_THEME = re.compile(r"Unrecognised theme name: '(?P<name>.+?)'")
_EXTENSION = re.compile(r"Failed to load extension '(?P<name>.+?)'")
_SETTING = re.compile(r"Unrecognised configuration name: (?P<name>.+)")
_SWITCH = re.compile(
    r"Plugin '(?P<plugin>.+)' option '(?P<name>.+)': Expected type: <class 'bool'>"
)


@dataclass(frozen=True)
class Settings:
    """What mkdocs.yml says, if it can be read, and what is wrong with it."""

    file: FileText
    config: MkDocsConfig | None
    problems: tuple[Diagnostic, ...] = ()

    @property
    def errors(self) -> tuple[Diagnostic, ...]:
        """What keeps MkDocs from building anything."""
        return tuple(problem for problem in self.problems if problem.severity == "error")

    def diagnostic(
        self, word: str, message: str, help_line: str, severity: Severity = "error"
    ) -> Diagnostic:
        """Return a problem at the first line that holds a word; at the first of all, if none does."""
        return _diagnostic(self.file, word, message, help_line, severity)

    def hosts_asked(self, rule: str) -> tuple[Diagnostic, ...]:
        """Return a note for each file that every page asks another host for."""
        assert self.config is not None  # noqa: S101 - who asks has looked
        files = [
            *self.config.extra_css,
            *(getattr(script, "path", script) for script in self.config.extra_javascript),
        ]
        return tuple(self._host_note(address, rule) for address in files if host_of(address))

    def _host_note(self, address: str, rule: str) -> Diagnostic:
        message = f"every page would ask `{host_of(address)}` for this file"
        note = self.diagnostic(
            address, message, "save it in the content folder, and write its name", "note"
        )
        return replace(note, rule=rule)


def wrong_as_yaml(config_file: Path) -> tuple[Diagnostic, ...]:
    """Return what keeps a mkdocs.yml from being read at all."""
    file, problems = _text(config_file)
    return problems or syntax_problems(file)


def _text(config_file: Path) -> tuple[FileText, tuple[Diagnostic, ...]]:
    return read_text(relative_to_cwd(config_file.absolute()).as_posix(), config_file.read_bytes())


def read_settings(config_file: Path, **options: Any) -> Settings:
    """Read a mkdocs.yml, with `options` in place of what it says; never raises for what its author wrote."""
    file, _ = _text(config_file)
    if problems := wrong_as_yaml(config_file):
        return Settings(file, None, problems)
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as opened:
            config.load_file(opened)
    except ConfigurationError as error:
        return Settings(file, None, (_unreadable(file, str(error)),))
    config.load_dict({name: value for name, value in options.items() if value is not None})
    try:
        errors, warnings = config.validate()
    except Exception as error:
        problem = hook_error(error, _hooks(config))
        if not problem:
            raise
        return Settings(file, None, (problem,))
    told = (*_each(file, errors, "error"), *_each(file, warnings, "warning"))
    return Settings(file, None if errors else config, told)


def _hooks(config: MkDocsConfig) -> list[Path]:
    """Return the files that a configuration which has not been read to its end names under `hooks:`."""
    named, home = config["hooks"], Path(config.config_file_path).absolute().parent
    return (
        [home / name for name in named if isinstance(name, str)] if isinstance(named, list) else []
    )


def _unreadable(file: FileText, said: str) -> Diagnostic:
    if "key-value mapping" in said:
        message, help_line = "there are no settings in this file", "begin it with `site_name: …`"
    else:
        message, help_line = _first_sentence(said), _USER_GUIDE
    return _diagnostic(file, "INHERIT", message, help_line, "error")


def _first_sentence(said: str) -> str:
    return said.splitlines()[0].rstrip(".")


def _each(
    file: FileText, told: Iterable[tuple[str, Any]], severity: Severity
) -> Iterator[Diagnostic]:
    return (_setting_diagnostic(file, setting, str(said), severity) for setting, said in told)


def _setting_diagnostic(file: FileText, setting: str, said: str, severity: Severity) -> Diagnostic:
    """Return in our words what MkDocs says of a setting; where we have none, in its own."""
    if found := _PLUGIN.search(said):
        help_line = did_you_mean(found["name"], get_plugins()) or _to_bring_it()
        return _diagnostic(
            file, found["name"], f"there is no plugin {quote(found['name'])}", help_line, severity
        )
    if found := _THEME.search(said):
        help_line = did_you_mean(found["name"], get_theme_names()) or "write `name: material`"
        return _diagnostic(
            file, found["name"], f"there is no theme {quote(found['name'])}", help_line, severity
        )
    if found := _EXTENSION.search(said):
        message = f"there is no Markdown extension {quote(found['name'])}"
        return _diagnostic(file, found["name"], message, _to_bring_it(), severity)
    if found := _SETTING.search(said):
        help_line = did_you_mean(found["name"], MkDocsConfig()) or "take the line out"
        return _diagnostic(
            file,
            found["name"],
            f"MkDocs knows no setting {quote(found['name'])}",
            help_line,
            severity,
        )
    if found := _SWITCH.search(said):
        message = (
            f"{quote(found['name'])} of the plugin {quote(found['plugin'])} is switched on or off"
        )
        return _diagnostic(file, found["name"], message, "write `true` or `false`", severity)
    if setting == "site_name":
        help_line = "write `site_name: …`, with the name of your course"
        return _diagnostic(file, setting, "`site_name` is missing", help_line, severity)
    return _diagnostic(
        file, setting, f"{quote(setting)}: {_first_sentence(said)}", _USER_GUIDE, severity
    )


def _to_bring_it() -> str:
    if getattr(sys, "frozen", False):
        return "take the line out: nothing can be added to this program, only to a Lessonwright that pip has installed"
    return "install the package that brings it, or take the line out"


def _diagnostic(
    file: FileText, word: str, message: str, help_line: str, severity: Severity
) -> Diagnostic:
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    found = ((n, pattern.search(line.partition(" #")[0])) for n, line in enumerate(file.lines, 1))
    spots = (Spot(n, match.start() + 1, len(word)) for n, match in found if match)
    return file.diagnostic(next(spots, Spot(1, 1)), _RULE, message, help_line, severity)
