"""A line that passes connections on to a server and cuts each after so many bytes, as a bad network does."""

import socket
import socketserver
import threading
from contextlib import suppress


class CuttingLine:
    """Cuts after `after` bytes from the client, or towards it with `is_down`; so often as `times` says."""

    def __init__(self) -> None:
        self.after = 1 << 60
        self.times = 0
        self.is_down = self.is_total = False
        self.cuts = self.passed = 0
        self.held = threading.Event()
        """Set when it was cut, or stands still instead where `is_holding`, until `let_go`."""
        self.let_go = threading.Event()
        self.is_holding = False
        self._servers: list[socketserver.ThreadingTCPServer] = []

    def to(self, port: int) -> int:
        """Return the port of a line to another one."""
        line = self

        class Passing(socketserver.BaseRequestHandler):
            def handle(self) -> None:
                line._pass(self.request, port)

        server = socketserver.ThreadingTCPServer(("127.0.0.1", 0), Passing)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
        self._servers.append(server)
        return int(server.server_address[1])

    def cut_after(self, count: int, *, times: int = 1, is_down: bool = False) -> None:
        """Cut the next connections that carry so much."""
        self.after, self.times, self.is_down, self.cuts = count, times, is_down, 0
        self.is_total = False

    def cut_after_all(self, count: int) -> None:
        """Cut everything once so much has gone up over all connections from now on."""
        self.cut_after(count, times=99)
        self.is_total, self.passed = True, 0

    def hold_after(self, count: int) -> None:
        """Let the next connection stand still after so many bytes up."""
        self.cut_after(count)
        self.is_holding = True
        self.held.clear()
        self.let_go.clear()

    def stop(self) -> None:
        self.let_go.set()
        for server in self._servers:
            server.shutdown()
            server.server_close()

    def _pass(self, client: socket.socket, port: int) -> None:
        with socket.create_connection(("127.0.0.1", port)) as server:
            down = threading.Thread(target=self._pump, args=(server, client, True), daemon=True)
            down.start()
            self._pump(client, server, False)
            down.join(20)

    def _pump(self, source: socket.socket, target: socket.socket, is_down: bool) -> None:
        gone = 0
        try:
            while data := source.recv(1 << 16):
                left = max(0, self.after - (self.passed if self.is_total else gone))
                if is_down == self.is_down and self.cuts < self.times and len(data) >= left:
                    target.sendall(data[:left])
                    self.passed += left
                    self.cuts += 1
                    self.held.set()
                    if self.is_holding:
                        self.let_go.wait(20)
                    break
                target.sendall(data)
                gone += len(data)
                self.passed += 0 if is_down else len(data)
            else:
                target.shutdown(socket.SHUT_WR)
                return
        except OSError:
            pass
        for one in (source, target):
            with suppress(OSError):
                one.shutdown(socket.SHUT_RDWR)
