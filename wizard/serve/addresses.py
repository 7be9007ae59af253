"""Which addresses are the server's own: what a browser may ask for, and which page may steer the wizard."""

import socket
from ipaddress import ip_address
from typing import NamedTuple, Self
from urllib.parse import urlsplit

_ANYWHERE = ("0.0.0.0", "::")
_THIS_COMPUTER = ("127.0.0.1", "::1", "localhost")
_PORTS = {"http": 80, "https": 443}


class Own(NamedTuple):
    """The addresses that are the server's own.

    A page of another site can make a browser send requests here, and can give its own name our number for an
    address. It can choose neither the Host nor the Origin that the browser writes into them.

    Attributes:
        host: the name or number that the server listens on.
        port: its port.
        address: where visitors find it when that is somewhere else, as behind a proxy: `https://wizard.example`.
    """

    host: str
    port: int
    address: str = ""

    def listening_on(self, port: int) -> Self:
        """Return the same with the port that the system has chosen."""
        return self._replace(port=port)

    @property
    def is_open_to_others(self) -> bool:
        """Tell whether other computers can reach the server."""
        return self.host not in _THIS_COMPUTER

    def url(self, host: str = "") -> str:
        """Return the address for a visitor who asked for this host; without one, the address to tell."""
        return self.address or f"http://{host or self._netloc()}"

    def socket_url(self, host: str) -> str:
        """Return the address of the web socket for a visitor who asked for this host."""
        return self.url(host).replace("http", "ws", 1)

    def is_host(self, host: str) -> bool:
        """Tell whether a Host of a request means this server."""
        if self.address and host.lower() == urlsplit(self.address).netloc:
            return True
        try:
            parts = urlsplit(f"//{host}")
            name, port = parts.hostname or "", parts.port or _PORTS["http"]
        except ValueError:
            return False
        # Behind the colon anything might stand that a parser of names reads over.
        return _netloc(name, parts.port) == host.lower() and port == self.port and self._is_name(name)

    def is_origin(self, origin: str, host: str) -> bool:
        """Tell whether a web socket is asked for by a page of this server, which was reached by that host."""
        return origin.lower() in {self.address, f"http://{host}".lower()} - {""}

    def _is_name(self, name: str) -> bool:
        if self.host in _ANYWHERE:  # a number cannot be another site's name
            return name == "localhost" or _is_number(name) or name == socket.gethostname().lower()
        return name == self.host.lower() or (not self.is_open_to_others and name in _THIS_COMPUTER)

    def _netloc(self) -> str:
        host = socket.gethostname().lower() if self.host in _ANYWHERE else self.host
        return _netloc(host, self.port)


def own_address(text: str) -> str:
    """Return an address as Host and Origin spell it, without what need not be there; empty if it is none."""
    try:
        parts = urlsplit(text.strip().lower())
        port = parts.port
    except ValueError:
        return ""
    more = parts.path.strip("/") or parts.query or parts.fragment or "@" in parts.netloc
    if parts.scheme not in _PORTS or not parts.hostname or more:
        return ""
    netloc = _netloc(parts.hostname, None if port == _PORTS[parts.scheme] else port)
    return f"{parts.scheme}://{netloc}"


def _netloc(name: str, port: int | None) -> str:
    bracketed = f"[{name}]" if ":" in name else name
    return bracketed if port is None else f"{bracketed}:{port}"


def _is_number(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return "%" not in name  # behind it anything may stand
