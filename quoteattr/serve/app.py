"""The web application: a form that returns a report, and an endpoint for programs."""

import contextlib
import json
from collections.abc import AsyncIterator, Sequence
from functools import cache
from importlib.resources import files

import attrs
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, Response
from starlette.routing import Route

from quoteattr.corpus.sources.decoding import AUTO
from quoteattr.corpus.sources.text import plain_text
from quoteattr.errors import EngineError, InputFileError
from quoteattr.export.html import page_of
from quoteattr.pipeline import Pipeline
from quoteattr.serve.form import form_page
from quoteattr.serve.guards import SafeHeaders, SameOrigin, SizeLimit
from quoteattr.serve.readers import BusyError, Readers, TimeLimitError

HTML, RECORD = "html", "record"
"""The formats of an answer: a report, and the JSON of a record."""
_NO_LIMIT = 2**62
"""Limit of a part of a form, in bytes: only the size of the whole request is limited."""


def application(readers: Readers, *, most_bytes: int, hosts: Sequence[str]) -> Starlette:
    """Return the ASGI application, which starts the readers and ends them.

    Args:
        readers: The processes that read the texts.
        most_bytes: Largest request, in bytes.
        hosts: Host names by which browsers may address the server; `*` for any.
    """
    handlers = _Handlers(readers)

    @contextlib.asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        async with readers.running():
            yield

    return Starlette(
        routes=[
            Route("/", handlers.show_form, methods=["GET"]),
            Route("/", handlers.show_report, methods=["POST"]),
            Route("/v1/quotes", handlers.return_record, methods=["POST"]),
            Route("/v1/openapi.json", _describe, methods=["GET"]),
        ],
        middleware=[
            Middleware(SafeHeaders),
            # DNS rebinding: another site could make its own name resolve to this machine.
            Middleware(TrustedHostMiddleware, allowed_hosts=list(hosts), www_redirect=False),
            Middleware(SameOrigin),
            Middleware(SizeLimit, most_bytes=most_bytes),
        ],
        exception_handlers={HTTPException: _refuse},
        lifespan=lifespan,
    )


def answer(pipeline: Pipeline, text: str, id: str, answer_format: str) -> str:
    """Return the report or the record of a text; called in the processes of the readers.

    Args:
        pipeline: Finds the quotations.
        text: The text.
        id: Name of the document.
        answer_format: `HTML` or `RECORD`.
    """
    document = pipeline(text, id=id)
    if answer_format == HTML:
        return page_of(document, is_transient=True)
    return json.dumps(document.to_record())


@attrs.frozen
class _Handlers:
    """The handlers of the routes."""

    readers: Readers

    async def show_form(self, _: Request) -> Response:
        return HTMLResponse(form_page())

    async def show_report(self, request: Request) -> Response:
        """Return the report of the text or file that was sent with the form."""
        async with request.form(max_files=1, max_fields=2, max_part_size=_NO_LIMIT) as form:
            file, text = form.get("file"), form.get("text")
            id = ""
            if isinstance(file, UploadFile) and file.filename:
                id = file.filename.removesuffix(".txt")
                text = _text_of(await file.read(), file.filename)
            elif isinstance(text, str):
                text = text.replace("\r\n", "\n")  # browsers send a text area with CRLF line ends
        if not isinstance(text, str) or not text.strip():
            raise HTTPException(422, "There is no text: paste one, or choose a file.")
        try:
            return HTMLResponse(await self._answer(text, id, HTML))
        except HTTPException as error:
            # The form keeps what was pasted.
            return _form_with(error, text="" if id else text)

    async def return_record(self, request: Request) -> Response:
        """Return the record of the text in the JSON object that was sent."""
        try:
            given = json.loads(await request.body())
        except ValueError as error:  # not UTF-8, or not JSON
            raise HTTPException(400, f"The body is not JSON: {error}.") from error
        if not isinstance(given, dict) or not isinstance(given.get("text"), str):
            raise HTTPException(422, 'The body has to be an object with a string as "text".')
        if not isinstance(given.get("id", ""), str):
            raise HTTPException(422, '"id" has to be a string.')
        if unknown := given.keys() - {"text", "id"}:
            raise HTTPException(422, f"Unknown field {min(unknown)!r}; known: text, id.")
        record = await self._answer(given["text"], given.get("id", ""), RECORD)
        return Response(record, media_type="application/json")

    async def _answer(self, text: str, id: str, answer_format: str) -> str:
        try:
            return await self.readers.read(text, id, answer_format)
        except TimeLimitError as error:
            message = (
                f"The text took longer than {self.readers.limit:g} seconds. Send a part of it, or "
                "start the server with a longer --time-limit."
            )
            raise HTTPException(503, message) from error
        except BusyError as error:
            message = "Too many texts are waiting; try again later."
            raise HTTPException(503, message, headers={"Retry-After": "30"}) from error
        except EngineError as error:
            raise HTTPException(500, f"{error}.") from error


def _text_of(data: bytes, name: str) -> str:
    try:
        return plain_text(data, name, AUTO, "save it as UTF-8").text
    except InputFileError as error:
        raise HTTPException(415, f"{error}.") from error


async def _refuse(request: Request, error: Exception) -> Response:
    """Return an error: as the form for browsers, as JSON for programs."""
    assert isinstance(error, HTTPException)  # noqa: S101  registered for it
    if request.url.path == "/" and error.status_code not in {404, 405}:
        return _form_with(error)
    return JSONResponse({"error": error.detail}, error.status_code, headers=error.headers)


def _form_with(error: HTTPException, *, text: str = "") -> Response:
    page = form_page(error.detail, text)
    return HTMLResponse(page, error.status_code, headers=error.headers)


async def _describe(_: Request) -> Response:
    return Response(_description(), media_type="application/json")


@cache
def _description() -> str:
    return (files("quoteattr.serve") / "openapi.json").read_text(encoding="utf-8")
