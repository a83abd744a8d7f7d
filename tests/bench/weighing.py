"""How much comes over the wire to a browser with an empty cache, and how much for the next page?"""

import gzip
import re
from dataclasses import dataclass

from tests.bench.asking import Answer, Request, once

FIRST_VISIT, REQUESTS, NEXT_PAGE = 60_000, 6, 15_000
LINKED = re.compile(r'<(?:link|script|img)\b[^>]*?\s(?:href|src)="(/[^"]+)"')
WORKER = re.compile(r'["\'](/[\w/]*sw\.js)["\']')


@dataclass(frozen=True)
class Visit:
    """Bytes of head and body as sent, without the font; the font counts among the requests."""

    parts: tuple[tuple[str, int], ...]
    requests: int

    @property
    def weight(self) -> int:
        return sum(weight for _, weight in self.parts)


def first_visit(port: int, page: Request) -> Visit:
    """The page with everything it names, and what that asks for in its turn: a font, a service worker."""
    html = once(port, page)
    files = {path: once(port, Request(path)) for path in dict.fromkeys(LINKED.findall(text(html)))}
    for script in [text(file) for path, file in files.items() if path.endswith(".js")]:
        files |= {path: once(port, Request(path)) for path in WORKER.findall(script)}
    told_of = any("@font-face" in text(file) for path, file in files.items() if path.endswith(".css"))
    fonts = sum(path.endswith(".woff2") for path in files) or told_of
    parts = [(path.rpartition("/")[2], file.weight) for path, file in files.items() if not path.endswith(".woff2")]
    return Visit((("page", html.weight), *parts), 1 + len(parts) + fonts)


def text(answer: Answer) -> str:
    packed = answer.headers.get("Content-Encoding") == "gzip"
    return (gzip.decompress(answer.body) if packed else answer.body).decode("utf-8")
