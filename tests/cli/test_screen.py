import os
import re
import subprocess
import sys

_PROGRAM = """
import time
from lessonwright.cli.screen import Steps

with Steps("Building the site") as steps, Steps("Making handouts", steps) as making:
    time.sleep(1.1)
    steps(1, 3)
    making(1, 4)
    time.sleep(0.3)
"""


def test_bars_of_two_works_stand_below_one_another() -> None:
    terminal, end = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100", "NO_COLOR": "1"}
    subprocess.run([sys.executable, "-c", _PROGRAM], stderr=end, check=True, env=environment)
    os.close(end)
    with open(terminal, "rb") as screen:  # noqa: PTH123 (a file descriptor)
        seen = os.read(screen.fileno(), 100_000).decode()
    assert re.search(r"Building the site[^\n]*1/3[^\n]*\n[^\n]*Making handouts[^\n]*1/4", seen), seen
