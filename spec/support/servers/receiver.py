"""Receives deliveries of webhooks and appends each to a file, as an independent peer of the simulator."""

import http.server
import json
import os
import ssl
import sys

LOG, CERTIFICATE, KEY = sys.argv[1], sys.argv[2], sys.argv[3]


class Receiver(http.server.BaseHTTPRequestHandler):
    """Answers with the statuses of the path in turn, such as /503,200: the last one repeats."""

    protocol_version = "HTTP/1.1"
    seen = {}

    def read_body(self):
        if self.headers.get("Transfer-Encoding") != "chunked":
            return self.rfile.read(int(self.headers.get("Content-Length", 0)))
        body = b""
        while True:
            size = int(self.rfile.readline(), 16)
            chunk = self.rfile.read(size)
            self.rfile.readline()
            if size == 0:
                return body
            body += chunk

    def do_POST(self):
        body = self.read_body()
        with open(LOG, "a", encoding="ascii") as log:
            headers = [[name, value] for name, value in self.headers.items()]
            log.write(json.dumps({"path": self.path, "headers": headers, "body": body.hex()}) + "\n")
        statuses = self.path.split("/")[1].split(",")
        turn = self.seen.get(self.path, 0)
        self.seen[self.path] = turn + 1
        self.send_response(int(statuses[min(turn, len(statuses) - 1)] or 200))
        self.send_header("Content-Length", "2")
        self.end_headers()
        self.wfile.write(b"ok")

    def log_message(self, *arguments):
        pass


class Server(http.server.ThreadingHTTPServer):
    def handle_error(self, request, client_address):
        pass


server = Server(("127.0.0.1", 0), Receiver)
if CERTIFICATE != "-":
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(CERTIFICATE, KEY)
    server.socket = context.wrap_socket(server.socket, server_side=True)
print(os.getpid(), flush=True)
print(server.server_address[1], flush=True)
server.serve_forever()
