"""Does a bundle come out as it went in, and can one that is made to harm do any?"""

import struct
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from learning.courses.interchange import bundle
from learning.courses.interchange.bundle import packed, unpacked

FILES = {
    "courses/a/course.md": b"en",
    "courses/a/10-b.md": "to æøå".encode(),
    "courses/a/10-b.nn.md": b"tre",
    "media/a/b.png": b"\x89PNG",
    "documents/c.md": b"",
}


def made(*entries, **how):
    """A zip of (name or ZipInfo, bytes)."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", **how) as file:
        for name, data in entries:
            file.writestr(name, data)
    return out.getvalue()


def entry(name, mode=0o100644):
    info = zipfile.ZipInfo(name)
    info.external_attr, info.create_system = mode << 16, 3
    return info


def renamed(old, new):
    """A zip in which a name was changed afterwards, as no tool would write it."""
    return made((old, b"a")).replace(old.encode(), new)


def test_the_same_files_come_out_and_the_same_bytes_go_in():
    data = packed(FILES)
    assert unpacked("a.zip", data).files == FILES and unpacked("a.zip", data).problems == ()
    assert packed(dict(reversed(FILES.items()))) == data
    with zipfile.ZipFile(BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert file.namelist() == sorted(FILES)


@pytest.mark.parametrize("around", ["", "grunnkurs/"])
def test_a_folder_packed_by_hand_comes_in_without_what_the_machine_left_beside_it(around):
    left = [("__MACOSX/._a.md", b"x"), (f"{around}.DS_Store", b"x"), (f"{around}courses/Thumbs.db", b"x")]
    found = unpacked("a.zip", made(*((f"{around}{name}", data) for name, data in FILES.items()), *left))
    assert found.files == FILES and found.problems == ()


def test_what_is_no_content_is_left_and_told():
    names = [
        "README.txt",
        "courses/a/indre.zip",
        "media/a.html",
        "demo/people.md",
        "courses/Å/x.md",
        ".env",
    ]
    found = unpacked(
        "a.zip", made(*((name, b"PK") for name in names), ("courses/", b""), ("courses/a/course.md", b"en"))
    )
    assert found.files == {"courses/a/course.md": b"en"}
    assert [problem.facts["name"] for problem in found.problems] == names
    assert not any(problem.is_error for problem in found.problems)


#: Code → a bundle nobody should open.
REFUSED = [
    ("bundle-name", made(("../courses/a/course.md", b"a"))),
    ("bundle-name", made(("courses/../../course.md", b"a"))),
    ("bundle-name", made(("/etc/course.md", b"a"))),
    ("bundle-name", made(("courses\\a\\course.md", b"a"))),
    ("bundle-name", made(("C:/course.md", b"a"))),
    ("bundle-name", made(("courses//course.md", b"a"))),
    ("bundle-name", made(("courses/./course.md", b"a"))),
    ("bundle-name", renamed("courses/a/course.md", b"courses/a/x.md\x00.png")),
    ("bundle-name", made(("documents/" + "a" * 300 + ".md", b"a"))),
    ("bundle-name-twice", made(("media/A.png", b"a"), ("media/a.png", b"b"))),
    ("bundle-link", made((entry("media/a.png", 0o120777), b"/etc/passwd"))),
    ("bundle-link", made((entry("media/a.png", 0o020666), b""))),
    ("bundle-encrypted", made(("media/a.png", b"a")).replace(b"PK\x01\x02\x14\x03\x14\x00\x00\x00", b"PK\x01\x02\x14\x03\x14\x00\x01\x00")),
    ("bundle-method", made(("media/a.png", b"a"), compression=zipfile.ZIP_LZMA)),
    ("bundle-bomb", made(("documents/a.md", b"0" * 900_000), compression=zipfile.ZIP_DEFLATED)),
    ("bundle-file-too-large", made(("documents/a.md", b"0" * 1_000_001))),
    ("bundle-too-many", made(*((f"documents/a{number}.md", b"a") for number in range(501)))),
    ("bundle-too-large", b"PK" * 10_000_001),
    ("bundle-broken", b"PK\x03\x04 og ikke mer"),
    ("bundle-broken", packed(FILES)[:-30]),
    ("bundle-broken", packed(FILES).replace("to æøå".encode(), b"x").replace(b"\x89PNG", b"\x89PNX")[:200] + packed(FILES)[220:]),
    ("bundle-empty", made()),
]  # fmt: skip
#: Code → a bundle that only lacks something.
TOLD = [("bundle-not-content", made(("a.txt", b"a")))]


@pytest.mark.parametrize(("code", "data"), [*REFUSED, *TOLD], ids=range(len(REFUSED) + len(TOLD)))
def test_a_bundle_that_cannot_be_trusted_gives_nothing_and_says_why(code, data):
    found = unpacked("a.zip", data)
    assert (found.files, {problem.code for problem in found.problems}) == ({}, {code})


def test_the_whole_is_counted_too(monkeypatch):
    monkeypatch.setattr(bundle, "LARGEST_TOTAL", 10)
    found = unpacked("a.zip", made(("documents/a.md", b"123456"), ("documents/b.md", b"123456")))
    assert [problem.code for problem in found.problems] == ["bundle-file-too-large"] and not found.files


def test_sizes_are_counted_not_believed():
    """The bundle says the file is four bytes long; it is two million."""
    data = made(("documents/a.md", b"0" * 2_000_000), compression=zipfile.ZIP_DEFLATED)
    lying = data.replace(struct.pack("<L", 2_000_000), struct.pack("<L", 4))
    assert unpacked("a.zip", lying).files == {}


names = st.sampled_from(
    [*FILES, "../a.md", "/a", "media/../../x.png", "courses/a/con.md", "a\\b", "media/x.svg"]
) | st.text(max_size=12).map("x".__add__)


@given(st.binary(max_size=400), st.lists(st.tuples(names, st.binary(max_size=20)), max_size=4), st.data())
@settings(deadline=None)
def test_no_bytes_raise_and_no_name_leads_out(data, entries, draw):
    unpacked("a.zip", data)
    whole = (
        bytearray(made(*entries)) if len({name for name, _ in entries}) == len(entries) else bytearray(packed(FILES))
    )
    for _ in range(draw.draw(st.integers(0, 4))):
        whole[draw.draw(st.integers(0, len(whole) - 1))] = draw.draw(st.integers(0, 255))
    for name in unpacked("a.zip", bytes(whole)).files:
        here = Path("/somewhere/content")
        assert (here / name).is_relative_to(here) and ".." not in name and not Path(name).is_absolute()
