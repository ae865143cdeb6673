"""Holds the code to the rooms of the house: who may import whom, and which room has the door to which library."""

import ast
import contextlib
import importlib
import io
import os
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parent.parent
GENERATOR = ROOT / "generator" / "lessonwright"


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run import-linter on the package in the folder's `generator/`."""
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    path = {**os.environ, "PYTHONPATH": str(folder / "generator")}
    return subprocess.run(
        command, cwd=folder, env=path, capture_output=True, text=True, check=False
    )


def test_rooms_import_only_what_they_may() -> None:
    kept = lint_imports(ROOT)
    assert kept.returncode == 0, kept.stdout


def test_no_room_has_a_second_door(tmp_path: Path) -> None:
    """Each library is imported where its door is not: in a room that no rule of layers keeps it from."""
    shutil.copytree(GENERATOR, tmp_path / "generator" / "lessonwright")
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    for file, library in (
        ("site/script_bundles.py", "mkdocs"),
        ("files/output_folder.py", "yaml"),
        ("markup/dialect.py", "click, rich"),
    ):
        with (tmp_path / "generator" / "lessonwright" / file).open("a") as module:
            module.write(f"import {library}\n")
    said = lint_imports(tmp_path).stdout
    assert set(re.findall(r"-\s+lessonwright\.(\S+) -> (\w+)", said)) == {
        ("site.script_bundles", "mkdocs"),
        ("files.output_folder", "yaml"),
        ("markup.dialect", "click"),
        ("markup.dialect", "rich"),
    }, said


def test_no_group_of_a_pattern_refuses_to_give_back() -> None:
    """Pythons before 3.11.5, such as Debian 12's, match `(…)*+` and `(?>…)` wrongly (CPython gh-101955, gh-106052)."""
    assert refuses("(?:ab|c)*+d")
    assert refuses("x(?>ab)")
    assert not refuses("[^<]*+<[.)*+]")
    found = {*patterns()}
    assert len(found) > 300
    assert {pattern for pattern in found if refuses(pattern)} == set()


def patterns() -> Iterator[str | bytes]:
    """Yield every pattern that a module holds by a name, and those that stand in a call of `re`."""
    for path in GENERATOR.rglob("*.py"):
        if path.stem != "__main__":
            module = importlib.import_module(module_name(path))
            yield from (one.pattern for one in vars(module).values() if isinstance(one, re.Pattern))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            match node:
                case ast.Call(
                    func=ast.Attribute(value=ast.Name(id="re")), args=[ast.Constant(), *_]
                ):
                    yield ast.literal_eval(node.args[0])


def refuses(pattern: str | bytes) -> bool:
    """Tell whether a group in a pattern keeps all that it has taken."""
    told = io.StringIO()
    with contextlib.redirect_stdout(told):
        re.compile(pattern, re.DEBUG)
    return bool(re.search(r"\d[:.] +(?:POSSESSIVE_REPEAT|ATOMIC_GROUP) ", told.getvalue()))


def test_no_conditional_stands_in_another_and_no_loop_in_a_loop_in_a_loop() -> None:
    """A reader takes one turn at a time: what needs more is a function with a name."""
    assert nested("a if b else c if d else e") == [1]
    assert nested("[[[c for c in b] for b in a] for a in it]") == [1]
    assert nested("[a if b else c, d if e else f]\n[[c for c in b] for b in a if any(b)]") == []
    found = {path: nested(path.read_text("utf-8")) for path in GENERATOR.rglob("*.py")}
    assert {path.name: lines for path, lines in found.items() if lines} == {}


def nested(source: str) -> list[int]:
    """Return the lines with a conditional expression within one, or with three comprehensions within one another."""
    loops = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)
    nodes = [node for node in ast.walk(ast.parse(source)) if isinstance(node, (ast.IfExp, *loops))]
    return [
        node.lineno
        for node in nodes
        if (isinstance(node, ast.IfExp) and depth(node, (ast.IfExp,)) > 1)
        or (isinstance(node, loops) and depth(node, loops) > 2)
    ]


def depth(node: ast.AST, kinds: tuple[type[ast.AST], ...]) -> int:
    """Return how many nodes of some kinds lie within one another, from this one down."""
    below = max((depth(child, kinds) for child in ast.iter_child_nodes(node)), default=0)
    return below + isinstance(node, kinds)


def test_no_name_of_a_module_is_given_twice() -> None:
    """The second would take the place of the first for everybody, in silence."""
    twice = {path: names_given_twice(path.read_text("utf-8")) for path in GENERATOR.rglob("*.py")}
    assert {path: names for path, names in twice.items() if names} == {}
    assert names_given_twice("A, B = 1, 2\nB = 3\ndef A(): ...\nC = B") == ["A", "B"]


def names_given_twice(source: str) -> list[str]:
    given: list[str] = []
    for statement in ast.parse(source).body:
        if isinstance(statement, ast.FunctionDef | ast.ClassDef):
            given.append(statement.name)
        elif isinstance(statement, ast.Assign | ast.AnnAssign):
            targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
            named = (one for target in targets for one in ast.walk(target))
            given += [one.id for one in named if isinstance(one, ast.Name)]
    return sorted(name for name, count in Counter(given).items() if count > 1)


def test_no_module_leads_back_to_itself() -> None:
    """Imports within functions count: whoever needs one to get out of a circle has two files for one thing."""
    sources = {module_name(path): path for path in GENERATOR.rglob("*.py")}
    TopologicalSorter({name: imports(path, sources) for name, path in sources.items()}).prepare()


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(GENERATOR.parent).with_suffix("").parts).removesuffix(
        ".__init__"
    )


def imports(path: Path, modules: Collection[str]) -> set[str]:
    """Return the modules of ours that a file names in an import."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module in modules:
            whole = {f"{node.module}.{name.name}" for name in node.names}
            found |= whole & {*modules} or {node.module}
    return found
