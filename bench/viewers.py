"""Many people at once, without their browsers: what a page asks of its server, over the same connections."""

import http.client
import json
import threading
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Subprotocol

from bench.servers import Server

WAIT = 60  # seconds until a viewer gives up


@dataclass(frozen=True)
class Answer:
    seconds: float
    received: int  # bytes


@contextmanager
def viewer(server: Server) -> Iterator[ClientConnection]:
    """An open page of ours: the connection that the framework's own script would hold."""
    address = server.address.replace("http", "ws") + "/_stcore/stream"
    with connect(address, subprotocols=[Subprotocol("streamlit")], max_size=None, compression=None) as opened:
        yield opened


def turn_to(opened: ClientConnection, page: str, query: str = "") -> Answer:
    """Asks for a page and waits for its script's last message."""
    asked = BackMsg()
    asked.rerun_script.page_name = page
    asked.rerun_script.query_string = query
    asked.rerun_script.context_info.timezone = "Asia/Ho_Chi_Minh"
    asked.rerun_script.context_info.locale = "vi-VN"
    begun, received = time.perf_counter(), 0
    opened.send(asked.SerializeToString())
    while True:
        data = opened.recv(timeout=WAIT)
        received += len(data)
        message = ForwardMsg.FromString(data)
        if message.WhichOneof("type") == "script_finished":
            return Answer(time.perf_counter() - begun, received)


def open_ours(server: Server) -> Answer:
    """A person opens the overview and leaves."""
    begun = time.perf_counter()
    with viewer(server) as opened:
        answer = turn_to(opened, "")
        return Answer(time.perf_counter() - begun, answer.received)


def open_dash(server: Server) -> Answer:
    """What Dash's script asks when its page is opened: the layout, the callbacks, then the page's content."""
    begun = time.perf_counter()
    connection = http.client.HTTPConnection(server.address.removeprefix("http://"), timeout=WAIT)
    layout = _asked(connection, "GET", "/_dash-layout")
    _asked(connection, "GET", "/_dash-dependencies")
    inputs = [
        {"id": "place", "property": "pathname", "value": "/"},
        *map(_filter, (b"period", b"group"), [layout] * 2),
    ]
    body = {"output": "page.children", "outputs": {"id": "page", "property": "children"}, "inputs": inputs}
    answer = _asked(connection, "POST", "/_dash-update-component", json.dumps(body | {"changedPropIds": []}))
    connection.close()
    return Answer(time.perf_counter() - begun, len(answer))


def _filter(name: bytes, layout: bytes) -> dict[str, Any]:
    """A filter's value as the layout gives it."""

    def found(node: Any) -> Any:
        if isinstance(node, list):
            return next((value for child in node if (value := found(child))), None)
        if not isinstance(node, dict):
            return None
        held = node.get("props", {})
        return held.get("value") if held.get("id") == name.decode() else found(held.get("children"))

    return {"id": name.decode(), "property": "value", "value": found(json.loads(layout))}


def _asked(connection: http.client.HTTPConnection, method: str, path: str, body: str | None = None) -> bytes:
    connection.request(method, path, body, {"Content-Type": "application/json"})
    answer = connection.getresponse()
    data = answer.read()
    if answer.status != 200:
        raise RuntimeError(f"{path} answered {answer.status}: {data[:200]!r}")
    return data


def at_once(people: int, act: Callable[[Server], Answer], server: Server) -> list[Answer]:
    """The answers that so many people get who act in the same moment."""
    together = threading.Barrier(people)

    def one(_: int) -> Answer:
        together.wait()
        return act(server)

    with ThreadPoolExecutor(people) as pool:
        return list(pool.map(one, range(people)))
