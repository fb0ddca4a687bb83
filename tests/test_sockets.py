"""What leaves the server does not wait for the browser's acknowledgement."""

import socket

from serving.sockets import send_at_once


def test_a_connection_to_a_socket_that_was_bound_before_sends_at_once() -> None:
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        assert send_at_once() >= 1
        held.listen()
        with socket.create_connection(held.getsockname()), held.accept()[0] as made:
            assert made.getsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY)
