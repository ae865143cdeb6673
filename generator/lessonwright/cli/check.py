"""Owns `lessonwright check`: a folder comes in; what is broken, or else weak, in the course comes out.

With `--guess` it tells, too, what the choices of a course give away to somebody who reads nothing else.
"""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import click

from lessonwright.building.finding_cache import FindingCache
from lessonwright.building.handout_checks import check_paper
from lessonwright.building.lesson_cache import LessonCache, lesson_cache
from lessonwright.cli.command_group_and_arguments import FOLDER
from lessonwright.cli.errors import CannotRunError
from lessonwright.cli.findings import (
    MANY,
    PRINT,
    NotSoundError,
    print_summary,
    print_text,
    what_stops,
)
from lessonwright.cli.project import (
    content_folder,
    course_size,
    has_config,
    project_at,
    settings_at,
)
from lessonwright.cli.screen import ProgressSteps, say, write_stdout
from lessonwright.course.course import Course
from lessonwright.files.gc_pause import gc_paused
from lessonwright.message_wording import count_noun, did_you_mean
from lessonwright.reading.diagnostic import Diagnostic
from lessonwright.reading.listed_and_stray_files import UNLINKED
from lessonwright.reading.loader import Loaded, load_course

_LINKS = ("unknown-file", "outside-content")
"""Links to no file of the course: in a lesson an error; in a page of the author's own a warning,
which MkDocs has, too."""


def unknown_language(course: Course) -> str:
    """Return which rules do not know the language of a course, and whether the pages' own words are in it."""
    if course.language.partition("-")[0] == "en":
        return ""
    from lessonwright.lint.run_rules import silent_rules
    from lessonwright.prose.words import name_of, words

    said = []
    if silent := silent_rules(course):
        verb = "is" if len(silent) == 1 else "are"
        know = "does" if verb == "is" else "do"
        said.append(
            f"{count_noun(len(silent), 'rule')} that {know} not know this language {verb} silent"
        )
        said[-1] += f" ({', '.join(silent)})"
    if words(course.language).language.partition("-")[0] != course.language.partition("-")[0]:
        said.append(
            "the words of the pages and handouts themselves, such as “Check” and “Next lesson”, are English"
        )
    return f"This course is in {name_of(course.language)}: {'; '.join(said)}." if said else ""


@click.command(short_help="Find what is to be mended in a course.")
@click.argument("folder", metavar="[DIR]", type=FOLDER, default=".")
@click.option(
    "--format",
    "form",
    type=click.Choice(list(PRINT)),
    default="text",
    help="text for people (the default), json for programs, github to mark the lines of a pull request, "
    "sarif for code scanning.",
)
@click.option(
    "--explain",
    metavar="RULE",
    help="Show why a rule is there, with text that passes and text that does not; nothing is checked.",
)
@click.option(
    "--guess",
    "guesses",
    is_flag=True,
    help="Say what somebody would score who sees only the choices; nothing else is checked.",
)
@click.option(
    "--fresh", is_flag=True, help="Look at every lesson anew, whatever an earlier check has left."
)
def check(folder: Path, form: str, explain: str | None, guesses: bool, fresh: bool) -> None:
    """Read the whole course and say everything that is to be mended: which file, which line, what would be right.

    First comes what is broken. Where nothing is, comes what is weak: questions that give their key
    away, objectives that nobody practises, sentences that are too long. How much each rule matters
    stands in course.yml, under `lint:`; one place is excused by a comment, `# lint: allow
    long-sentence because …`. A character that no font of the handouts has is told too, unless
    mkdocs.yml wants no handouts.

    DIR is the folder that holds mkdocs.yml, or the one that holds course.yml; left out, the one you
    are in. Nothing of the course is changed; beside mkdocs.yml, in .cache, stays what makes the next check
    quicker. The exit code is 0 where all is well or only notes are told, 1 where
    something is to be mended, and 2 where there is no course to be found.

    Example: lessonwright check my-course
    """
    if explain:
        write_stdout(f"{_explanation(explain)}\n")
        return
    try:
        content = content_folder(folder)
        if guesses:
            from lessonwright.cli.guess_report import giveaway_report

            write_stdout(f"{giveaway_report(_course_or_exit(form, content, folder))}\n")
            return
        checked = _check(folder, content, _lesson_cache(folder, content, fresh))
    except NotSoundError as error:
        _print(form, error.diagnostics)
        sys.exit(error.exit_code)
    if form == "text":
        _tell(checked, (content / "course.yml").as_posix())
    else:
        PRINT[form](checked.diagnostics)
    sys.exit(bool(checked.problems))


def _course_or_exit(form: str, content: Path, folder: Path) -> Course:
    loaded = load_course(content, project_at(folder, content).reading)
    if loaded.course is None:
        _print(form, loaded.diagnostics)
        sys.exit(1)
    return loaded.course


def _print(form: str, diagnostics: Sequence[Diagnostic]) -> None:
    """Print what keeps a course from being looked at at all."""
    if form == "text":
        print_text(diagnostics, what_stops(len(diagnostics), len(diagnostics)))
    else:
        PRINT[form](diagnostics)


class _CheckResult(NamedTuple):
    """What a check came to: what mkdocs.yml lacks, the course, what is weak in it, and what paper would tell."""

    settings: tuple[Diagnostic, ...]
    loaded: Loaded
    weak: tuple[Diagnostic, ...]
    paper: tuple[Diagnostic, ...]

    @property
    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Everything that is to be told."""
        return (*self.settings, *self.loaded.diagnostics, *self.weak, *self.paper)

    @property
    def problems(self) -> int:
        """How much of it is to be mended."""
        return sum(diagnostic.severity != "note" for diagnostic in self.diagnostics)

    @property
    def broken(self) -> int:
        """How much of it keeps the site from being built; of what mkdocs.yml says, MkDocs lets nothing pass."""
        of_the_course = (*self.loaded.diagnostics, *self.paper)
        errors = sum(diagnostic.severity == "error" for diagnostic in of_the_course)
        return errors + len(self.settings)

    @property
    def doubtful(self) -> int:
        """How much of it keeps the site from being built unless one insists."""
        links = sum(
            one.rule in _LINKS and one.severity == "warning" for one in self.loaded.diagnostics
        )
        return links + sum(one.rule == UNLINKED and one.severity != "note" for one in self.weak)


def _lesson_cache(folder: Path, content: Path, fresh: bool) -> LessonCache:
    """Return what earlier checks and builds have left beside the course's mkdocs.yml; nothing, where there is none."""
    homes = [home for home in (folder, content.absolute().parent) if has_config(home)]
    return LessonCache(lesson_cache(homes[0] if homes and not fresh else None))


def _check(folder: Path, content: Path, cache: LessonCache) -> _CheckResult:
    """Load and review a course; what is weak is told only where nothing is broken."""
    from lessonwright.lint.run_rules import review

    with gc_paused():
        settings = settings_at(folder, content)
        with ProgressSteps("Reading lessons") as reading:
            loaded = load_course(content, settings.project.reading, cache, reading)
            looking = ProgressSteps("Looking for what is weak, rule by rule", reading)
            weak = review(loaded, looking, FindingCache(cache, loaded))
        cache.cache.trim()
        return _CheckResult(
            settings.problems,
            loaded,
            (*_at_level_of_texts(settings.hosts_asked, loaded), *weak),
            check_paper(loaded, content, settings.project),
        )


def _at_level_of_texts(hosts_asked: tuple[Diagnostic, ...], loaded: Loaded) -> Iterator[Diagnostic]:
    """Yield what mkdocs.yml has every page ask another host for, at the level that the rule for texts has."""
    from lessonwright.lint.rules import RULES

    level = RULES["other-host"].level_in(loaded.course) if loaded.course else "off"
    if level != "off":
        yield from (replace(note, severity=level) for note in hosts_asked)


def _tell(checked: _CheckResult, course_file: str) -> None:
    """Print the findings for people to read, with all that is to be known of them as a whole."""
    from lessonwright.lint.rules import RULES

    course = checked.loaded.course
    if len(checked.diagnostics) > MANY:
        print_summary(checked.diagnostics, RULES, course_file)
    print_text(checked.diagnostics, what_stops(checked.problems, checked.broken, checked.doubtful))
    if course and (unknown := unknown_language(course)):
        say(unknown)
    if course and not checked.problems:
        say(f"{course_size(course)}. [green]No problems.[/]")


def _explanation(name: str) -> str:
    """Return what there is to know of a rule; raise `CannotRunError` where there is none of this name."""
    from lessonwright.lint.rules import FORMER_IDS, RULES

    rule = RULES.get(FORMER_IDS.get(name, name))
    if rule is None:
        help_line = did_you_mean(name, RULES) or (
            f"if a message ends in [{name}], `lessonwright docs` tells of it, on the page Messages. "
            f"The rules are {', '.join(RULES)}"
        )
        raise CannotRunError(f"there is no rule `{name}`; {help_line}")
    turned = (
        f"In course.yml, under `lint:`, `{rule.id}: off` silences it; left alone, {rule.told_as}."
    )
    return f"{rule.id}\n\n{rule.documentation.strip()}\n\n{turned}"
