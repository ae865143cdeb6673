"""Addresses: what one page writes to point at another."""

import pytest

from lessonwright.site.addresses import Addresses, page_of


@pytest.mark.parametrize(
    ("page", "target", "with_folders", "with_files"),
    [
        ("index.md", "index.md", "./", "index.html"),
        ("index.md", "first/one.md", "first/one/", "first/one.html"),
        ("first/one.md", "index.md", "../../", "../index.html"),
        ("first/one.md", "first/index.md", "../", "index.html"),
        ("first/one.md", "first/two.md", "../two/", "two.html"),
        ("first/one.md", "first/one.md", "./", "one.html"),
        (
            "first/one.md",
            "first/images/my desk.svg",
            "../images/my%20desk.svg",
            "images/my%20desk.svg",
        ),
        ("glossary.md", "second/index.md", "../second/", "second/index.html"),
    ],
)
def test_pages_point_at_one_another(
    page: str, target: str, with_folders: str, with_files: str
) -> None:
    assert Addresses(directory_urls=True).relative(target, page) == with_folders
    assert Addresses(directory_urls=False).relative(target, page) == with_files


@pytest.mark.parametrize(
    ("source", "page"),
    [
        ("course.yml", "index.md"),
        ("first/module.yml", "first/index.md"),
        ("first/one.yml", "first/one.md"),
        ("about.md", "about.md"),
        ("first/images/desk.svg", "first/images/desk.svg"),
    ],
)
def test_a_yaml_file_becomes_a_page(source: str, page: str) -> None:
    assert page_of(source) == page
