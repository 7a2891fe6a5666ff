"""Pages name all their modules ahead, so that none waits for another to name it."""

from __future__ import annotations

import re
from posixpath import dirname, join, normpath

import pytest

from routeplan.web.files import STATIC, address_of, modules_of
from routeplan.web.page import _script

MODULES = [
    name for name in STATIC
    if name.startswith("js/") and name.endswith(".js") and not name.endswith("worker.js")
]  # fmt: skip


@pytest.mark.parametrize("name", MODULES)
def test_all_that_a_module_imports_is_known(name):
    assert len(MODULES) > 100
    text = STATIC[name].content.decode()
    named = {normpath(join(dirname(name), each)) for each in re.findall(r' "(\.[^"]+\.js)";', text)}
    found = modules_of(name)
    assert named <= set(found)
    assert {deeper for each in named for deeper in modules_of(each)} <= set(found)


def test_a_page_names_them_before_its_script():
    tags = str(_script("js/users/users.js")).splitlines()
    assert tags[-1] == f'<script type="module" src="{address_of("js/users/users.js")}"></script>'
    assert tags[:-1] == [
        f'<link rel="modulepreload" href="{address_of(each)}">'
        for each in modules_of("js/users/users.js")
    ]
    assert "js/words.js" in modules_of("js/users/users.js")
