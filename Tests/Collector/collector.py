"""A collector of telemetry: takes OTLP over HTTP and decodes it with OpenTelemetry's own definitions.

Prints its port. `GET /telemetry` gives what it has taken, as JSON; `PUT /answers` has it answer the next requests with the
statuses of a JSON list, and otherwise take them. It ends when its standard input does, so that it does not outlive its test.
"""

import base64
import json
import os
import sys
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from google.protobuf.json_format import MessageToDict
from opentelemetry.proto.collector.logs.v1.logs_service_pb2 import ExportLogsServiceRequest
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest

KINDS = {
    "/v1/traces": ("spans", ExportTraceServiceRequest),
    "/v1/metrics": ("metrics", ExportMetricsServiceRequest),
    "/v1/logs": ("logs", ExportLogsServiceRequest),
}
lock = threading.Lock()
taken: dict[str, list] = {"spans": [], "metrics": [], "logs": [], "requests": []}
answers: list[int] = []


def value(any_value):
    kind = any_value.WhichOneof("value")
    if kind is None:
        return None
    if kind == "array_value":
        return [value(item) for item in any_value.array_value.values]
    return getattr(any_value, kind)


def pairs(attributes) -> dict:
    keys = [pair.key for pair in attributes]
    assert len(set(keys)) == len(keys), f"keys are there twice: {keys}"
    return {pair.key: value(pair.value) for pair in attributes}


def spans(request) -> list:
    found = []
    for resource in request.resource_spans:
        for scope in resource.scope_spans:
            for span in scope.spans:
                assert len(span.trace_id) == 16 and len(span.span_id) == 8
                found.append({
                    "resource": pairs(resource.resource.attributes),
                    "scope": scope.scope.name,
                    "trace": span.trace_id.hex(),
                    "id": span.span_id.hex(),
                    "parent": span.parent_span_id.hex() or None,
                    "name": span.name,
                    "kind": span.SpanKind.Name(span.kind).removeprefix("SPAN_KIND_").lower(),
                    "start": str(span.start_time_unix_nano),
                    "end": str(span.end_time_unix_nano),
                    "attributes": pairs(span.attributes),
                    "links": [link.trace_id.hex() + "/" + link.span_id.hex() for link in span.links],
                    "events": [{"name": event.name, "attributes": pairs(event.attributes)} for event in span.events],
                    "status": span.status.StatusCode.Name(span.status.code).removeprefix("STATUS_CODE_").lower(),
                    "statusMessage": span.status.message or None,
                })
    return found


def others(request) -> list:
    return [MessageToDict(request)]


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def answer(self, status: int, body: bytes = b"", kind: str = "application/x-protobuf") -> None:
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def body(self) -> bytes:
        return self.rfile.read(int(self.headers["content-length"]))

    def do_POST(self) -> None:
        body = self.body()
        kind, message = KINDS[self.path]
        with lock:
            taken["requests"].append({"path": self.path, "headers": {k.lower(): v for k, v in self.headers.items()}})
            status = answers.pop(0) if answers else 200
            if status == 200:
                assert self.headers["content-type"] == "application/x-protobuf"
                request = message.FromString(body)
                taken[kind] += spans(request) if kind == "spans" else others(request)
                taken.setdefault("raw", []).append(base64.b64encode(body).decode())
        self.answer(status)

    def do_PUT(self) -> None:
        with lock:
            answers[:] = json.loads(self.body())
        self.answer(204)

    def do_GET(self) -> None:
        with lock:
            body = json.dumps(taken).encode()
        self.answer(200, body, "application/json")

    def log_message(self, *arguments) -> None:
        pass


def end_with_input() -> None:
    sys.stdin.buffer.read()
    os._exit(0)


threading.Thread(target=end_with_input, daemon=True).start()
server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
server.daemon_threads = True
print(server.server_address[1], flush=True)
server.serve_forever()
