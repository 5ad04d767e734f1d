"""Specs made from a seed: a file per subsystem of 20 aggregates, each about 3.5 KB of YAML with all that belongs to it.

To an aggregate belong 6 types, 3 errors, 5 events, 4 commands, 3 queries, a projection and a policy.
"""

import random
from pathlib import Path

PER_FILE = 20
SEED = 20_260_101

NOUNS = (
    "Order Parcel Invoice Ticket Patient Vessel Policy Journey Lesson Booking Contract Sensor Batch Claim Recipe "
    "Meter Shipment Payment Account Reservation"
).split()
FIELD_NAMES = "owner title count total note place rate weight colour code label source target reason share unit".split()
SCALARS = ["string", "int", "bool", "decimal", "uuid", "dateTime", "date", "double", "duration"]
FORMS = ["{}", "{}", "{}", "{}?", "list<{}>"]
CHECKED = {
    "string": "{ type: string, minLength: 1, maxLength: 200 }",
    "int": "{ type: int, minimum: 0, maximum: 1000000 }",
    "decimal": "{ type: decimal, minimum: 0 }",
}
DESCRIPTIONS = [
    "What the office works with.",
    "From the customer to the clerk.",
    "Said once and never taken back.",
    "Kept while the law asks for it.",
    "Only for those who have to know.",
]


class SpecWriter:
    """Writes the spec of one subsystem; the same number, the same text."""

    def __init__(self, number: int):
        self.random = random.Random(f"{SEED}/{number}")
        self.number = number
        self.sections: dict[str, list[str]] = {
            section: [] for section in ["types", "errors", "aggregates", "queries", "projections", "policies"]
        }

    def text(self, aggregates: int) -> str:
        for index in range(aggregates):
            noun = NOUNS[index % len(NOUNS)]
            self.aggregate(f"{noun}{index:02}", key=noun.lower())
        lines = ["misas: 1", f"subsystem: part_{self.number}", f"description: {self.description()}"]
        for section, content in self.sections.items():
            lines += ["", f"{section}:", *content]
        return "\n".join(lines) + "\n"

    def description(self) -> str:
        return self.random.choice(DESCRIPTIONS)

    def fields(self, number: int, *, checked: bool = False) -> list[str]:
        """Some fields of different names."""
        fields = []
        for name in self.random.sample(FIELD_NAMES, number):
            kind = self.random.choice(SCALARS)
            plain = self.random.choice(FORMS).format(kind)
            fields.append(f"{name}: {CHECKED.get(kind, plain) if checked else plain}")
        return fields

    def flow(self, *fields: str) -> str:
        return "{ " + ", ".join(fields) + " }"

    def add(self, section: str, *lines: str) -> None:
        self.sections[section] += lines

    def aggregate(self, name: str, key: str) -> None:
        identity = f"{key}: {name}ID"
        events = [f"{name}{verb}" for verb in ["Begun", "Amended", "Assigned", "Measured", "Ended"]]
        commands = [f"{verb}{name}" for verb in ["Begin", "Amend", "Assign", "End"]]
        self.types(name, identity)
        self.errors(name, key, identity)
        self.add(
            "aggregates",
            f"  {name}:",
            f"    description: {self.description()}",
            f"    identifier: {name}ID",
            f"    notFound: {name}NotFound",
            f"    alreadyExists: {name}Exists",
            "    state:",
            f"      status: {name}Status",
            f"      value: {name}Amount",
            *(f"      {field}" for field in self.fields(3)),
            f"    snapshot: {{ every: {self.random.randrange(50, 500)} }}",
            "    events:",
        )
        for event in events:
            fields = self.flow(identity, *self.fields(2), "at: dateTime")
            self.add("aggregates", f"      {event}:", f"        fields: {fields}")
        self.commands(name, identity, commands, events)
        self.queries(name, identity)
        self.processing(name, key, events, commands)

    def commands(self, name: str, identity: str, commands: list[str], events: list[str]) -> None:
        self.add("aggregates", "    commands:")
        for command, emitted in zip(commands, [events[:1], events[1:2], events[2:4], events[4:]]):
            is_first = command == commands[0]
            self.add(
                "aggregates",
                f"      {command}:",
                f"        description: {self.description()}",
                "        creates: true" if is_first else f"        throws: [{name}IsClosed]",
                "        fields:",
                f"          {identity}",
                *(f"          {field}" for field in self.fields(2, checked=True)),
                f"        emits: [{', '.join(emitted)}]",
            )

    def types(self, name: str, identity: str) -> None:
        self.add(
            "types",
            f"  {name}ID: {{ identifier: {self.random.choice(['uuid', 'string', 'int'])} }}",
            f"  {name}Status: {{ enum: [open, running, waiting, closed] }}",
            f"  {name}Amount:",
            f"    description: {self.description()}",
            f"    fields: {{ amount: decimal, status: {name}Status }}",
            f'  {name}Code: {{ wraps: string, pattern: "^[A-Z]{{2}}[0-9]{{{self.random.randrange(2, 9)}}}$" }}',
            f"  {name}Origin: {{ union: {{ branch: {name}ID, code: {name}Code, unknown: none }} }}",
            f"  {name}View:",
            f"    description: {self.description()}",
            f"    fields: {self.flow(identity, f'value: {name}Amount', f'origin: {name}Origin?', *self.fields(3))}",
        )

    def errors(self, name: str, key: str, identity: str) -> None:
        for suffix, tag, text in [
            ("NotFound", "not_found", "was not found"),
            ("Exists", "already_exists", "is there already"),
            ("IsClosed", "conflict", "is closed"),
        ]:
            self.add(
                "errors",
                f"  {name}{suffix}:",
                f"    tags: [{tag}]",
                f'    message: "{key} {{{key}}} {text}"',
                f"    fields: {self.flow(identity)}",
            )

    def queries(self, name: str, identity: str) -> None:
        for query, field, returns, rest in [
            (f"Get{name}", identity, f"{name}View", [f"    throws: [{name}NotFound]"]),
            (f"List{name}", "limit: { type: int, default: 50, minimum: 1, maximum: 500 }", f"list<{name}View>", []),
            (f"Count{name}", f"status: {name}Status?", "int", []),
        ]:
            self.add(
                "queries",
                f"  {query}:",
                f"    description: {self.description()}",
                f"    fields: {self.flow(field)}",
                f"    returns: {returns}",
                *rest,
            )

    def processing(self, name: str, key: str, events: list[str], commands: list[str]) -> None:
        self.add(
            "projections",
            f"  {name}Overview:",
            f"    description: {self.description()}",
            f"    on: [{', '.join(events)}]",
            f"    document: {name}View",
            f"    key: {key}",
        )
        self.add(
            "policies",
            f"  {name}Keeper:",
            f"    description: {self.description()}",
            f"    on: [{events[1]}, {events[3]}]",
            f"    sends: [{commands[3]}]",
            f"    partitionBy: {key}",
            "    failure: { retry: { attempts: 5, backoff: 100ms..30s }, then: park }",
        )


def write(folder: Path, aggregates: int) -> int:
    """Writes the specs of so many aggregates into a folder, and returns how many bytes they are."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in folder.glob("*.misas.yaml"):
        file.unlink()
    size = 0
    for number, first in enumerate(range(0, aggregates, PER_FILE)):
        text = SpecWriter(number).text(min(PER_FILE, aggregates - first))
        (folder / f"Part{number}.misas.yaml").write_text(text)
        size += len(text.encode())
    return size
