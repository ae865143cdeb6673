import os
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent

_PROGRAM = """
import time
from lessonwright.cli.screen import ProgressSteps

with ProgressSteps("Building the site") as steps, ProgressSteps("Making handouts", steps) as making:
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
    assert re.search(r"Building the site[^\n]*1/3[^\n]*\n[^\n]*Making handouts[^\n]*1/4", seen), (
        seen
    )


_MANY = """
import time
from pathlib import Path
from lessonwright.lint.run_rules import review
from lessonwright.reading.loader import load_course

read, asked = [], []
loaded = load_course(Path("content"), on_lesson=lambda *far: read.append(far))
review(loaded, lambda *far: asked.append(far))
print(read[0], read[-1], len(read), asked[-1][0] == asked[-1][1] == len(asked))
"""


def test_checking_tells_of_each_lesson_and_each_rule() -> None:
    said = subprocess.run(
        [sys.executable, "-c", _MANY], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert said.stdout == "(1, 21) (21, 21) 21 True\n"


_SLOW = """
import time
from lessonwright.cli.screen import ProgressSteps

with ProgressSteps("Building the site") as steps:
    for done in range(1, 4):
        time.sleep(0.6)
        steps(done, 3)
"""


def test_a_log_tells_the_last_step_too() -> None:
    said = subprocess.run([sys.executable, "-c", _SLOW], capture_output=True, text=True, check=True)
    assert said.stderr == "Building the site: 2 of 3\nBuilding the site: 3 of 3\n"


def test_what_is_done_in_a_moment_is_no_matter_for_a_log() -> None:
    quick = _SLOW.replace("0.6", "0")
    said = subprocess.run([sys.executable, "-c", quick], capture_output=True, text=True, check=True)
    assert said.stderr == ""
