"""Owns windows of WebKitGTK's MiniBrowser: Playwright's `Browser`, `BrowserContext` and `Page` over WebDriver."""

import os
import shutil
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn

import pytest
import urllib3
from selenium import webdriver
from selenium.common.exceptions import WebDriverException
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.actions.action_builder import ActionBuilder
from selenium.webdriver.remote.client_config import ClientConfig
from selenium.webdriver.remote.file_detector import UselessFileDetector
from selenium.webdriver.remote.remote_connection import RemoteConnection
from selenium.webdriver.webkitgtk.options import Options
from selenium.webdriver.webkitgtk.service import Service

from tests.browser.webkit.locator import SOURCE, Finder, keys, until

MINI_BROWSER = "usr/lib/*/webkit2gtk-4*/MiniBrowser"
SETTINGS = {"gtk-3.0/settings.ini": "[Settings]\ngtk-enable-animations=0\n"}
"""Asks for reduced motion."""
SECONDS_TO_ANSWER = 60
"""A driver whose browser has gone says nothing, ever: then its test fails, and the others go on."""
STARTS, SECONDS_TO_START = 3, 20
"""Now and then, on a busy computer, a browser does not come up: another is started, as long as no
page was opened."""
ANY_LOCALE = Path("/usr/lib/locale/C.utf8")
"""Stands in for the locale of each language: the browser takes its language from the locale's name,
and only where there is such a locale. Debian has this one always, and others only where they were
made."""
LATE = """
    const done = given.pop();
    const fail = error => done({ thrown: `${error}` });
    try { Promise.resolve(call(...given)).then(value => done({ value }), fail) } catch (error) { fail(error) }
"""


class Keyboard:
    """Types where the focus is."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def type(self, text: str) -> None:
        ActionChains(self._page.driver(), duration=0).send_keys(text).perform()

    def press(self, key: str) -> None:
        *held, last = list(keys(key))
        actions = ActionChains(self._page.driver(), duration=0)
        for one in held:
            actions = actions.key_down(one)
        actions = actions.send_keys(last)
        for one in held:
            actions = actions.key_up(one)
        actions.perform()


class Mouse:
    """Moves and presses in the window."""

    def __init__(self, page: "Page") -> None:
        self._page = page

    def _do(self, use: Callable[[Any], object]) -> None:
        actions = ActionBuilder(self._page.driver(), duration=20)
        use(actions.pointer_action)
        actions.perform()

    def move(self, x: float, y: float, steps: int = 1) -> None:
        self._do(lambda pointer: pointer.move_to_location(int(x), int(y)))

    def down(self) -> None:
        self._do(lambda pointer: pointer.pointer_down())

    def up(self) -> None:
        self._do(lambda pointer: pointer.pointer_up())


class Page(Finder):
    """One tab."""

    def __init__(self, context: "Context", handle: str) -> None:
        self.page = self
        self.context = context
        self.keyboard, self.mouse = Keyboard(self), Mouse(self)
        self._handle = handle

    def driver(self) -> Any:
        driver = self.context.driver
        if self.context.current != self._handle:
            driver.switch_to.window(self._handle)
            self.context.current = self._handle
        return driver

    def lacks(self, what: str) -> NoReturn:
        pytest.skip(f"WebKit's driver has no {what}")

    def script(self, source: str, *given: Any) -> Any:
        return self.driver().execute_script(
            f"const given = [...arguments];\n{SOURCE}\n{source}", *given
        )

    def evaluate(self, source: str, argument: Any = None) -> Any:
        late = f"const given = [...arguments];\n{SOURCE}\n{LATE}"
        answer = self.driver().execute_async_script(late, source, argument)
        assert "thrown" not in answer, answer["thrown"]
        return answer.get("value")

    @property
    def url(self) -> str:
        return str(self.driver().current_url)

    def goto(self, address: str, wait_until: str = "load") -> None:
        self.driver().get(address)

    def reload(self) -> None:
        self.driver().refresh()

    def close(self) -> None:
        self.context.keep_one_tab()
        self.driver().close()
        self.context.current = ""

    def set_viewport_size(self, size: dict[str, int]) -> None:
        driver = self.driver()
        for _ in range(3):
            outer, inner = driver.get_window_size(), self.evaluate("[innerWidth, innerHeight]")
            if inner == [size["width"], size["height"]]:
                return
            width, height = (
                size["width"] + outer["width"] - inner[0],
                size["height"] + outer["height"] - inner[1],
            )
            driver.set_window_size(width, height)
            time.sleep(0.3)
        self.lacks(f"window of {size['width']} by {size['height']} px")

    def wait_for_timeout(self, milliseconds: float) -> None:
        time.sleep(milliseconds / 1000)

    def wait_for_load_state(self, state: str = "load") -> None:
        assert until(lambda: self.evaluate("document.readyState"), lambda now: now == "complete")[0]

    def wait_for_function(self, source: str, arg: Any = None) -> None:
        assert until(lambda: self.evaluate(source, arg), bool)[0], source

    def on(self, event: str, _: Callable[..., object]) -> None:
        self.lacks(f"word of a page's `{event}`")

    def emulate_media(self, media: str) -> None:
        self.lacks("way to show a page as it is printed")

    def pdf(self, **_: Any) -> bytes:
        self.lacks("way to print")


class Context:
    """A browser that has never been here: one MiniBrowser with a driver of its own."""

    def __init__(self, folder: Path, downloads: Path, options: dict[str, Any]) -> None:
        language, zone = options.get("locale", "en-US"), options.get("timezone_id", "UTC")
        for name, text in {
            **SETTINGS,
            "user-dirs.dirs": f'XDG_DOWNLOAD_DIR="{downloads}"\n',
        }.items():
            path = folder / "config" / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        (folder / "locales").mkdir()
        locale = f"{language.replace('-', '_')}.UTF-8"
        (folder / "locales" / locale).symlink_to(ANY_LOCALE)
        wanted = Options()
        wanted.binary_location = str(mini_browser())
        wanted.add_argument("--automation")
        environment = {
            **os.environ,
            "HOME": str(folder),
            "XDG_CONFIG_HOME": str(folder / "config"),
            "LOCPATH": str(folder / "locales"),
            "LC_ALL": locale,
            "TZ": zone,
            "GTK_THEME": "Adwaita:dark" if options.get("color_scheme") == "dark" else "Adwaita",
        }
        self._start(wanted, environment)
        self.driver.file_detector = UselessFileDetector()  # the file is on this computer
        self.driver.set_script_timeout(20)
        self._size = options.get("viewport", {"width": 1280, "height": 720})

    def _start(self, wanted: Options, environment: dict[str, str]) -> None:
        """Start a driver and its browser, and others in their place where they do not come up."""
        for left in reversed(range(STARTS)):
            self._service = Service(shutil.which("WebKitWebDriver"), env=environment)
            self._service.start()
            where = ClientConfig(self._service.service_url, timeout=SECONDS_TO_START)
            connection = RemoteConnection(client_config=where)
            try:
                self.driver = webdriver.Remote(connection, options=wanted)
                self.current = self._unused = self.driver.current_window_handle
                break
            except (WebDriverException, urllib3.exceptions.HTTPError):
                self._service.stop()
                if not left:
                    raise
        where.timeout = SECONDS_TO_ANSWER

    def new_page(self) -> Page:
        handle, self._unused = self._unused, ""
        if not handle:
            self.driver.switch_to.new_window("tab")
            handle = self.current = self.driver.current_window_handle
        page = Page(self, handle)
        page.set_viewport_size(self._size)
        return page

    def keep_one_tab(self) -> None:
        """Open a tab for the next page where there is only one: with the last, the driver's session ends."""
        if len(self.driver.window_handles) == 1:
            self.driver.switch_to.new_window("tab")
            self.current = self._unused = self.driver.current_window_handle

    def set_default_timeout(self, _: float) -> None:
        """Leave it: what is waited for here has a time of its own."""

    def on(self, event: str, _: Callable[..., object]) -> None:
        """Leave errors of a page unseen: WebDriver tells nobody of them."""
        if event != "weberror":
            pytest.skip(f"WebKit's driver has no word of a page's `{event}`")

    @property
    def clock(self) -> NoReturn:
        pytest.skip("WebKit's driver has no hand on a page's clock")

    def add_init_script(self, _: str) -> None:
        pytest.skip("WebKit's driver has no way to run a script before the page's own")

    def route(self, *_: Any) -> None:
        pytest.skip("WebKit's driver has no way to change what comes from the network")

    def close(self) -> None:
        self.driver.quit()
        self._service.stop()


class Browser:
    """WebKitGTK as Debian has it."""

    def __init__(self, folder: Path, downloads: Path) -> None:
        self._folder = folder
        self._downloads = downloads
        self._contexts = 0

    def new_context(self, **options: Any) -> Context:
        if options.get("java_script_enabled") is False:
            pytest.skip("WebKit's driver has no way to turn JavaScript off")
        self._contexts += 1
        return Context(self._folder / str(self._contexts), self._downloads, options)


def mini_browser() -> Path | None:
    """Return the path of the browser that WebKit's driver starts."""
    return next(Path("/").glob(MINI_BROWSER), None)
