"""Holds the built documentation to the code: whatever an author can write, meet or type is told there."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import click
import pytest

from docs.reference.messages import messages
from docs.reference.places import PAGES, name
from docs.reference.reported import STANDARDS, WHAT, elements
from lessonwright.cli.command_group_and_arguments import commands
from lessonwright.course.base_models_and_field_types import NAME, TEXT, Authored, Kind
from lessonwright.course.field_descriptions import field_descriptions
from lessonwright.course.prompt.base import BasePrompt
from lessonwright.course.question.base import BaseQuestion
from lessonwright.lint.rules import RULES
from tests.conftest import ROOT
from tests.reading.test_everything import models

GENERATOR = ROOT / "generator" / "lessonwright"
PAGE_OF = {model: page for page, listed in PAGES.items() for model in listed}
_SAYING = {
    "Said": 0,
    "Wrong": 0,
    "diagnostic": 1,
    "at_file": 1,
    "_note": 1,
    "_diagnostic": 1,
    "_plainly": 0,
    "spot": 0,
}
"""Functions that say something about a course, and which of their arguments is the message's
name."""


def text_of(site: Path, page: str) -> str:
    """Return the words of a page, without its markup."""
    article = (
        (site / "reference" / page)
        .with_suffix(".html")
        .read_text(encoding="utf-8")
        .partition("<article")[2]
    )
    return unescape(re.sub(r"<[^>]+>", "", article.partition("</article>")[0]))


def section(site: Path, page: str, anchor: str) -> str:
    """Return the HTML of one section of a page."""
    html = (site / "reference" / page).with_suffix(".html").read_text(encoding="utf-8")
    _, found, rest = html.partition(f'<h2 id="{anchor}">')
    assert found, f"{page} has no section {anchor}"
    return rest.partition("<h2")[0]


def common(model: type[Authored]) -> type[Authored]:
    """Return where a model's fields are told of that all of its kind have."""
    return next((base for base in (BaseQuestion, BasePrompt) if base in model.__bases__), model)


@pytest.mark.parametrize("model", sorted(set(models()), key=str))
def test_every_field_is_told(model: type[Authored], site: Path) -> None:
    page = PAGE_OF[model]
    told = section(site, page, name(model).replace(" ", "-"))
    base = section(site, page, name(common(model)).replace(" ", "-"))
    for field_name, field in model.model_fields.items():
        alias = field.alias or field_name
        html = (
            base
            if alias not in (NAME, TEXT) and f"<dt><code>{alias}</code></dt>" not in told
            else told
        )
        assert alias in (NAME, TEXT) or f"<dt><code>{alias}</code></dt>" in html
        description = field_descriptions(model)[alias]
        assert len(description) > 5
        assert " ".join(re.sub(r"[`*]", "", description).split()) in _words(html)


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", "", html)).split())


@pytest.mark.parametrize(
    "kind", sorted({model.kind for model in models() if issubclass(model, Kind)})
)
def test_every_kind_has_an_example(kind: str, site: Path) -> None:
    model = next(model for model in models() if getattr(model, "kind", None) == kind)
    assert f"- {kind}:" in _words(section(site, PAGE_OF[model], kind).partition("<pre")[2])


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES)
def test_every_rule_is_told_with_its_examples(rule: object, site: Path) -> None:
    told = _words(section(site, "rules", getattr(rule, "id")))  # noqa: B009
    for word in ("Source:", "This passes:", "This does not:", "It says:"):
        assert word in told


def test_every_message_is_told_whole(site: Path) -> None:
    page = text_of(site, "messages")
    assert set(messages()) >= ids() - set(RULES)
    for told in messages().values():
        for message in told:
            assert message in page


def test_what_is_said_of_the_unforeseen_is_what_the_code_says() -> None:
    code = "".join(
        path.read_text(encoding="utf-8") for path in (GENERATOR / "reading").glob("*.py")
    )
    [message] = messages()["unreadable"]
    assert message.partition("help: ")[2] in code
    assert message.partition("error: ")[2].partition(" [")[0] in code


def ids() -> set[str]:
    """Return the name of every message that the code can say, as far as its text tells."""
    return {
        id_
        for path in GENERATOR.rglob("*.py")
        for id_ in _ids(ast.parse(path.read_text(encoding="utf-8")))
    }


def _ids(tree: ast.AST) -> Iterator[str]:
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            function = call.func
            called = (
                function.attr
                if isinstance(function, ast.Attribute)
                else getattr(function, "id", "")
            )
            place = _SAYING.get(called)
            if place is not None and len(call.args) > place:
                yield from _constants(call.args[place])


def _constants(argument: ast.expr) -> Iterator[str]:
    if isinstance(argument, ast.Constant) and re.fullmatch(
        r"[a-z]+(-[a-z]+)*", str(argument.value)
    ):
        yield str(argument.value)


@pytest.mark.parametrize("command", commands().values(), ids=commands())
def test_every_command_and_option_is_told(command: click.Command, site: Path) -> None:
    told = _words(section(site, "commands", command.name or ""))
    assert f"lessonwright {command.name}" in told
    for option in command.params:
        if isinstance(option, click.Option):
            assert all(word in told for word in (*option.opts, *option.secondary_opts))
            assert " ".join((option.help or "no help").replace("`", "").split()) in told


@pytest.mark.parametrize("script", STANDARDS.values())
def test_all_that_an_lms_is_told_is_told_here(script: str, site: Path) -> None:
    page = text_of(site, "reported")
    for method in WHAT:
        told = elements(script)[method]
        assert told
        assert all(element.replace("`", "") in page for element in told)


def test_every_decision_is_in_the_navigation(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    for page in (ROOT / "docs" / "decisions").glob("0*.md"):
        assert f"decisions/{page.stem}.html" in home


def test_no_page_asks_another_host(site: Path) -> None:
    for page in (*site.rglob("*.html"), *site.rglob("*.css")):
        text = page.read_text(encoding="utf-8")
        asked = re.findall(r"<(?:script|img|iframe|source)[^>]+src=\"?(https?://[^\s\">]+)", text)
        asked += re.findall(
            r"<link[^>]+rel=\"?(?:stylesheet|preconnect|icon)\"?[^>]*href=\"?(https?:[^\s\">]+)",
            text,
        )
        asked += re.findall(r"(?:url\(|@import )[\"']?(https?:[^\"')]+)", text)
        assert not asked, f"{page.name}: {asked}"
    polyfills = (site / "index.html").read_text(encoding="utf-8")
    assert "unpkg" not in polyfills
