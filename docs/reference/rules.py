"""Owns the page about the rules of `lessonwright check`: the rules' docstrings come in, Markdown comes out."""

import re
import textwrap

from lessonwright.lint.rule import Rule
from lessonwright.lint.rules import RULES

_HEAD = """\
# What makes a course weak

`lessonwright check` first says what is broken. Where nothing is, it says what is weak, by these rules. Each rule says
why it is there and by whose word, and shows lesson text that passes and text that does not.

How much a rule matters in your course is yours to say, in `course.yml`:

```yaml title="in course.yml"
lint:
  long-sentence: off
  key-longest: note
```

Left alone, a rule that is seldom wrong tells a `warning`, and one that may find what is meant tells a `note`. `off` is
silent. A `note` is told and passes. A `warning` or an `error` is to be mended before `check` is content. One place
alone is excused by a comment: see [Excuse a finding](../how-to/excuse.md).
"""


def page() -> str:
    """Return the page."""
    return "\n".join([_HEAD, *(_section(rule) for rule in RULES.values())])


def _section(rule: Rule) -> str:
    source = re.search(r"^Source: (.+?)\n\n", rule.documentation, re.MULTILINE | re.DOTALL)
    said = re.findall(r"^Says: (.+)$", rule.documentation, re.MULTILINE)
    return "\n".join(
        [
            f"## {rule.id}\n",
            f"**{rule.headline}** Left alone, {rule.told_as}.\n",
            f"{rule.reason}\n",
            f"*Source:* {' '.join(source[1].split()) if source else ''}\n",
            f"This passes:\n\n{_example(rule, 'Passes')}\n",
            f"This does not:\n\n{_example(rule, 'Fails')}\n",
            "It says:\n\n```text\n" + "\n".join(said) + "\n```\n",
        ]
    )


def _example(rule: Rule, name: str) -> str:
    found = re.search(rf"^{name}:\n\n((?:    .*\n|\n)+)", rule.documentation, re.MULTILINE)
    return f"```yaml\n{textwrap.dedent(found[1]).strip()}\n```" if found else ""
