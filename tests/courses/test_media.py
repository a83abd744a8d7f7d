"""Pictures are light, used, and only draw."""

import pytest

from learning.courses.media import MediaFile, wrong_media

SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">{}</svg>'
DRAWS = (
    '<path d="M0 0" fill="url(#g)"/><use xlink:href="#a"/>',
    '<!-- <script> onload= --><title>Om script</title><image href="data:image/png;base64,AA"/>',
    "<style>.a { fill: url(#g) }</style>",
)
RUNS = (
    "<script>alert(1)</script>",
    '<g onload="alert(1)"/>',
    '<a href="javascript:alert(1)"/>',
    '<image href="https://example.org/a.png"/>',
    '<use xlink:href="&#104;ttps://example.org/a.svg#a"/>',
    "<foreignObject><p/></foreignObject>",
    "<style>@import 'https://example.org'</style>",
    '<rect style="fill: url(https://example.org)"/>',
    '<image href="data:image/svg+xml;base64,AA"/>',
)


def codes(*files, used=None):
    used = {file.path for file in files} if used is None else used
    return [(p.code, p.severity) for p in wrong_media(files, used)]


def drawing(inside):
    return MediaFile("media/a.svg", 100, SVG.format(inside).encode())


@pytest.mark.parametrize("inside", DRAWS)
def test_a_drawing_may_draw(inside):
    assert codes(drawing(inside)) == []


@pytest.mark.parametrize("inside", RUNS)
def test_a_drawing_may_not_run_or_fetch(inside):
    assert codes(drawing(inside)) == [("svg-active", "error")]


def test_a_drawing_with_entities_is_not_even_read_and_a_broken_one_is_told_of():
    bomb = b'<!DOCTYPE svg [<!ENTITY a "aaaa">]><svg>&a;</svg>'
    assert codes(MediaFile("media/a.svg", 9, bomb)) == [("svg-active", "error")]
    assert codes(MediaFile("media/a.svg", 9, b"<svg>")) == [("svg-unreadable", "error")]
    assert codes(MediaFile("media/a.svg", 9, b"\x00\xff")) == [("svg-unreadable", "error")]


def test_weight_is_advice_above_300_kb_and_an_error_above_1_mb():
    assert codes(MediaFile("media/a.PNG", 300_000)) == []
    assert codes(MediaFile("media/a.PNG", 300_001)) == [("image-heavy", "warning")]
    assert codes(MediaFile("media/a.jpg", 1_000_001)) == [("image-too-heavy", "error")]
    assert codes(MediaFile("media/a.pdf", 5_000_000)) == []


def test_what_nobody_shows_is_advice():
    assert codes(MediaFile("media/a.png", 1), used=()) == [("media-unused", "warning")]
