"""Serves a site as a reader does who follows the documentation: on a free port, until its first page has come."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import closing

_PATIENCE = 60


def free_port() -> int:
    with closing(socket.create_server(("127.0.0.1", 0))) as server:
        return int(server.getsockname()[1])


def page(address: str) -> bytes:
    """Return the home page, as soon as it is served."""
    end = time.monotonic() + _PATIENCE
    while True:
        try:
            with urllib.request.urlopen(f"http://{address}/", timeout=_PATIENCE) as answer:
                return bytes(answer.read())
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(0.1)


def main() -> None:
    signal.signal(
        signal.SIGINT, signal.default_int_handler
    )  # whoever runs this may have it ignored, and so would serve
    address = f"127.0.0.1:{free_port()}"
    command = [sys.executable, "-m", "lessonwright", *sys.argv[1:], "--address", address]
    with subprocess.Popen(
        command, env={**os.environ, "BROWSER": "true"}
    ) as serving:  # `true` opens nothing
        try:
            home = page(address)
            serving.send_signal(signal.SIGINT)
            serving.wait(_PATIENCE)
        finally:
            serving.kill()
    sys.exit(b"</html>" not in home)


if __name__ == "__main__":
    main()
