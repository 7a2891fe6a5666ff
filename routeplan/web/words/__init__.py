"""What pages say, in both languages: a file a page."""

from routeplan.web.words.frame import FRAME, REFUSED, SIGN_IN
from routeplan.web.words.phone import PHONE
from routeplan.web.words.spoken import Words, in_language

__all__ = ["FRAME", "PHONE", "REFUSED", "SIGN_IN", "Words", "in_language"]
