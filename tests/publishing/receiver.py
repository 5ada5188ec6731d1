"""A receiver of webhooks on this machine: it remembers what it took, and may refuse, be slow or be down."""

import json
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


class Receiver:
    """What arrived, in order, and how often each key was taken."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.arrived: list[tuple[str, dict[str, str], bytes]] = []
        self.taken: Counter[str] = Counter()
        self.at_once: Counter[str] = Counter()
        self.met_twice: set[str] = set()  # keys that two deliveries brought at the same time
        self.answer: Callable[[str], int] = lambda key: 200
        self.seconds = 0.0
        self.lock = threading.Lock()

    def take(self, key: str, headers: dict[str, str], body: bytes) -> int:
        with self.lock:
            self.arrived.append((key, headers, body))
            self.at_once[key] += 1
            if self.at_once[key] > 1:
                self.met_twice.add(key)
        time.sleep(self.seconds)
        with self.lock:
            self.at_once[key] -= 1
            status = self.answer(key)
            if status == 200:
                self.taken[key] += 1
        return status

    @property
    def payloads(self) -> list[Any]:
        return [json.loads(body) for _, _, body in self.arrived]


@contextmanager
def receiving() -> Iterator[Receiver]:
    """Listen on a free port of this machine for the length of the block."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Handler)
    server.receiver = receiver = Receiver(f"http://127.0.0.1:{server.server_port}/hook")  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05})
    thread.start()
    try:
        yield receiver
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


class _Handler(BaseHTTPRequestHandler):
    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        receiver: Receiver = self.server.receiver  # type: ignore[attr-defined]
        status = receiver.take(self.headers["Idempotency-Key"], dict(self.headers), body)
        self.send_response(status)
        self.send_header("Location", receiver.address)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Say nothing: pytest's own output is enough."""
