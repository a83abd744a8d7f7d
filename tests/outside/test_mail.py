"""Does a letter arrive as it was written, and is it said when it does not?"""

import socket

import pytest

from learning.outside.mail import Letter, NotSent, NotTaken, Server, post
from tests.outside.post_office import post_office

LETTER = Letter("Åse Østby", "ase@test.example", "Noe venter på deg", "Hei, Åse.\n.\nhttps://x.example/etikk\n")


def server(port: int, **other: object) -> Server:
    values = {"host": "127.0.0.1", "encrypted": False, "user": "", "password": "", "sender": "nett@test.example"}
    return Server(**(values | {"port": port} | other))  # type: ignore[arg-type]


def test_a_letter_arrives_with_every_letter_of_it() -> None:
    with post_office() as office, post(server(office.port)) as out:
        out.send(LETTER)
    (found,) = office.letters
    assert found["To"] == "Åse Østby <ase@test.example>" and found["From"] == "Ressursnett <nett@test.example>"
    assert found["Subject"] == "Noe venter på deg" and found["Auto-Submitted"] == "auto-generated"
    assert found.get_content() == LETTER.body
    assert found["Message-ID"].endswith("@test.example>") and found["Date"]


def test_many_letters_go_over_one_connection() -> None:
    with post_office() as office, post(server(office.port)) as out:
        for _ in range(3):
            out.send(LETTER)
        assert len(office.letters) == 3


@pytest.mark.parametrize("to", ["borte@test.example", "åse@test.example", "a@test.example\nBcc: alle@test.example"])
def test_an_address_that_is_refused_does_not_stop_the_next(to: str) -> None:
    with post_office() as office, post(server(office.port)) as out:
        office.refuses = {"borte@test.example"}
        with pytest.raises(NotTaken):
            out.send(Letter("Noen", to, "Hei", "Hei."))
        out.send(LETTER)
        assert office.recipients == ["Åse Østby <ase@test.example>"]


def test_nobody_at_home_is_one_sentence() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
    with pytest.raises(NotSent, match="refused"), post(server(port)):
        pass


def test_a_server_that_goes_away_is_told_from_one_that_says_no() -> None:
    with post_office() as office, post(server(office.port)) as out:
        office.closes_after = 1
        out.send(LETTER)
        with pytest.raises(NotSent) as told:
            out.send(LETTER)
        assert not isinstance(told.value, NotTaken) and len(office.letters) == 1


def test_nothing_goes_unprotected_over_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is not on this machine must offer STARTTLS, or nothing is sent."""
    real = socket.create_connection
    with post_office() as office:
        monkeypatch.setattr(
            socket, "create_connection", lambda _address, *rest, **more: real(("127.0.0.1", office.port), *rest, **more)
        )
        with (
            pytest.raises(NotSent, match="STARTTLS"),
            post(server(25, host="mail.test.example", user="a", password="b")),
        ):
            pass
        assert office.letters == []


def test_a_password_is_not_sent_where_log_in_is_not_offered() -> None:
    with (
        post_office() as office,
        pytest.raises(NotSent, match="AUTH"),
        post(server(office.port, user="a", password="b")),
    ):
        pass
