"""What protects the server and its user: limits on requests, and headers of responses.

All of it is plain ASGI middleware, which sees a request before its body is read.
"""

from urllib.parse import urlsplit

import attrs
from starlette.datastructures import Headers, MutableHeaders
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_SAFE_HEADERS = {
    "Cache-Control": "no-store",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@attrs.frozen
class SafeHeaders:
    """Adds headers that keep browsers from storing a response or embedding it in another page."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_SAFE_HEADERS)
            await send(message)

        await self.app(scope, receive, with_headers)


@attrs.frozen
class SameOrigin:
    """Refuses requests that a page of another site makes through the user's browser."""

    app: ASGIApp

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request, or refuse it with status 403."""
        if scope["type"] == "http" and not _is_same_origin(Headers(scope=scope)):
            response = JSONResponse({"error": "Requests from other sites are refused."}, 403)
            await response(scope, receive, send)
            return
        await self.app(scope, receive, send)


def _is_same_origin(headers: Headers) -> bool:
    """Whether a request comes from a page of this server, the address bar, or a program."""
    if site := headers.get("sec-fetch-site"):
        return site in {"same-origin", "none"}
    origin = headers.get("origin")  # older browsers do not send Sec-Fetch-Site
    return origin is None or urlsplit(origin).netloc == headers.get("host")


@attrs.frozen
class SizeLimit:
    """Refuses requests that are too large, even if they do not declare their size."""

    app: ASGIApp
    most_bytes: int
    """Largest body in bytes."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request; reading too large a body raises an error of status 413."""
        received = 0

        async def limited() -> Message:
            nonlocal received
            message = await receive()
            received += len(message.get("body", b""))
            if received > self.most_bytes:
                raise self._too_large()
            return message

        if scope["type"] == "http":
            declared = Request(scope).headers.get("content-length", "")
            # The error is raised where the application reads the body, whose error handler then
            # makes the same response whether or not the size was declared.
            received = (
                int(declared) if declared.isdigit() and int(declared) > self.most_bytes else 0
            )
        await self.app(scope, limited, send)

    def _too_large(self) -> HTTPException:
        size = self.most_bytes / 1_000_000
        return HTTPException(413, f"The text is larger than {size:g} MB, the limit of this server.")
