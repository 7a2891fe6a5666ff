"""The one page that works without any other: it sets a password by a one-time link."""

from __future__ import annotations

from html import escape
from typing import Annotated

from fastapi import Form, Query
from fastapi.responses import HTMLResponse

from routeplan.api.desk import OPEN, AtDoor, Door
from routeplan.api.faults import Refusal, status_of
from routeplan.api.request_body import Line
from routeplan.api.routes import Routes
from routeplan.api.signing_in import use_link
from routeplan.errors import Fault, InputError

PAGES = Routes("pages", prefix="", is_described=False)
ADDRESS = "/welcome"
_WORDS = {
    "title": ("Set a password", "设置密码"),
    "password": ("New password, at least ten characters", "新密码, 至少十个字符"),
    "again": ("The same once more", "再次输入"),
    "send": ("Set it", "设置"),
    "differ": ("The two passwords differ.", "两次输入的密码不一致。"),
    "done": ("The password of {name} is set. Sign in.", "已设置 {name} 的密码。请登录。"),
    "gone": (
        "This link is not valid any more. Ask the keeper for another one.",
        "此链接已失效。请向档案管理员索取新的链接。",
    ),
}


@PAGES.get(ADDRESS, OPEN, response_class=HTMLResponse)
def welcome(door: AtDoor, token: Annotated[Line, Query(max_length=200)] = "") -> HTMLResponse:
    """Show the form that sets a password."""
    return _page(door, _form(door, token))


@PAGES.post(ADDRESS, OPEN, response_class=HTMLResponse)
def welcomed(
    door: AtDoor,
    token: Annotated[Line, Form(max_length=200)] = "",
    password: Annotated[Line, Form(max_length=2_000)] = "",
    again: Annotated[Line, Form(max_length=2_000)] = "",
) -> HTMLResponse:
    """Set the password, or say what is wrong and show the form again."""
    if password != again:
        return _page(door, _said(door, "differ") + _form(door, token), 422)
    try:
        user = use_link(door, token, password)
    except Refusal:
        raise
    except InputError as error:
        status = status_of(error)
        if status == 401:
            return _page(door, _said(door, "gone"), status)
        told = "".join(_paragraph(_sentence(door, fault)) for fault in error.faults)
        return _page(door, told + _form(door, token), status)
    return _page(door, _said(door, "done", name=user.name))


def _sentence(door: Door, fault: Fault) -> str:
    return f"{fault.code} {fault.cause(door.lang)}: {fault.remedy(door.lang)}"


def _words(door: Door, key: str, **values: str) -> str:
    return _WORDS[key][door.lang == "zh"].format(**values)


def _said(door: Door, key: str, **values: str) -> str:
    return _paragraph(_words(door, key, **values))


def _paragraph(text: str) -> str:
    return f"<p>{escape(text)}</p>\n"


def _form(door: Door, token: str) -> str:
    fields = "".join(
        f"<p><label>{escape(_words(door, name))}<br>"
        f'<input type="password" name="{name}" autocomplete="new-password" required '
        f'minlength="10"></label></p>\n'
        for name in ("password", "again")
    )
    return (
        f'<form method="post" action="{ADDRESS}">\n'
        f'<input type="hidden" name="token" value="{escape(token)}">\n{fields}'
        f"<p><button>{escape(_words(door, 'send'))}</button></p>\n</form>\n"
    )


def _page(door: Door, content: str, status: int = 200) -> HTMLResponse:
    lang = "zh-CN" if door.lang == "zh" else "en"
    title = escape(_words(door, "title"))
    text = (
        f'<!doctype html>\n<html lang="{lang}">\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{title}</title>\n<h1>{title}</h1>\n{content}</html>\n"
    )
    return HTMLResponse(text, status, {"Content-Language": lang})
