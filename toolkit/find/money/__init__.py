"""Find sums of money, and say what kind each is, who gives and who receives it.

Method: a pattern built from a lexicon of currency codes, symbols and names reads every sum with its scale
(:mod:`toolkit.find.money.amounts`); shallow grammar over the words of the same sentence, verbs with their subjects and
nouns with their prepositions, reads the hedge, the kind and the parties (:mod:`toolkit.find.money.roles`). Currency
codes are those of ISO 4217.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pandas as pd

from toolkit.errors import ParameterError
from toolkit.find.money.amounts import Amount, find_amounts
from toolkit.find.money.roles import Roles, roles
from toolkit.schema import Paragraph, Span, collect_spans, span_table

MONEY = span_table(
    "MONEY",
    "a sum of money in a paragraph",
    amount="float64",
    amount_max="float64",
    currency="str",
    qualifier="str",
    kind="str",
    giver="str",
    recipient="str",
    purpose="str",
)


def find_money(paragraphs: pd.DataFrame, *, dollar: str = "USD") -> pd.DataFrame:
    """Find sums of money; one row is an amount in a paragraph.

    Parameters
    ----------
    paragraphs
        PARAGRAPHS table.
    dollar
        ISO 4217 code of a dollar that the text does not name, `$5` or `5 dollars`.

    Returns
    -------
    DataFrame
        Span table (``doc_id, para, start, end, quote``) with ``amount`` (in the currency's main unit), ``amount_max`` (NaN unless the words give a
        range), ``currency`` (ISO 4217), ``qualifier`` (``exact``, ``approximately``, ``more than``, ``at least``,
        ``up to``, ``less than``, ``total``), ``kind`` (``loan``, ``grant``, ``contribution``, ``pledge``,
        ``investment``, ``trade``, ``project``, ``other``), ``giver``, ``recipient`` and ``purpose``: words of the
        text, NaN where no rule is sure of them.

    Raises
    ------
    ParameterError
        If `dollar` is no code of three capital letters.

    Notes
    -----
    One row is one sum. `USD 5-10 million` and `between 5 and 10 million dollars` are one sum with an ``amount_max``;
    `$1.2 million to $23.5 million` are two, each with its own currency; `270 and 230 million USD` are two that
    share a unit, and the quote of the first is `270`. `1,5 million` has a decimal comma: thousands have three figures
    behind it. Hedges (`approximately`, `a total of`) are read into ``qualifier`` and left out of the quote. `billions
    of dollars` is no sum.

    The giver is the subject of the verb of giving, the owner of the contribution or the agent behind `by` and `from`;
    `we` stands as it is printed, and whoever announces a sum gives it unless the text names another. The recipient is
    who stands behind `to`, with `provide` before the sum, or behind `for` if a party, people or a body stand there;
    where nobody is addressed, the beneficiary that the purpose names (`to support farmers`, `the needs of island
    states`, `in aid across Pacific states`). Plans, activities and sectors are purposes only. Trade has
    neither party; flows of investment `from A to B` have both. A sentence that takes up the sum before it (`Of that,
    …`, `under the initiative`) keeps its giver. A noun that names the sum (`loan`, `grant`, `investment`) decides the
    kind before a promise to give does, a promise before `assistance`, `aid` or the verb. Where the rules find no words
    they say nothing: a missing party is no proof that the text names none further off.

    Examples
    --------
    >>> texts = ["Chile pledged to contribute approximately USD 40 million to the Coral Centre."]
    >>> paragraphs = pd.DataFrame({"doc_id": "memo", "para": ["27"], "text": texts})
    >>> found = find_money(paragraphs)
    >>> found[["quote", "amount", "currency", "qualifier"]].to_dict("records")
    [{'quote': 'USD 40 million', 'amount': 40000000.0, 'currency': 'USD', 'qualifier': 'approximately'}]
    >>> found[["kind", "giver", "recipient"]].to_dict("records")
    [{'kind': 'pledge', 'giver': 'Chile', 'recipient': 'Coral Centre'}]
    """
    if not re.fullmatch(r"[A-Z]{3}", dollar):
        msg = f"dollar is {dollar!r}; give an ISO 4217 code such as 'USD' or 'AUD'."
        raise ParameterError(msg)

    def find_in(paragraph: Paragraph) -> Iterator[Span]:
        amounts = find_amounts(paragraph.text, dollar)
        return map(_row, amounts, roles(paragraph.text, amounts))

    return collect_spans(paragraphs, MONEY, find_in)


def _row(amount: Amount, read: Roles) -> Span:
    return {
        "start": amount.start,
        "end": amount.end,
        "amount": amount.value,
        "amount_max": amount.highest,
        "currency": amount.currency,
        **read._asdict(),
    }
