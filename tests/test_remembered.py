"""Answers about a problem are worked out once and forgotten with it."""

from __future__ import annotations

import gc
import weakref

from sample import sample_problem

from routeplan.problem import remembered
from routeplan.problem.remembered import MOST_ANSWERS


def test_each_question_is_worked_out_once_for_each_problem():
    asked = []

    @remembered
    def answer(problem, *values, more=0):
        asked.append(values)
        return (len(problem.stores), values, more)

    one, other = sample_problem(), sample_problem()
    assert answer(one, 1, [2, 3]) == (12, (1, [2, 3]), 0)
    assert answer(one, 1, (2, 3)) == (12, (1, [2, 3]), 0)
    assert len(asked) == 1
    assert answer(one, 1, [3, 2])[1] == (1, [3, 2])
    assert answer(one, 1, [2, 3], more=1)[2] == 1
    assert answer(other, 1, [2, 3]) == answer(one, 1, [2, 3])
    assert len(asked) == 4


def test_answers_are_few_and_go_with_their_problem():
    asked = []

    @remembered
    def answer(_problem, value):
        asked.append(value)
        return value

    problem = sample_problem()
    for value in (*range(MOST_ANSWERS + 1), 0):
        assert answer(problem, value) == value
    assert asked[-1] == 0
    gone = weakref.ref(problem)
    del problem
    gc.collect()
    assert gone() is None
