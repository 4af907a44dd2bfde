r"""Formulas for counts of words: how far two frequencies differ, and how sure that is.

=================  ===============================================================================================
log ratio          binary logarithm of the ratio of two relative frequencies (Hardie 2014)
its interval       exact, from the conditional Poisson test: Clopper and Pearson's (1934) bounds for :math:`a` out of :math:`a + b`
                   (Evert 2022, *Measuring Keyness*)
G2, two cells      :math:`2(a \ln a/E_1 + b \ln b/E_2)` over the term alone (Rayson and Garside 2000; the Log-likelihood Wizard)
G2, four cells     the same sum over the term and all other words (Dunning 1993; quanteda, NLTK, CQPweb)
MI                 :math:`\log_2 O/E` (Church and Hanks 1990)
t-score            :math:`(O - E)/\sqrt O` (Church, Gale, Hanks and Hindle 1991; Evert 2005, 2008)
logDice            :math:`14 + \log_2 2f_{xy}/(f_x + f_y)` (Rychlý 2008)
corrections of p   Bonferroni; Holm (1979); Benjamini and Hochberg (1995), all as in R's ``p.adjust``
=================  ===============================================================================================

Plain numbers in and out; what is undefined is NaN. A cell of 0 adds nothing to G2.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import NamedTuple

TINY = 1e-300
STEPS = 10_000
PRECISION = 1e-15  # of the continued fraction
SETTLED = 1e-10  # Newton's steps square their error: one of this length was the last that mattered


class Interval(NamedTuple):
    """Lower and upper bound; NaN where there is none."""

    lower: float
    upper: float


def log_ratio(a: int, b: int, c: int, d: int) -> float:
    """Return log2 of ``(a / c) / (b / d)``; NaN if `a` or `b` is 0.

    >>> log_ratio(6, 2, 10_000, 10_000)
    1.584962500721156
    """
    return math.log2(a * d / (b * c)) if a and b else math.nan


def log_ratio_interval(a: int, b: int, c: int, d: int, alpha: float) -> Interval:
    """Return the exact interval of the log ratio at the two-sided error level `alpha`; a bound at infinity is NaN.

    >>> lower, upper = log_ratio_interval(6, 2, 10_000, 10_000, 0.05)
    >>> round(lower, 6), round(upper, 6)
    (-0.898515, 4.925677)
    """
    sizes = math.log2(d / c)
    lower = lower_log_odds(a, a + b, alpha / 2) / math.log(2) + sizes
    upper = -lower_log_odds(b, a + b, alpha / 2) / math.log(2) + sizes
    return Interval(lower, upper)


def lower_log_odds(k: int, n: int, alpha: float) -> float:
    """Return the log odds of Clopper and Pearson's lower bound for `k` out of `n`; NaN if `k` is 0.

    The bound is the `alpha` quantile of the beta distribution with ``k`` and ``n - k + 1``. The logarithm of the distribution is a
    concave function of the log odds, so that Newton's steps cannot miss.

    >>> round(lower_log_odds(3, 3, 0.025), 6)  # the bound itself is 0.025 ** (1 / 3)
    -0.883748
    """
    if k == 0:
        return math.nan
    a, b = float(k), float(n - k + 1)
    constant = math.lgamma(a + b) - math.lgamma(a + 1) - math.lgamma(b) - math.log(alpha)
    place = math.log(a / b) - math.sqrt(1 / a + 1 / b)
    for _ in range(STEPS):
        fraction = _beta_fraction(a, b, place)
        excess = constant - a * _softplus(-place) - b * _softplus(place) + math.log(fraction)
        step = excess * fraction / a
        place -= step
        if abs(step) <= SETTLED:
            break
    return place


def _softplus(x: float) -> float:
    """Return ln(1 + e^x) without overflow."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def _beta_fraction(a: float, b: float, log_odds: float) -> float:
    """Return the continued fraction of the incomplete beta function (DLMF 8.17.22), by Lentz's method."""
    x = math.exp(-_softplus(-log_odds))
    c, d = 1.0, 1.0 / _away_from_zero(1.0 - (a + b) * x / (a + 1.0))
    result = d
    for m in range(1, STEPS):
        even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
        odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
        change = 1.0
        for numerator in (even, odd):
            d = 1.0 / _away_from_zero(1.0 + numerator * d)
            c = _away_from_zero(1.0 + numerator / c)
            change = c * d
            result *= change
        if abs(change - 1.0) <= PRECISION:
            break
    return result


def _away_from_zero(x: float) -> float:
    return x if abs(x) > TINY else TINY


def g2_two_cells(a: int, b: int, c: int, d: int) -> float:
    """Return Rayson's G2 of `a` in `c` words against `b` in `d`.

    >>> round(g2_two_cells(10, 10, 150, 300), 6)
    2.355661
    """
    together = a + b
    first, second = c * together / (c + d), d * together / (c + d)
    return max(0.0, 2 * (_term(a, first) + _term(b, second)))


def g2_four_cells(a: int, b: int, c: int, d: int) -> float:
    """Return Dunning's G2 of `a` in `c` words against `b` in `d`.

    >>> round(g2_four_cells(10, 10, 150, 300), 6)
    2.472398
    """
    return max(0.0, g2_two_cells(a, b, c, d) + g2_two_cells(c - a, d - b, c, d))


def _term(observed: int, expected: float) -> float:
    return observed * math.log(observed / expected) if observed else 0.0


def p_of_g2(g2: float) -> float:
    """Return the probability of `g2` or more under the chi-squared distribution with one degree of freedom.

    >>> round(p_of_g2(3.841458820694124), 12)
    0.05
    """
    return math.erfc(math.sqrt(g2 / 2))


def mutual_information(observed: int, expected: float) -> float:
    """Return log2 of `observed` over `expected`; NaN if either is 0."""
    return math.log2(observed / expected) if observed and expected else math.nan


def t_score(observed: int, expected: float) -> float:
    """Return the difference of `observed` and `expected` in standard deviations of `observed`; NaN if it is 0."""
    return (observed - expected) / math.sqrt(observed) if observed else math.nan


def log_dice(together: int, one: int, other: int) -> float:
    """Return 14 plus log2 of the Dice coefficient; NaN if nothing stands `together`.

    >>> log_dice(300, 300, 300)
    14.0
    """
    return 14 + math.log2(2 * together / (one + other)) if together else math.nan


def bonferroni(p: Sequence[float]) -> list[float]:
    """Return `p` times their number: the chance of any false discovery among them, at most.

    >>> bonferroni([0.25, 0.5])
    [0.5, 1.0]
    """
    return [min(1.0, value * len(p)) for value in p]


def holm(p: Sequence[float]) -> list[float]:
    """Return `p` corrected step by step, the smallest as by Bonferroni: the same guarantee, never larger.

    >>> holm([0.25, 0.5])
    [0.5, 0.5]
    """
    order = sorted(range(len(p)), key=p.__getitem__)
    scaled = [p[place] * (len(p) - rank) for rank, place in enumerate(order)]
    return _placed(order, list(accumulate(scaled, max)))


def benjamini_hochberg(p: Sequence[float]) -> list[float]:
    """Return `p` corrected for the share of false discoveries among all discoveries.

    >>> benjamini_hochberg([0.25, 0.5])
    [0.5, 0.5]
    """
    order = sorted(range(len(p)), key=p.__getitem__, reverse=True)
    scaled = [p[place] * len(p) / (len(p) - rank) for rank, place in enumerate(order)]
    return _placed(order, list(accumulate(scaled, min)))


def _placed(order: Sequence[int], values: Sequence[float]) -> list[float]:
    placed = dict(zip(order, values, strict=True))
    return [min(1.0, placed[place]) for place in range(len(order))]


CORRECTIONS: dict[str, Callable[[Sequence[float]], list[float]]] = {
    "holm": holm,
    "bonferroni": bonferroni,
    "bh": benjamini_hochberg,
    "none": list,
}
FORMULAS: dict[str, Callable[[int, int, int, int], float]] = {
    "rayson": g2_two_cells,
    "dunning": g2_four_cells,
}
