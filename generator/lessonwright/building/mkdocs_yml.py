"""Owns a project's MkDocs configuration: mkdocs.yml comes in; what is wrong in it, and what its site needs, goes out.

MkDocs finds what is wrong; said is it here, so that it reads like everything else that is said of a
course.
"""

import lessonwright.building.mkdocs_or_properdocs  # noqa: F401 - it lets ProperDocs answer to the name of MkDocs

# isort: split

import re
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from mkdocs.config.base import Config
from mkdocs.config.config_options import ExtraScriptValue, Type
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError, MkDocsException
from mkdocs.plugins import get_plugins
from mkdocs.utils import get_theme_names

from lessonwright.building.build_errors import SiteError
from lessonwright.building.course_and_plugin_errors import hook_error
from lessonwright.building.html_blocks_and_search import HTML_BLOCKS
from lessonwright.building.project_settings import Project, SiteSettings
from lessonwright.course.course import Course
from lessonwright.markup.dialect import ALWAYS
from lessonwright.markup.parsed_text_and_numbered_lists import host_of
from lessonwright.message_wording import did_you_mean, quote, relative_to_cwd
from lessonwright.prose.words import direction
from lessonwright.reading.diagnostic import Diagnostic, Severity
from lessonwright.reading.file_text_and_mistakes import FileText, Spot, read_text
from lessonwright.reading.yaml_file import parse, syntax_problems
from lessonwright.site.addresses import Addresses
from lessonwright.site.pages_navigation_and_assets import FILE_WORKER, SCRIPTS, STYLES
from lessonwright.site.theme_fixes import theme_language

_MATERIALS = ("material", "materialx")
"""Material for MkDocs, and MaterialX, which goes on from it; the plugins that come with each bear
its name."""
_MATERIALS_OWN_FONTS = {"text": "Roboto", "code": "Roboto Mono"}


class Settings(Config):  # type: ignore[no-untyped-call]
    """How a build goes, as mkdocs.yml says it; everything about the course itself stands in course.yml."""

    handouts = Type(bool, default=True)
    """Whether a build makes PDFs, too."""


def is_material(config: MkDocsConfig) -> bool:
    """Tell whether the theme is Material, by either of its names."""
    return config.theme.name in _MATERIALS


def searches_with_pagefind(config: MkDocsConfig) -> bool:
    """Tell whether the site is searched with Pagefind, which reads the finished pages."""
    return config.theme.name == "materialx"


def of_theme(config: MkDocsConfig, plugin: str) -> str:
    """Return the full name of a plugin that comes with the theme."""
    return f"{config.theme.name}/{plugin}"


def is_offline(config: MkDocsConfig) -> bool:
    """Tell whether the site is to open from a folder, search included."""
    return of_theme(config, "offline") in config.plugins


def project_of(config: MkDocsConfig, *, handouts: bool) -> Project:
    """Return what a configuration says about a course and its site."""
    addresses = Addresses(config.use_directory_urls and not is_offline(config))
    site = config.site_url
    extensions = (name for name in config.markdown_extensions if name != HTML_BLOCKS)
    return Project(
        folder=Path(config.config_file_path).resolve().parent,
        content=relative_to_cwd(Path(config.docs_dir)),
        site=Path(config.site_dir),
        url=lambda source: addresses.absolute(site, source) if site else None,
        handouts=handouts,
        extensions=tuple(dict.fromkeys([*extensions, *ALWAYS])),
        extension_settings=config.mdx_configs,
    )


def set_up(config: MkDocsConfig, course: Course) -> None:
    """Add to a configuration what the pages of the course need."""
    config.markdown_extensions += [
        name for name in (*ALWAYS, HTML_BLOCKS) if name not in config.markdown_extensions
    ]
    config.extra_css[:0] = STYLES
    if is_offline(config):
        _set_up_offline(config)
    config.extra_javascript[:0] = [_as_deferred_script(path) for path in SCRIPTS]
    if is_material(config):
        _set_up_material(config, course)


def _set_up_offline(config: MkDocsConfig) -> None:
    """Take pages by their files, and a worker for the search that comes with the site, not from elsewhere."""
    config.use_directory_urls = False
    others = [
        script for script in config.extra.get("polyfills", []) if "iframe-worker" not in str(script)
    ]
    config.extra["polyfills"] = [*others, FILE_WORKER]


def _set_up_material(config: MkDocsConfig, course: Course) -> None:
    """Keep the pages from asking Google for fonts; give Material the course's language, direction and logo."""
    if config.theme["font"] == _MATERIALS_OWN_FONTS:
        config.theme["font"] = False
    if config.theme["language"] == "en":
        config.theme["language"] = theme_language(course.language)
    # MaterialX's word for a header in the course's colour: what stands in it is then light.
    config.theme["topbar_style"] = "primary"
    # Of a language that Material does not have, it knows no direction either.
    config.theme["direction"] = config.theme.get("direction") or direction(course.language)
    if course.brand.logo and not _names_a_logo(config):
        # course.yml lies in docs_dir, so that its file names are the site's.
        config.theme["logo"] = course.brand.logo


def _names_a_logo(config: MkDocsConfig) -> bool:
    return bool(config.theme.get("logo") or (config.theme.get("icon") or {}).get("logo"))


def _as_deferred_script(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script


_RULE = "settings"
_USER_GUIDE = "what can be written here is told in MkDocs' user guide"


@dataclass(frozen=True)
class ProjectSettings:
    """What mkdocs.yml says, if it can be read, and what is wrong with it."""

    file: FileText
    config: MkDocsConfig | None
    problems: tuple[Diagnostic, ...] = ()
    duplicate_keys: frozenset[str] = frozenset()
    """The settings of which one was lost, so that nothing else can be said about them."""

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
    return _wrong_as_yaml(*_text(config_file))


def _wrong_as_yaml(file: FileText, unread: tuple[Diagnostic, ...]) -> tuple[Diagnostic, ...]:
    return unread or tuple(_with_name(file, problem) for problem in syntax_problems(file))


def _with_name(file: FileText, problem: Diagnostic) -> Diagnostic:
    """Return a problem with the mend for a setting that MkDocs knows and that has no colon behind its name."""
    name, _, rest = (file.line(problem.line) or "").strip().partition(" ")
    if problem.rule != "missing-colon" or not rest or name not in MkDocsConfig():
        return problem
    return replace(problem, help=f"write {quote(f'{name}: {rest.strip()}')}")


def _text(config_file: Path) -> tuple[FileText, tuple[Diagnostic, ...]]:
    return read_text(relative_to_cwd(config_file.absolute()).as_posix(), config_file.read_bytes())


def read_settings(config_file: Path, **options: Any) -> ProjectSettings:
    """Read a mkdocs.yml, with `options` in place of what it says; never raises for what its author wrote."""
    file, unread = _text(config_file)
    if problems := _wrong_as_yaml(file, unread):
        return ProjectSettings(file, None, problems)
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as opened:
            config.load_file(opened)
    except ConfigurationError as error:
        return ProjectSettings(file, None, (_unreadable(file, str(error)),))
    config.load_dict({name: value for name, value in options.items() if value is not None})
    try:
        errors, warnings = config.validate()
    except Exception as error:
        problem = hook_error(error, _hooks(config))
        if not problem:
            raise
        return ProjectSettings(file, None, (problem,))
    lost = [problem for problem in parse(file).problems if problem.rule == "duplicate-key"]
    twice = frozenset(problem.message.split("`")[1] for problem in lost if problem.column == 1)
    told = (
        *_duplicate_key_warnings(lost),
        *_each(file, [one for one in errors if one[0] not in twice], "error"),
        *_each(file, [one for one in warnings if one[0] not in twice], "warning"),
    )
    if errors:
        return ProjectSettings(file, None, told, twice)
    return ProjectSettings(file, config, (*told, *_missing_files(file, config)), twice)


def _duplicate_key_warnings(lost: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield a warning for each setting of which YAML silently keeps the last."""
    for problem in lost:
        if problem.rule == "duplicate-key":
            first = (problem.help or "").partition(":")[0]
            help_line = (
                f"{first}, and only the last one counts: put all of it there, and take this one out"
            )
            yield replace(problem, rule=_RULE, severity="warning", help=help_line)


def _missing_files(file: FileText, config: MkDocsConfig) -> Iterator[Diagnostic]:
    """Yield a warning for each picture, style sheet or script that mkdocs.yml names and that is not there."""
    folders = [Path(config.docs_dir), *map(Path, config.theme.dirs)]
    for setting, name in _named_files(config):
        is_elsewhere = bool(host_of(name)) or name.startswith(("/", "data:"))
        if not is_elsewhere and not any((folder / name).is_file() for folder in folders):
            alike = Path(config.docs_dir).rglob(f"*{Path(name).suffix}")
            there = [one.relative_to(config.docs_dir).as_posix() for one in alike]
            content = Path(config.docs_dir).name
            help_line = (
                did_you_mean(name, there)
                or f"put it into the folder {content}, or take the line out"
            )
            message = (
                f"{quote(setting)} names {quote(name)}, and there is no such file in {content}"
            )
            yield _diagnostic(file, name, message, help_line, "warning")


_MAKING_NO_FILES = ("search", "lessonwright", "material/")
"""Plugins of which it is known that they make no style sheets and scripts."""


def _named_files(config: MkDocsConfig) -> Iterator[tuple[str, str]]:
    for setting in ("favicon", "logo"):
        if name := config.theme.get(setting):
            yield setting, str(name)
    if all(name.startswith(_MAKING_NO_FILES) for name in config.plugins):
        yield from (("extra_css", name) for name in config.extra_css)
        scripts = (getattr(script, "path", script) for script in config.extra_javascript)
        yield from (("extra_javascript", str(name)) for name in scripts)


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


def _to_bring_it() -> str:
    if getattr(sys, "frozen", False):
        return "take the line out: nothing can be added to this program, only to a Lessonwright that pip has installed"
    return "install the package that brings it, or take the line out"


_SENTENCES: tuple[tuple[re.Pattern[str], str, Callable[[str], str]], ...] = (
    (
        re.compile(r'The "(?P<name>.+)" plugin is not installed'),
        "there is no plugin {name}",
        lambda name: did_you_mean(name, get_plugins()) or _to_bring_it(),
    ),
    (
        re.compile(r"Unrecognised theme name: '(?P<name>.+?)'"),
        "there is no theme {name}",
        lambda name: did_you_mean(name, get_theme_names()) or "write `name: material`",
    ),
    (
        re.compile(r"Failed to load extension '(?P<name>.+?)'"),
        "there is no Markdown extension {name}",
        lambda name: _to_bring_it(),
    ),
    (
        re.compile(r"Unrecognised configuration name: (?P<name>.+)"),
        "MkDocs knows no setting {name}",
        lambda name: did_you_mean(name, MkDocsConfig()) or "take the line out",
    ),
    (
        re.compile(r"Plugin '(?P<plugin>.+)' option '(?P<name>.+)': Expected type: <class 'bool'>"),
        "{name} of the plugin {plugin} is switched on or off",
        lambda name: "write `true` or `false`",
    ),
)
"""What MkDocs says, with what we say of the name in it, and the mend."""


def _setting_diagnostic(file: FileText, setting: str, said: str, severity: Severity) -> Diagnostic:
    """Return in our words what MkDocs says of a setting; where we have none, in its own."""
    for pattern, message, help_of in _SENTENCES:
        if found := pattern.search(said):
            names = {name: quote(word) for name, word in found.groupdict().items()}
            told = message.format_map(names)
            return _diagnostic(file, found["name"], told, help_of(found["name"]), severity)
    if setting == "site_url" and "scheme" in said:
        return _without_scheme(file, severity)
    if setting == "site_name":
        help_line = "write `site_name: …`, with the name of your course"
        return _diagnostic(file, setting, "`site_name` is missing", help_line, severity)
    return _diagnostic(
        file, setting, f"{quote(setting)}: {_first_sentence(said)}", _USER_GUIDE, severity
    )


def _without_scheme(file: FileText, severity: Severity) -> Diagnostic:
    message = "`site_url` does not begin with `https://`"
    values = (line.partition(":") for line in file.lines if line.startswith("site_url:"))
    address = next((value.strip(" \"'") for _, _, value in values), "…")
    help_line = f"write {quote(f'site_url: https://{address}')}"
    return _diagnostic(file, "site_url", message, help_line, severity)


def _diagnostic(
    file: FileText, word: str, message: str, help_line: str, severity: Severity
) -> Diagnostic:
    pattern = re.compile(rf"(?<![\w-]){re.escape(word)}(?![\w-])")
    written = (f" {line}".partition(" #")[0][1:] for line in file.lines)
    found = ((n, pattern.search(line)) for n, line in enumerate(written, 1))
    spots = (Spot(n, match.start() + 1, len(word)) for n, match in found if match)
    return file.diagnostic(next(spots, Spot(1, 1)), _RULE, message, help_line, severity)


def content_folder(config_file: Path) -> Path:
    """Return the content folder that a MkDocs configuration names, as it is written from the current folder."""
    return relative_to_cwd(Path(readable_settings(config_file)[1].docs_dir))


def project(config_file: Path) -> Project:
    """Return what a MkDocs configuration says about a course and its site."""
    return site_settings(config_file).project


def site_settings(config_file: Path) -> SiteSettings:
    """Return what a mkdocs.yml says; raise `SiteError` where that cannot be made out."""
    settings, config = readable_settings(config_file)
    said = project_of(config, handouts=all(ours.handouts for ours in _ours(config)))
    return SiteSettings(said, _problems(settings), settings.hosts_asked("other-host"))


def _ours(config: MkDocsConfig) -> list[Settings]:
    """Return what mkdocs.yml says to our plugin, each time that it is named there."""
    # An author's hook is among them, too: a module, which has no settings.
    settings = (getattr(plugin, "config", None) for plugin in config.plugins.values())
    return [one for one in settings if isinstance(one, Settings)]


def settings_problems(config_file: Path) -> tuple[Diagnostic, ...]:
    """Return what is to be mended in a mkdocs.yml, and whether our plugin is missing from it."""
    return _problems(read_settings(config_file))


def _problems(settings: ProjectSettings) -> tuple[Diagnostic, ...]:
    is_known = settings.config is not None and "plugins" not in settings.duplicate_keys
    if settings.config is None or not is_known or _ours(settings.config):
        return settings.problems
    help_line = "under `plugins:`, add `- lessonwright`"
    return (
        *settings.problems,
        settings.diagnostic("plugins", "the plugin `lessonwright` is missing", help_line),
    )


def readable_settings(config_file: Path, **options: Any) -> tuple[ProjectSettings, MkDocsConfig]:
    """Return what a mkdocs.yml says, and the configuration in it; raise `SiteError` where there is none."""
    _need_content(config_file)
    settings = read_settings(config_file, **options)
    if settings.config is None:
        raise broken_settings(settings.problems)
    return settings, settings.config


def broken_settings(problems: tuple[Diagnostic, ...]) -> SiteError:
    """Return the exception that says what is to be mended."""
    return SiteError("\n\n".join(map(str, problems)), problems)


def _need_content(config_file: Path) -> None:
    """Raise `SiteError` where the content folder is not there, which MkDocs tells in the words of a programmer."""
    if problems := wrong_as_yaml(config_file):
        raise broken_settings(problems)
    config = MkDocsConfig(config_file_path=str(config_file))
    try:
        with config_file.open("rb") as file:
            config.load_file(file)
    except MkDocsException:
        return  # what is wrong with it is told by whoever reads all of it
    home = config_file.absolute().parent
    named = "docs" if config.docs_dir is None else config.docs_dir
    if isinstance(named, str) and not (home / named).is_dir():
        found = [file.parent.name for file in home.glob("*/course.yml")]
        help_line = (
            f"write `docs_dir: {found[0]}`"
            if len(found) == 1
            else "let `docs_dir:` name the folder of course.yml"
        )
        raise SiteError(
            f"There is no folder {relative_to_cwd(home / named)}. In {config_file.name}, {help_line}."
        )
