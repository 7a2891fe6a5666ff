"""Answers about a problem that are asked for again and again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar
from weakref import WeakKeyDictionary

from routeplan.problem.model import Problem

P = ParamSpec("P")
T = TypeVar("T")
MOST_ANSWERS = 1_024


def remembered(
    function: Callable[Concatenate[Problem, P], T],
) -> Callable[Concatenate[Problem, P], T]:
    """
    The function with its last answers held for as long as the problem is.

    A drag changes two days of a plan; the others are as they were a moment ago.

    Parameters
    ----------
    function
        Of a problem, and of values that can be hashed or are sequences of such; given the
        same it answers the same.
    """
    held: WeakKeyDictionary[Problem, dict[object, T]] = WeakKeyDictionary()

    @wraps(function)
    def known(problem: Problem, /, *given: P.args, **named: P.kwargs) -> T:
        key = (*map(_hashable, given), *((name, _hashable(each)) for name, each in named.items()))
        answers = held.setdefault(problem, {})
        if key not in answers:
            if len(answers) >= MOST_ANSWERS:
                answers.clear()
            answers[key] = function(problem, *given, **named)
        return answers[key]

    return known


def _hashable(value: object) -> object:
    return tuple(value) if isinstance(value, Sequence) and not isinstance(value, str) else value
