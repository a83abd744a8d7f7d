import pytest
from tests import world
from tests.browsing import Browser, filled
from tests.house.addresses import SLUG

def show(tag, p):
    print(tag, p.status, p.text[:300] if p.is_html else p.html[:200])

def tryit(tag, f):
    try:
        p = f(); show(tag, p)
        return p
    except Exception as e:
        print(tag, "EXC", type(e), str(e)[:300])

def test_x(app):
    b = Browser(app, world.EDUCATOR)
    w = b.get(f"/verksted/dokument/{SLUG}")
    form = filled(w.form("/lagre/"))
    tryit("based0", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"based_on": "0"}))
    tryit("based999", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"based_on": "9999"}))
    tryit("nul", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"text": form["text"] + "x\0y"}))
    tryit("nulget", lambda: b.get(f"/verksted/dokument/{SLUG}"))
    form = filled(b.get(f"/verksted/dokument/{SLUG}").form("/lagre/"))
    tryit("bidi", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"text": form["text"] + "\n\nx\u202ey\n"}))
    form = filled(b.get(f"/verksted/dokument/{SLUG}").form("/lagre/"))
    tryit("vt", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"text": form["text"] + "\n\nx\x0by\n"}))
    tryit("big", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"text": "a"*1_100_000}))
    tryit("big2", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"text": "a"*410_000}))
    tryit("big3", lambda: b.post(f"/verksted/lagre/{SLUG}", form | {"text": "å"*399_000}))
    l = Browser(app, world.LEADER)
    with app.app_context(): ida = world.id_of(world.NURSE)
    p = l.get(f"/team/{ida}")
    f = filled(p.form("/attester"))
    print(f)
    for name, ch in {"badcomp": {"competence": "finnes-ikke"}, "nul": {"competence":"kommunikasjon","note": "a\0b"}, "nulbaddate": {"competence":"kommunikasjon","note": "a\0b\u202e", "on": "2999-01-01"}, "long": {"competence":"kommunikasjon", "note": "x"*501},
        "crlf": {"competence":"kommunikasjon", "note": "x\r\n"*166}, "emoji": {"competence":"kommunikasjon", "note": "😀"*500, "once":"1234567890"},"emojo": {"competence":"kommunikasjon", "note": "😀"*501}, "baddate": {"competence":"kommunikasjon", "on": "i går"}, "noonce": {"competence":"kommunikasjon", "once": ""}, "y1": {"competence":"kommunikasjon", "on": "0001-01-01"}, "nulcomp": {"competence":"kommuni\0kasjon"}, "nulonce": {"once":"kommuni\0kasjon", "competence":"kommunikasjon"}, "emptydate":{"competence":"kommunikasjon", "on":""}}.items():
        r = tryit(name, lambda: l.post(f"/team/{ida}/attester", f | ch))
        if r is not None and r.is_html:
            print("    ", [w.strip() for w in r.html.split("field__error")[1:]][:2] and [x[:150] for x in r.html.split("field__error")[1:]])
    from learning.records.evidence import EvidenceRow
    from learning.records.database import db
    from sqlalchemy import select
    with app.app_context():
        print(db.session.execute(select(EvidenceRow.id, EvidenceRow.note, EvidenceRow.key)).all())
        eid = db.session.execute(select(EvidenceRow.id)).scalars().first()
    for r_ in ("", "a\0b", "x\0"*300, "ok fordi"):
        tryit("withdraw " + repr(r_[:5]), lambda: l.post(f"/team/{ida}/attester/{eid}/trekk", {"reason": r_}))
    tryit("again", lambda: l.post(f"/team/{ida}/attester/{eid}/trekk", {"reason": "igjen"}))
