"""Owns a trial of two tabs with one lesson: random operations go in, and a model says what each tab shows after each.

The model is the rule of docs/decisions/0011: of two entries the later wins, field by field within
one prompt; what is being typed stays where it is typed, and is later than whatever arrives
meanwhile.
"""

import json
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass, field
from random import Random
from typing import Any

from playwright.sync_api import BrowserContext, Page

COURSE = "trial"
FILES = {
    "course.yml": f"title: Trial\nid: {COURSE}\nsummary: S.\nlanguage: en\naudience: A.\nmodules: [first]\n",
    "first/module.yml": "title: First\nsummary: S.\nlessons: [both]\n",
    "first/both.yml": """\
title: Both
summary: S.
minutes: 5
objectives:
  - know-it: Name one thing.
    level: remember
body:
  - text: A sentence.
quiz:
  questions:
    - short-answer: What is it?
      id: answer
      accept: [nothing of this]
worksheet:
  title: My sheet
  prompts:
    - write: What happened?
      id: write
    - tick: What did you do?
      id: tick
      items: [Asked, Waited, Went]
    - journal: One win
      id: journal
""",
}
ITEMS = ("Asked", "Waited", "Went")
CONTROLS = """
    window.now = 1_700_000_000_000;
    Date.now = () => window.now;
    const later = window.setTimeout;
    window.setTimeout = (run, pause, ...given) => (pause === 200 ? 0 : later(run, pause, ...given));
    const said = (key, n) => localStorage.setItem(key, String(n).padStart(9, "0"));
    let answered = 0;
    window.addEventListener("storage", ({ key, newValue }) => {
        if (key === "ping") said("pong", newValue);
        if (key === "pong") answered = Number(newValue);
    });
    window.settle = async turns => {
        for (const n of turns) {
            said("ping", n);
            while (answered < n) await new Promise(done => later(done, 1));
        }
    };
"""
"""The clock is the trial's, and what is typed is saved when the trial says so. Each tab answers the other."""
ACTIONS = """
    const field = name => document.querySelector({
        write: "lw-prompt[item=write] textarea", journal: "lw-prompt[item=journal] textarea",
        answer: "lw-question input[type=text]" }[name]);
    const tick = name => [...document.querySelectorAll("lw-prompt[item=tick] input")]
        .find(one => one.labels[0].textContent.trim() === name);
    const { store, notesFile } = Lessonwright;
    const filler = () => Object.keys(localStorage).filter(key => key.startsWith("other:"));
    return {
        type: ({ name, text }) => {
            field(name).value = text;
            field(name).dispatchEvent(new Event("input", { bubbles: true }));
        },
        save: () => document.dispatchEvent(new Event("visibilitychange")),
        tick: ({ name }) => tick(name).click(),
        erase: () => store.erase("trial"),
        share: ({ on }) => store.share(on),
        file: () => JSON.stringify({ format: "lessonwright-notes", v: 1, course: "trial", aside: {},
            entries: Object.fromEntries(store.entries("lw1:trial:").map(({ key, ...entry }) => [key, entry])) }),
        load: ({ text }) => { notesFile.takeIn(notesFile.read(text, "trial")) },
        fill: () => {
            for (let size = 2 ** 20; size >= 1; size = Math.floor(size / 2)) {
                try { for (let n = 0; ; n += 1) localStorage.setItem(`other:${size}:${n}`, "x".repeat(size)) } catch {}
            }
            try { for (let n = 2 ** 20; ; n += 1) localStorage.setItem("other:1048576:0", "x".repeat(n)) } catch {}
        },
        free: () => filler().forEach(key => localStorage.removeItem(key)),
        settle: ({ turns }) => window.settle(turns),
        shown: () => ({
            write: field("write").value, journal: field("journal").value, answer: field("answer").value,
            ticked: [...document.querySelectorAll("lw-prompt[item=tick] input:checked")]
                .map(one => one.labels[0].textContent.trim()),
        }),
        kept: () => Object.fromEntries(store.entries("lw1:trial:first/both:").map(({ key, data }) => [key, data])),
    };
"""
DO = f"async ([now, action, given]) => {{ window.now = now; return (() => {{{ACTIONS}}})()[action](given) }}"

Fields = dict[str, str | bool]


@dataclass
class Entry:
    """What is stored under one key."""

    at: int
    fields: Fields


Entries = dict[str, Entry]


@dataclass
class Tab:
    """What one tab holds besides what is stored: what is typed, what found no room, and its own copy if shared."""

    typing: dict[str, Fields] = field(default_factory=dict)
    unsaved: Entries = field(default_factory=dict)
    own: Entries = field(default_factory=dict)


@dataclass
class Model:
    """What must be kept and shown."""

    tabs: tuple[Tab, Tab] = field(default_factory=lambda: (Tab(), Tab()))
    stored: Entries = field(default_factory=dict)
    is_shared: bool = False
    is_full: bool = False
    room: int = 0
    """How many characters are free in a full storage, since something shorter took the place of
    something longer."""

    def place(self, tab: Tab) -> Entries:
        return tab.own if self.is_shared else self.stored

    def view(self, tab: Tab) -> Entries:
        return {**self.place(tab), **tab.unsaved}

    def shown(self, tab: Tab) -> dict[str, Any]:
        fields = {name: {**entry.fields} for name, entry in self.view(tab).items()}
        for name, typing in tab.typing.items():
            fields[name] = {**fields.get(name, {}), **typing}
        texts = {
            name: fields.get(name, {}).get("text", "") for name in ("write", "journal", "answer")
        }
        return {**texts, "ticked": [item for item in ITEMS if fields.get("tick", {}).get(item)]}

    def write(self, tab: Tab, name: str, change: Fields, now: int) -> None:
        fields = {**getattr(self.view(tab).get(name), "fields", {}), **change}
        fields = {one: value for one, value in fields.items() if value}
        if fields:
            tab.unsaved[name] = Entry(now, fields)
        else:
            tab.unsaved.pop(name, None)
            self.place(tab).pop(name, None)
        for one in (tab, *self.tabs):
            self.retry(one)

    def retry(self, tab: Tab) -> None:
        for name, entry in [*tab.unsaved.items()]:
            there = self.place(tab).get(name)
            is_overtaken = there is not None and there.at > entry.at
            if self.is_full and (is_overtaken or not self._fits(entry, there)):
                return
            if not is_overtaken:
                self.place(tab)[name] = entry
            del tab.unsaved[name]

    def _fits(self, entry: Entry, there: Entry | None) -> bool:
        """Take room for an entry in the place of the one that is there, as far as there is any."""
        if there is None:
            return False
        more = len(json.dumps(entry.fields)) - len(json.dumps(there.fields))
        if more > self.room:
            return False
        self.room -= more
        return True

    def save(
        self, tab: Tab, now: int, names: tuple[str, ...] = ("write", "tick", "journal")
    ) -> None:
        for name in names:
            if typing := tab.typing.pop(name, None):
                self.write(tab, name, typing, now)

    def load(self, tab: Tab, file: Entries) -> None:
        for name, entry in file.items():
            here = self.place(tab).get(name)
            if here is None or (entry.at > here.at and entry.fields != here.fields):
                self.place(tab)[name] = deepcopy(entry)

    def share(self, on: bool) -> None:
        if on and not self.is_shared:
            for tab in self.tabs:
                tab.own = deepcopy(self.stored)
            self.stored = {}
        if self.is_shared and not on:
            both = [(name, entry) for tab in self.tabs for name, entry in tab.own.items()]
            self.stored = dict(sorted(both, key=lambda pair: pair[1].at))
        self.is_shared = on


class Trial:
    """Two tabs, a model, and operations on both."""

    def __init__(self, context: BrowserContext, address: str, seed: int) -> None:
        context.add_init_script(CONTROLS)
        self.random, self.model, self.now = Random(seed), Model(), 1_700_000_000_000  # noqa: S311 - to be repeated
        self.files: list[tuple[str, Entries]] = []
        self.turns = 0
        self.pages = [context.new_page(), context.new_page()]
        for page in self.pages:
            page.goto(address)
        self.settle()

    def do(self, page: Page, action: str, **given: Any) -> Any:
        return page.evaluate(DO, [self.now, action, given])

    def settle(self) -> None:
        """Wait until each tab has heard of what the other did, and of what that brought about."""
        self.turns += 2
        self.do(self.pages[0], "settle", turns=[self.turns - 1, self.turns])

    def step(self) -> str:
        """Do one thing in one tab, and compare what both show with the model; return what was done."""
        self.now += 1
        at = self.random.randrange(2)
        name, operation = self.random.choice(self._operations())
        done = operation(self.pages[at], self.model.tabs[at])
        self.settle()
        said = f"{name} in tab {at}: {done}"
        for page, tab in zip(self.pages, self.model.tabs, strict=True):
            shown, wanted = self.do(page, "shown"), self.model.shown(tab)
            assert shown == wanted, (
                f"after {said}, tab {self.model.tabs.index(tab)} shows {shown}, not {wanted}"
            )
        return said

    def _operations(self) -> list[tuple[str, Callable[[Page, Tab], Any]]]:
        if self.model.is_full:
            return [("write", self.write), ("write", self.write), ("free", self.free)]
        usual: list[tuple[str, Callable[[Page, Tab], Any]]] = []
        usual += [("type", self.type)] * 4
        usual += [("save", self.save)] * 3
        usual += [("tick", self.tick)] * 2
        usual += [("answer", self.answer)] * 2
        usual += [("file", self.file), ("load", self.load), ("load", self.load)]
        usual += [("erase", self.erase), ("share", self.share), ("reload", self.reload)]
        return usual if self.model.is_shared else [*usual, ("fill", self.fill)]

    def _text(self) -> str:
        return "".join(self.random.choices("abcdef", k=self.random.choice((0, 1, 5, 20, 60))))

    def type(self, page: Page, tab: Tab) -> str:
        name, text = self.random.choice(("write", "journal")), self._text()
        self.do(page, "type", name=name, text=text)
        tab.typing[name] = {"text": text}
        return f"{name} {text}"

    def save(self, page: Page, tab: Tab) -> None:
        self.do(page, "save")
        self.model.save(tab, self.now)

    def write(self, page: Page, tab: Tab) -> str:
        """Type and save at once, as in a full storage."""
        text = self._text() or "a"
        self.do(page, "type", name="write", text=text)
        self.do(page, "save")
        tab.typing["write"] = {"text": text}
        self.model.save(tab, self.now)
        return text

    def tick(self, page: Page, tab: Tab) -> str:
        item = self.random.choice(ITEMS)
        tab.typing["tick"] = {item: item not in self.model.shown(tab)["ticked"]}
        self.do(page, "tick", name=item)
        self.model.save(tab, self.now, ("tick",))
        return item

    def answer(self, page: Page, tab: Tab) -> str:
        text = self._text() or "a"
        self.do(page, "type", name="answer", text=text)
        self.model.write(tab, "answer", {"text": text}, self.now)
        return text

    def file(self, page: Page, tab: Tab) -> None:
        self.files.append((self.do(page, "file"), deepcopy(self.model.view(tab))))

    def load(self, page: Page, tab: Tab) -> str:
        if not self.files:
            return "nothing"
        text, entries = self.random.choice(self.files[-5:])
        self.do(page, "load", text=text)
        self.model.load(tab, entries)
        return text

    def erase(self, page: Page, tab: Tab) -> None:
        self.do(page, "erase")
        self.model.place(tab).clear()

    def share(self, page: Page, _: Tab) -> str:
        on = not self.model.is_shared
        self.do(page, "share", on=on)
        self.model.share(on)
        return str(on)

    def fill(self, page: Page, _: Tab) -> None:
        for each, tab in zip(self.pages, self.model.tabs, strict=True):
            self.do(each, "save")
            self.model.save(tab, self.now)
            self.settle()
        self.do(page, "fill")
        self.model.is_full, self.model.room = True, 0

    def free(self, page: Page, tab: Tab) -> None:
        """Make room, and write something, which every tab hears."""
        self.do(page, "free")
        self.model.is_full = False
        self.settle()
        for one in self.model.tabs:
            if one is not tab:
                self.model.retry(one)
        self.write(page, tab)

    def reload(self, page: Page, tab: Tab) -> None:
        self.do(page, "shown")
        page.reload()
        self.model.save(tab, self.now)
