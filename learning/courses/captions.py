"""Do pictures, tables and films say what they are?

A picture stands on its own when its caption says what to notice in it; a table when a line or a heading right above
names it; a film may only be shown, by law, when whoever cannot hear or see it is told what is there for them.
"""

from __future__ import annotations

import re

_PICTURE = re.compile(r"!\[[^\[\]]*\w[^\[\]]*\]\((?:\.\./)*media/(?!\S*\.\.)[^()\s]+[ ]*\)[ ]*")  # and right otherwise
_FILM_AT = (
    r"https?://(?:[\w-]+\.)*(?:youtube\.com|youtu\.be|youtube-nocookie\.com|vimeo\.com|tv\.nrk\.no|nrk\.no/video)/\S*"
    r"|\S+\.(?:mp4|webm|m3u8)"
)
_FILM_ADDRESS = re.compile(_FILM_AT, re.IGNORECASE)
_FILM = re.compile(rf"\[[^\[\]]*\]\((?:{_FILM_AT})(?P<said>\s+[\"'].*[\"'])?[ ]*\)[ ]*", re.IGNORECASE)
_BARE_FILM = re.compile(rf"<?(?=https?://)(?P<address>(?:{_FILM_AT})(?<!>))>?", re.IGNORECASE)
_CAPTIONED = re.compile(r"tekst|caption|subtitle", re.IGNORECASE)
_DESCRIBED = re.compile(r"synstolk|syntolk|audio.?descri|lydbeskriv", re.IGNORECASE)
_TABLE = re.compile(r"(?:Tabell|Table)(?:[ ]\d{1,3})?:[ ]+\S.*", re.DOTALL)
_LABEL = re.compile(r"(?:Tabell|Table):[ ]*")


def of_paragraph(text: str) -> str | None:
    """The code of what is missing where a picture or a film is a paragraph of its own."""
    if _PICTURE.fullmatch(text):
        return "image-without-caption"
    if bare_film(text):
        return "video-without-statement"
    film = _FILM.fullmatch(text)
    if film is None:
        return None
    said = film["said"] or ""
    return None if _CAPTIONED.search(said) and _DESCRIBED.search(said) else "video-without-statement"


def is_film(address: str) -> bool:
    return _FILM_ADDRESS.fullmatch(address) is not None


def bare_film(text: str) -> str:
    """The address, where that of a film on the web is all there is."""
    found = _BARE_FILM.fullmatch(text.strip())
    return found["address"] if found else ""


def names_a_table(line: str) -> bool:
    """Whether this line, with an empty one below it, is the caption of the table that follows."""
    return _TABLE.fullmatch(line.rstrip()) is not None


def without_label(caption: str) -> str:
    """«Tabell: Skalaene» → «Skalaene»; a table with a number keeps it."""
    return _LABEL.sub("", caption, count=1)
