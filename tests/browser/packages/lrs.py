"""Owns a small LRS of the tests, with launches by cmi5: real HTTP on loopback; what it was sent comes out.

It holds what it gets to cmi5 and xAPI: who may ask, in which order, with which context, each
statement once.
"""

import json
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlencode, urlsplit

from ralph.models.xapi.base.statements import BaseXapiStatement

ACTOR = {"objectType": "Agent", "account": {"homePage": "https://lms.example", "name": "anna"}}
REGISTRATION = "2a0e1b35-4c0e-4a5b-8d3c-3c1f2d4b5a69"
ACTIVITY = "https://lms.example/activities/7"
CATEGORY = "https://w3id.org/xapi/cmi5/context/categories/"
TOKEN = "a-token-of-this-launch"  # noqa: S105 (made up here)
DEFINED = ("initialized", "completed", "passed", "failed", "terminated")
ONCE = ("completed", "passed")


@dataclass
class Lrs:
    """What the LRS holds, and how it answers just now."""

    statements: list[dict[str, Any]] = field(default_factory=list)
    documents: dict[str, Any] = field(default_factory=dict)
    launch: dict[str, Any] = field(default_factory=dict)
    fetched: set[str] = field(default_factory=set)
    requests: list[str] = field(default_factory=list)
    broken: bool = False
    turned_away: int = 0
    """How many requests came while it was broken."""
    heard: threading.Event = field(default_factory=threading.Event)
    """Set unless the LRS takes a request and says nothing to it."""
    address: str = ""
    launches: int = 0

    def verbs(self) -> list[str]:
        """Return what was told, in its order."""
        return [verb(statement) for statement in self.statements]

    def told(self, name: str) -> list[dict[str, Any]]:
        return [statement for statement in self.statements if verb(statement) == name]

    def start(self, package: str, mode: str = "Normal", **more: Any) -> str:
        """Begin a launch of a package, and return its address."""
        self.launches += 1
        self.launch = {
            "contextTemplate": {
                "contextActivities": {"grouping": [{"objectType": "Activity", "id": "urn:course"}]},
                "extensions": {
                    "https://w3id.org/xapi/cmi5/context/extensions/sessionid": str(self.launches)
                },
            },
            "launchMode": mode,
            "moveOn": "CompletedAndPassed",
            **more,
        }
        values = {
            "endpoint": f"{self.address}/lrs/",
            "fetch": f"{self.address}/token/{self.launches}",
            "actor": json.dumps(ACTOR),
            "registration": REGISTRATION,
            "activityId": ACTIVITY,
        }
        return f"{self.address}/{package}/start.html?{urlencode(values)}"

    def take(self, statement: dict[str, Any]) -> None:
        """Take a statement that xAPI and cmi5 allow."""
        if any(one["id"] == statement["id"] for one in self.statements):
            return
        BaseXapiStatement.model_validate(statement)
        assert_of_launch(statement, self)
        self.statements.append(statement)


def verb(statement: dict[str, Any]) -> str:
    return str(statement["verb"]["id"]).rpartition("/")[2]


def assert_of_launch(statement: dict[str, Any], lrs: Lrs) -> None:
    """Hold a statement to cmi5: its order (9.3), its context (10.0) and its result (9.5)."""
    name, context = verb(statement), statement["context"]
    session = [one for one in lrs.statements if session_of(one) == session_of(statement)]
    before = [verb(one) for one in session]
    assert (name == "initialized") == (not before), "the first statement is `initialized`"
    assert "terminated" not in before, "nothing follows `terminated`"
    assert name not in ONCE or name not in lrs.verbs(), "once in a registration"
    assert name != "failed" or "passed" not in lrs.verbs(), "no one fails who has passed"
    assert statement["actor"] == ACTOR
    assert context["registration"] == REGISTRATION
    template = lrs.launch["contextTemplate"]
    assert context["contextActivities"]["grouping"] == template["contextActivities"]["grouping"]
    kinds = [one["id"] for one in context["contextActivities"].get("category", [])]
    assert (f"{CATEGORY}cmi5" in kinds) == (name in DEFINED)
    assert (f"{CATEGORY}moveon" in kinds) == (name in ("completed", "passed", "failed"))
    if name in DEFINED:
        assert statement["object"]["id"] == ACTIVITY
    if name in DEFINED[1:]:
        assert statement["result"]["duration"].startswith("PT")
    if name in ("completed", "passed", "failed"):
        assert lrs.launch["launchMode"] == "Normal"


def session_of(statement: dict[str, Any]) -> str:
    (session,) = (
        value
        for name, value in statement["context"]["extensions"].items()
        if name.endswith("/sessionid")
    )
    return str(session)


class _Handler(SimpleHTTPRequestHandler):
    """Serves a folder, and answers as an LRS below `/lrs/`."""

    def __init__(self, *values: Any, lrs: Lrs, **more: Any) -> None:
        self._lrs = lrs
        super().__init__(*values, **more)

    def log_message(self, *_: object) -> None:
        pass

    def do_GET(self) -> None:
        if not self.path.startswith("/lrs/"):
            super().do_GET()
        elif self._may():
            found = self._lrs.documents.get(self._name())
            if "LMS.LaunchData" in self.path:
                found = self._lrs.launch
            self._answer(200 if found is not None else 404, found)

    def do_POST(self) -> None:
        body = self._body()
        if self.path.startswith("/token/"):
            fresh = self.path not in self._lrs.fetched
            self._lrs.fetched.add(self.path)
            self._answer(200, {"auth-token": TOKEN} if fresh else {"error-code": "1"})
        elif self._may():
            self._take(json.loads(body))

    def _take(self, statements: list[dict[str, Any]]) -> None:
        try:
            for statement in statements:
                self._lrs.take(statement)
        except (AssertionError, ValueError) as error:
            self._lrs.requests.append(f"REFUSED {error}")
            self._answer(400, str(error))
        else:
            self._answer(200, [statement["id"] for statement in statements])

    def do_PUT(self) -> None:
        body = self._body()
        if self._may():
            self._lrs.documents[self._name()] = json.loads(body)
            self._answer(204, None)

    def _body(self) -> str:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0)).decode()
        self._lrs.requests.append(f"{self.path} {body}")
        return body

    def _may(self) -> bool:
        """Answer whoever may not ask, or whom the LRS does not answer just now."""
        self._lrs.heard.wait()
        known = self.headers["Authorization"] == f"Basic {TOKEN}"
        if self._lrs.broken or not known or "X-Experience-API-Version" not in self.headers:
            self._lrs.turned_away += self._lrs.broken
            self._answer(503 if self._lrs.broken else 401, None)
            return False
        return True

    def _name(self) -> str:
        return parse_qs(urlsplit(self.path).query).get("stateId", [""])[0]

    def _answer(self, status: int, content: object) -> None:
        body = b"" if content is None else json.dumps(content).encode()
        self.send_response(status)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@contextmanager
def serving(folder: Path) -> Iterator[Lrs]:
    """Serve a folder with packages beside an LRS of their launches."""
    lrs = Lrs()
    lrs.heard.set()
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Handler, directory=str(folder), lrs=lrs)
    )
    lrs.address = f"http://127.0.0.1:{server.server_address[1]}"
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield lrs
    lrs.heard.set()
    server.shutdown()
    server.server_close()
