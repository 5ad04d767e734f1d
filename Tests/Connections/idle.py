"""Holds connections open on which nothing, or half a request, is said: idle.py PORT COUNT.

Prints a line when all are open, and ends with its standard input. In a process of its own, since a program that starts others
should not have thousands of files open.
"""

import resource
import socket
import sys

port, count = int(sys.argv[1]), int(sys.argv[2])
hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
resource.setrlimit(resource.RLIMIT_NOFILE, (min(count + 100, hard) if hard > 0 else count + 100, hard))
connections = [socket.create_connection(("127.0.0.1", port)) for _ in range(count)]
for connection in connections[: count // 20]:
    connection.sendall(b"GET /accounts HT")
print("open", flush=True)
sys.stdin.read()
