"""`quoteattr serve`: a form in the browser, and an endpoint for programs."""

import argparse
import asyncio
import socket
from collections.abc import Callable, Sequence
from functools import partial

from quoteattr.cli.loading import pipeline_of
from quoteattr.cli.parser import Parser, add_reading, add_running, whole_number
from quoteattr.cli.progress import say
from quoteattr.cli.status import DONE
from quoteattr.errors import EngineError, InvalidOptionError, in_words
from quoteattr.pipeline import Pipeline

COMMAND = "serve"
"""The first argument of this command."""

_DESCRIPTION = """\
Serve a page where you paste a text or choose a file and see its report, and an endpoint where
programs POST {"text": "..."}: /v1/quotes, described in /v1/openapi.json. Texts are neither kept nor
logged, and nothing leaves this machine."""

_EPILOG = """\
The server listens on this machine only, unless --host names another address: whoever can reach that
address can then send texts. It has no passwords and no encryption; put a proxy with both in front.

exit status: 0 stopped, 2 wrong use or an address in use, 130 interrupted, 143 terminated

examples:
  quoteattr serve
  quoteattr serve --port 9000 --workers 4 --time-limit 600 --acts all"""
_LOOPBACK = "127.0.0.1"
_LOCAL_NAMES = ("127.0.0.1", "localhost", "[::1]")
_MEGABYTE = 1_000_000


def run(arguments: Sequence[str], loader: Callable[..., Pipeline]) -> int:
    """Serve until the process is stopped, and return the exit status.

    Args:
        arguments: The arguments after the name of the command.
        loader: Loads the pipeline, with the arguments of `quoteattr.load`. Every process calls it,
            so it has to be picklable.

    Raises:
        EngineError: The packages of the extra are missing, or the models do not load.
        InvalidOptionError: An option has an invalid value, or the address cannot be used.
    """
    options = _parse(arguments)
    try:
        import uvicorn

        from quoteattr.serve.app import application
        from quoteattr.serve.readers import Readers
    except ImportError as error:
        message = f"serve needs packages that are not installed ({error.name}): quoteattr[serve]"
        raise EngineError(message) from error
    readers = Readers(
        partial(_reading, pipeline_of(options, loader)), options.workers or 1, options.time_limit
    )
    listening = _listen(options.host, options.port)
    hosts = _LOCAL_NAMES if options.host == _LOOPBACK else ("*",)
    app = application(readers, most_bytes=int(options.max_size * _MEGABYTE), hosts=hosts)
    # Not by the application's lifespan: here, an error or Ctrl-C gets one of our own messages.
    config = uvicorn.Config(app, log_level="warning", access_log=False, lifespan="off")
    server = uvicorn.Server(config)
    port = listening.getsockname()[1]
    if not options.quiet:
        say(f"http://{options.host}:{port}/ once the models are loaded; Ctrl-C ends it")

    async def serve() -> None:
        async with readers.running():
            await server.serve(sockets=[listening])

    asyncio.run(serve())
    return DONE


def _reading(load: Callable[[], Pipeline]) -> Callable[[str, str, str], str]:
    from quoteattr.serve.app import answer

    return partial(answer, load())


def _listen(host: str, port: int) -> socket.socket:
    try:
        return socket.create_server((host, port), family=_family(host))
    except (OSError, OverflowError) as error:
        reason = in_words(error) if isinstance(error, OSError) else str(error)
        raise InvalidOptionError(
            f"cannot listen on {host} port {port}: {reason}; name another with --port"
        ) from error


def _family(host: str) -> socket.AddressFamily:
    return socket.AF_INET6 if ":" in host else socket.AF_INET


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = Parser(f"quoteattr {COMMAND}", _DESCRIPTION, _EPILOG)
    add = parser.add_argument_group("the server").add_argument
    add(
        "--host",
        default=_LOOPBACK,
        metavar="ADDRESS",
        help="address to listen on (default: %(default)s)",
    )
    add(
        "--port",
        type=whole_number,
        default=8000,
        help="port, 0 for a free one (default: %(default)s)",
    )
    add(
        "--max-size",
        type=float,
        default=5.0,
        metavar="MB",
        help="largest text, in megabytes (default: %(default)s)",
    )
    add(
        "--time-limit",
        type=float,
        default=300.0,
        metavar="S",
        help="longest time for a text, in seconds (default: %(default)s)",
    )
    add_reading(parser)
    add_running(parser)
    parser.set_defaults(terms=True)
    options = parser.parse(arguments)
    for name in ("max_size", "time_limit"):
        if not getattr(options, name) > 0:
            raise InvalidOptionError(f"--{name.replace('_', '-')} must be more than 0")
    return options
