"""The web application: the form, the endpoint, and what they refuse."""

import asyncio
import json
import re
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from importlib.resources import files
from typing import Any, cast

import jsonschema
import pytest
from starlette.testclient import TestClient

from quoteattr.errors import EngineError
from quoteattr.pipeline import Pipeline
from quoteattr.serve.app import RECORD, answer, application
from quoteattr.serve.readers import BusyError, Readers, TimeLimitError
from tests.cli.fake import Whole
from tests.documents import DOCUMENT

_MOST_BYTES = 20_000


class _Here(Readers):
    """Reads texts in this process; words of a text say how it fails."""

    async def read(self, text: str, id: str, form: str) -> str:
        """Return the answer."""
        if error := _FAILURES.get(text):
            raise error
        return self.load()(text, id, form)


_FAILURES: dict[str, Exception] = {
    "slow": TimeLimitError(),
    "busy": BusyError(),
    "killed": EngineError("the process that read the text was killed"),
}


def _load() -> Callable[[str, str, str], str]:
    return partial(answer, cast("Pipeline", Whole()))


@pytest.fixture
def client() -> TestClient:
    """A client of the application, whose lifespan is not entered: no process starts."""
    app = application(_Here(_load, 1, 60.0), most_bytes=_MOST_BYTES, hosts=["testserver"])
    return TestClient(app)


def test_the_form_posts_to_itself(client: TestClient) -> None:
    """It needs no script, and its policy allows none."""
    page = client.get("/")

    assert page.status_code == 200
    assert '<form method="post" enctype="multipart/form-data">' in page.text
    assert "<script" not in page.text
    assert page.headers["X-Frame-Options"] == "DENY"


def test_a_pasted_text_becomes_a_report(client: TestClient) -> None:
    """The line ends of a text area are those of the text again."""
    page = client.post("/", data={"text": "Ada: one\r\ntwo"}, files={"file": ("", b"")})

    assert page.status_code == 200
    assert "Ada: one\ntwo" in page.text


def test_a_file_becomes_a_report_with_its_name(client: TestClient) -> None:
    """It precedes what is in the text area."""
    files = {"file": ("brook.txt", b"Ada speaks.", "text/plain")}
    page = client.post("/", data={"text": "ignored"}, files=files)

    assert "brook" in page.text
    assert "ignored" not in page.text


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        (b"", 422, "There is no text"),
        (b"\x7fELF\0\0\0", 415, "a binary file"),
        (b"a" * (_MOST_BYTES + 1), 413, "larger than 0.02 MB"),
        (b"slow", 503, "longer than 60 seconds"),
        (b"killed", 500, "was killed"),
    ],
    ids=["empty", "binary", "large", "slow", "killed"],
)
def test_the_form_says_what_was_wrong(
    client: TestClient, content: bytes, status: int, message: str
) -> None:
    """And is there again, for another try."""
    page = client.post("/", files={"file": ("a.txt", content, "text/plain")})

    assert page.status_code == status
    assert message in page.text
    assert "<form" in page.text


def test_what_was_pasted_is_not_lost(client: TestClient) -> None:
    """Whoever waited too long need not look for the text again."""
    page = client.post("/", data={"text": "busy"})

    assert page.status_code == 503
    assert re.search(r"<textarea[^>]*>\nbusy</textarea>", page.text)


def test_the_endpoint_returns_the_record(client: TestClient) -> None:
    """The same as `to_record`."""
    response = client.post("/v1/quotes", json={"text": "Ada speaks.", "id": "x"})

    assert response.json() == Whole()("Ada speaks.", id="x").to_record()


@pytest.mark.parametrize(
    ("content", "status", "message"),
    [
        (b"{", 400, "not JSON"),
        (b"\xff", 400, "not JSON"),
        (b"[]", 422, "an object"),
        (b'{"text": 3}', 422, "an object"),
        (b'{"text": "a", "id": 3}', 422, '"id" has to be a string'),
        (b'{"text": "a", "acts": "all"}', 422, "'acts'"),
        (b'{"text": "%s"}' % (b"a" * _MOST_BYTES), 413, "larger"),
        (b'{"text": "slow"}', 503, "longer"),
        (b'{"text": "busy"}', 503, "try again"),
    ],
    ids=["open", "bytes", "list", "number", "id", "unknown", "large", "slow", "busy"],
)
def test_the_endpoint_says_what_was_wrong(
    client: TestClient, content: bytes, status: int, message: str
) -> None:
    """In the JSON that its description promises."""
    response = client.post("/v1/quotes", content=content)

    assert response.status_code == status
    assert message in response.json()["error"]


def test_a_body_without_a_length_is_limited_too(client: TestClient) -> None:
    """It is not read to its end."""
    sent = []

    def pieces() -> Iterator[bytes]:
        for _ in range(100):
            sent.append(1)
            yield b"a" * 1_000

    assert client.post("/v1/quotes", content=pieces()).status_code == 413


@pytest.mark.parametrize(
    "headers",
    [{"Origin": "https://elsewhere.test"}, {"Origin": "null"}, {"Sec-Fetch-Site": "cross-site"}],
    ids=["origin", "no origin", "site"],
)
def test_other_sites_cannot_send_through_the_browser(
    client: TestClient, headers: dict[str, str]
) -> None:
    """A page that the user visits has no business here."""
    assert client.post("/v1/quotes", json={"text": "Ada."}, headers=headers).status_code == 403


def test_names_that_only_resolve_to_this_machine_are_refused(client: TestClient) -> None:
    """As in DNS rebinding."""
    assert client.get("/", headers={"Host": "elsewhere.test"}).status_code == 400


def _schema(name: str) -> dict[str, Any]:
    text = (files("quoteattr.serve") / "openapi.json").read_text(encoding="utf-8")
    return {"$ref": f"#/components/schemas/{name}", **json.loads(text)}


def test_any_string_has_a_record(client: TestClient) -> None:
    """Half of a character, which JSON can escape, is no error."""
    response = client.post("/v1/quotes", content=rb'{"text": "Ada \ud83d"}')

    assert response.json()["quotes"][0]["text"] == "Ada \ud83d"


def test_the_description_is_of_the_record() -> None:
    """What programs are told to expect is what they get."""
    record = json.loads(answer(cast("Pipeline", lambda *_, **__: DOCUMENT), "", "", RECORD))
    jsonschema.Draft202012Validator(_schema("Record")).validate(record)

    for quote in record["quotes"]:
        del quote["rule"]
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft202012Validator(_schema("Record")).validate(record)


def test_the_description_is_served(client: TestClient) -> None:
    """It is a valid JSON Schema."""
    description = client.get("/v1/openapi.json").json()

    assert "/v1/quotes" in description["paths"]
    for schema in description["components"]["schemas"].values():
        jsonschema.Draft202012Validator.check_schema(schema)


def test_readers_end_a_text_that_takes_too_long() -> None:
    """The next one is read; so is one after the process was killed."""

    async def run() -> list[str]:
        readers = Readers(_load_slow, 1, 0.5)
        async with readers.running():
            answers = [await readers.read("Ada.", "", RECORD)]
            with pytest.raises(TimeLimitError):
                await readers.read("sleep", "", RECORD)
            with pytest.raises(EngineError, match="was killed"):
                await readers.read("die", "", RECORD)
            readers.limit = 60.0
            answers.append(await readers.read("Bob.", "", RECORD))
            return answers

    # The loop of a browser of other tests may be running in this thread.
    with ThreadPoolExecutor(1) as thread:
        records = [json.loads(text) for text in thread.submit(asyncio.run, run()).result()]
    assert [record["speakers"][0]["name"] for record in records] == ["Ada.", "Bob."]


def test_readers_say_why_they_cannot_start() -> None:
    """The command ends with this message, not with a traceback."""

    async def run() -> None:
        async with Readers(_load_nothing, 1, 0.5).running():
            pass

    with ThreadPoolExecutor(1) as thread, pytest.raises(EngineError, match=r"^no models here$"):
        thread.submit(asyncio.run, run()).result()


def _load_nothing() -> Callable[[str, str, str], str]:
    raise EngineError("no models here")


def _load_slow() -> Callable[[str, str, str], str]:
    import time

    def work(text: str, id: str, form: str) -> str:
        if text == "sleep":
            time.sleep(60)
        return answer(cast("Pipeline", Whole()), text, id, form)

    return work
