"""Every kind of way and what opens it. What a kind needs of others' code is loaded when one is opened."""

from collections.abc import Callable, Mapping
from importlib import import_module

from renodesk.errors import ComponentMissing
from renodesk.transports.transport import Transport
from renodesk.transports.way import Way, WayKind

MODULES: Mapping[WayKind, str] = {
    WayKind.FOLDER: "renodesk.transports.folder",
    WayKind.WEBDAV: "renodesk.transports.webdav",
    WayKind.S3: "renodesk.transports.s3",
}
"""Each module has `open_transport(way, secret)`."""


def open_way(way: Way, secret: str) -> Transport:
    """Return a way that is ready to use; nothing is asked of the other end yet.

    Raises:
        ComponentMissing: what this kind needs is not installed.
        WayMalformed: it cannot be one.
    """
    way.check()
    try:
        module = import_module(MODULES[way.kind])
    except ImportError as error:
        remedy = f"pip install 'renodesk[{way.kind}]'"
        raise ComponentMissing(component=error.name or str(way.kind), remedy=remedy) from error
    opens: Callable[[Way, str], Transport] = module.open_transport
    return opens(way, secret)
