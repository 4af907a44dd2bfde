"""Front matter: what is read of it, what is none, and what it must not do."""

from __future__ import annotations

from itertools import pairwise

import pytest

from toolkit.errors import DocumentError
from toolkit.readers.front_matter import front_matter_end, read_front_matter


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        pytest.param(
            "---\ntitle: Memo\ndate: 2020-02-31\n---\nWe met.",
            {"title": "Memo", "date": "2020-02-31"},
            id="a day that no calendar has",
        ),
        pytest.param("---\n# said\n\ntags: [a, b]\nnone: ~\n---\n", {"tags": "a, b"}, id="list, comment, nothing"),
        pytest.param("---\nno: 0x1F\nyes: on\n---\n", {"no": "0x1F", "yes": "on"}, id="as written"),
        pytest.param("---\n\nWe met.\n\n---\n\nWe agreed.", {}, id="a text between two rules"),
        pytest.param("---\ntitle: Memo\nWe met.", {}, id="never closed"),
        pytest.param("---\ntitle: !!python/object/apply:os.getcwd []\n---\n", {"title": ""}, id="no object is made"),
    ],
)  # fmt: skip
def test_front_matter_is_read_as_text(source, expected):
    """Values are what is written; a rule at the top is no front matter."""
    assert read_front_matter(source, "memo.md") == expected
    assert bool(front_matter_end(source)) == bool(expected)


def test_front_matter_that_would_grow_stays_small():
    """Aliases of aliases are not written out, and a deep nest is an error, not a crash."""
    names = "abcdefghijklmnopqrstuvwxyz"
    bomb = "a: &a [x, x]\n" + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in pairwise(names))
    assert len(str(read_front_matter(f"---\n{bomb}---\n", "memo.md"))) < 500
    with pytest.raises(DocumentError, match=r"memo\.md is not valid YAML.*Correct it"):
        read_front_matter(f"---\ntitle: {'[' * 5000}\n---\n", "memo.md")
