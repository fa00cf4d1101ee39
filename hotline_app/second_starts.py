"""The door of a window: second starts of the program knock on a port of this computer."""

import contextlib
import hmac
import json
import queue
import secrets
import socket
import threading
from typing import Final

from hotline_app.wishes import ANSWER_SECONDS, HOST, WISHES, Wish

_LONGEST_MESSAGE: Final = 4_096


def ask(address: tuple[str, int], secret: str, wish: Wish) -> bool:
    """Tell the window at an address what is wanted; False when nobody answers there."""
    message = {"secret": secret, "act": wish.act, "phone": wish.phone}
    try:
        with socket.create_connection(address, timeout=ANSWER_SECONDS) as connection:
            connection.sendall(json.dumps(message).encode() + b"\n")
            return connection.recv(16).startswith(b"ok")
    except OSError:
        return False


class Listener:
    """Waits for second starts on a port of this computer; `next_wish` gives what they want."""

    def __init__(self) -> None:
        self.secret = secrets.token_hex(16)
        self._wishes: queue.Queue[Wish] = queue.Queue()
        self._is_open = True
        self._socket = socket.create_server((HOST, 0))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, name="hotline door", daemon=True)
        self._thread.start()

    def next_wish(self) -> Wish | None:
        """The oldest wish that nobody took yet, or None; never waits."""
        try:
            return self._wishes.get_nowait()
        except queue.Empty:
            return None

    def close(self) -> None:
        """Stop listening."""
        self._is_open = False
        # Closing alone does not wake a thread that waits in accept().
        with contextlib.suppress(OSError):
            socket.create_connection((HOST, self.port), timeout=ANSWER_SECONDS).close()
        self._thread.join(ANSWER_SECONDS)
        self._socket.close()

    def _serve(self) -> None:
        while self._is_open:
            try:
                connection, _address = self._socket.accept()
            except OSError:
                return
            with connection, contextlib.suppress(OSError):
                connection.settimeout(ANSWER_SECONDS)
                wish = self._read(connection)
                if wish is not None:
                    self._wishes.put(wish)
                    connection.sendall(b"ok\n")

    def _read(self, connection: socket.socket) -> Wish | None:
        received = b""
        while not received.endswith(b"\n") and len(received) < _LONGEST_MESSAGE:
            piece = connection.recv(_LONGEST_MESSAGE)
            if not piece:
                break
            received += piece
        try:
            message = json.loads(received)
            secret, act, phone = message["secret"], message["act"], message["phone"]
            is_known = hmac.compare_digest(str(secret).encode(), self.secret.encode())
        except (ValueError, KeyError, TypeError, RecursionError):
            return None
        return Wish(act, str(phone)) if is_known and act in WISHES else None
