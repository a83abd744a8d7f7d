"""Does a wrong setting end in one sentence that says what to do?"""

import subprocess
import sys
from pathlib import Path

import pytest

from learning import config
from learning.config import KNOWN, ROOT, Settings, SettingsError, from_environment

GOOD = "0123456789abcdef0123456789abcdef"
PRODUCTION = {"SECRET_KEY": GOOD, "DATABASE_URL": "postgresql://rn:hemmelig@db.example/rn"}
CONTENT = str(Path(__file__).parent / "content")


def read(**environ: str) -> Settings:
    return from_environment({**PRODUCTION, "RESSURSNETT_CONTENT": CONTENT, **environ})


def refusal(**environ: str) -> str:
    """What the operator is told: one sentence or two, on one line."""
    with pytest.raises(SettingsError) as caught:
        read(**environ)
    said = str(caught.value)
    assert "\n" not in said
    assert len(said) < 300
    return said


def test_good_settings_are_read() -> None:
    found = read(PORT="9000", RESSURSNETT_PROXIES="1", RESSURSNETT_FEEDBACK="post@ressursnett.example")
    assert found == Settings(
        environment="production",
        database_url="postgresql+psycopg://rn:hemmelig@db.example/rn",
        secret_key=GOOD,
        port=9000,
        proxies=1,
        feedback="post@ressursnett.example",
        content=Path(CONTENT),
    )


def test_production_is_what_one_gets_without_asking() -> None:
    assert read().production
    assert not read(RESSURSNETT_ENV="development").production


def test_the_rest_has_sensible_values_of_its_own() -> None:
    found = from_environment({"SECRET_KEY": GOOD})
    assert (found.port, found.proxies, found.feedback) == (8000, 0, "")
    assert found.content == ROOT / "content"
    assert found.database_url == f"sqlite:///{ROOT / 'instance' / 'ressursnett.db'}"


@pytest.mark.parametrize(
    ("wrong", "meant"),
    [
        ("RESSURSNETT_PROXYS", "RESSURSNETT_PROXIES"),
        ("RESSURSNETT_EVN", "RESSURSNETT_ENV"),
        ("RESSURSNETT_CONTNET", "RESSURSNETT_CONTENT"),
        ("RESSURSNETT_FEDBACK", "RESSURSNETT_FEEDBACK"),
    ],
)
def test_an_unknown_setting_is_refused_with_the_nearest_known_one(wrong: str, meant: str) -> None:
    assert refusal(**{wrong: "1"}) == f"Innstillingen {wrong} finnes ikke. Mente du {meant}?"


def test_an_unknown_setting_like_no_other_is_refused_with_all_that_are_known() -> None:
    said = refusal(RESSURSNETT_X="1")
    assert said.startswith("Innstillingen RESSURSNETT_X finnes ikke.")
    assert all(name in said for name in KNOWN)


def test_settings_of_other_programs_are_none_of_our_business() -> None:
    assert read(FLASK_DEBUG="0", PGPASSWORD="x", LANG="nb_NO.UTF-8").production


@pytest.mark.parametrize("name", ["staging", "Production", "prod", ""])
def test_an_unknown_environment_is_refused(name: str) -> None:
    said = refusal(RESSURSNETT_ENV=name)
    assert said == f"RESSURSNETT_ENV er «{name}». Bruk production, development eller test."


@pytest.mark.parametrize(
    ("given", "understood"),
    [
        ("postgres://a:b@c/d", "postgresql+psycopg://a:b@c/d"),
        ("postgresql://a:b@c/d?sslmode=require", "postgresql+psycopg://a:b@c/d?sslmode=require"),
        ("postgresql+psycopg://a:b@c/d", "postgresql+psycopg://a:b@c/d"),
        ("sqlite:///a.db", "sqlite:///a.db"),
        ("sqlite:////var/lib/rn.db", "sqlite:////var/lib/rn.db"),
    ],
)
def test_the_address_of_a_database_is_understood_as_hosts_write_it(given: str, understood: str) -> None:
    assert read(DATABASE_URL=given).database_url == understood


@pytest.mark.parametrize(
    ("given", "scheme"),
    [
        ("mysql://a:hemmelig@c/d", "mysql"),
        ("http://c/d", "http"),
        ("postgresql+psycopg2://a:hemmelig@c/d", "postgresql+psycopg2"),
        ("sqlite://", "sqlite"),
        ("sqlite:///", "sqlite"),
        ("rn.db", "rn.db"),
    ],
)
def test_an_address_we_do_not_understand_is_refused_with_two_that_we_do(given: str, scheme: str) -> None:
    said = refusal(DATABASE_URL=given)
    assert said.startswith(f"DATABASE_URL begynner med «{scheme}».")
    assert "sqlite:///sti/til/fil.db" in said
    assert "postgresql://bruker:passord@vert/database" in said
    assert "hemmelig" not in said


def test_production_does_not_start_without_a_secret() -> None:
    said = refusal(SECRET_KEY="")
    assert said.startswith("SECRET_KEY mangler.")
    assert "secrets.token_hex" in said


@pytest.mark.parametrize("weak", ["kort", "x" * 64, "abcabcabcabcabcabcabcabcabcabcabcabc", GOOD[:-1]])
def test_production_does_not_start_with_a_weak_secret(weak: str) -> None:
    said = refusal(SECRET_KEY=weak)
    assert said.startswith("SECRET_KEY er for svak: minst 32 tilfeldige tegn.")
    assert weak not in said


def test_the_advice_about_secrets_makes_one_that_is_good_enough() -> None:
    program = refusal(SECRET_KEY="").partition('python3 -c "')[2].rstrip('"')
    made = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()
    assert read(SECRET_KEY=made).secret_key == made


@pytest.mark.parametrize("name", ["PORT", "RESSURSNETT_PROXIES"])
@pytest.mark.parametrize("wrong", ["åtte", "-1", "1.5", "80 80", "65536", "²", "0x1F"])
def test_what_is_no_number_or_out_of_range_is_refused(name: str, wrong: str) -> None:
    said = refusal(**{name: wrong})
    assert said.startswith(f"{name} er «{wrong}». Bruk et helt tall fra ")


def test_port_zero_is_no_port() -> None:
    assert refusal(PORT="0") == "PORT er «0». Bruk et helt tall fra 1 til 65535."


def test_an_empty_number_is_as_good_as_none() -> None:
    assert read(PORT="").port == 8000


def test_a_folder_of_content_that_is_not_there_is_refused(tmp_path: Path) -> None:
    missing = tmp_path / "borte"
    assert refusal(RESSURSNETT_CONTENT=str(missing)) == (
        f"Innholdsmappen {missing} finnes ikke. Rett RESSURSNETT_CONTENT."
    )


def test_a_mistake_stops_the_program_with_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("RESSURSNETT_ENV", "staging")
    with pytest.raises(SystemExit) as stopped:
        config.from_environment_or_stop()
    assert stopped.value.code == "ressursnett: RESSURSNETT_ENV er «staging». Bruk production, development eller test."


@pytest.fixture
def machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A development machine where nothing has been started before."""
    monkeypatch.setattr(config, "ROOT", tmp_path)
    return tmp_path / "instance" / "development-secret"


def test_development_makes_its_own_secret_and_keeps_it(machine: Path) -> None:
    first = read(RESSURSNETT_ENV="development", SECRET_KEY="").secret_key
    assert len(first) == 64
    assert read(RESSURSNETT_ENV="development", SECRET_KEY="").secret_key == first


def test_nobody_else_on_the_machine_can_read_the_kept_secret(machine: Path) -> None:
    read(RESSURSNETT_ENV="development", SECRET_KEY="")
    assert machine.stat().st_mode & 0o777 == 0o600
    assert [one.name for one in machine.parent.iterdir()] == ["development-secret"]


def test_a_secret_that_is_given_is_used_in_development_too(machine: Path) -> None:
    assert read(RESSURSNETT_ENV="development", SECRET_KEY="min egen").secret_key == "min egen"
    assert not machine.exists()


def test_programs_that_start_together_agree_on_the_secret(tmp_path: Path) -> None:
    program = (
        "from pathlib import Path; from learning import config; "
        f"config.ROOT = Path({str(tmp_path)!r}); print(config._kept_secret())"
    )
    started = [
        subprocess.Popen([sys.executable, "-c", program], cwd=ROOT, stdout=subprocess.PIPE, text=True) for _ in range(6)
    ]
    secrets = {one.communicate()[0] for one in started}
    assert [one.returncode for one in started] == [0] * 6
    assert len(secrets) == 1


def test_production_never_uses_the_kept_secret(machine: Path) -> None:
    read(RESSURSNETT_ENV="development", SECRET_KEY="")
    assert refusal(SECRET_KEY="").startswith("SECRET_KEY mangler.")
