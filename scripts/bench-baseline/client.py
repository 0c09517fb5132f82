"""What a user would write in Python: events to SQLite in batches, by the best libraries that are installed.

    client.py URL CLIENT-ID SECRET-FILE CA-FILE DATABASE SCHEMA COUNT

It stores what the C client stores, in the same groups and as durably. With --libraries it prints what it would use.
"""

import asyncio
import hashlib
import json
import sqlite3
import ssl
import sys
import time
import urllib.request

try:
    from orjson import loads

    JSON_LIBRARY = "orjson"
except ImportError:
    loads = json.loads
    JSON_LIBRARY = "json"
try:
    import picows

    SOCKET_LIBRARY = "picows"
except ImportError:
    picows = None
    import websockets

    SOCKET_LIBRARY = f"websockets {websockets.__version__}"
try:
    import uvloop

    run, LOOP_LIBRARY = uvloop.run, "uvloop"
except ImportError:
    run, LOOP_LIBRARY = asyncio.run, "asyncio"

GROUP = 500
SUBSCRIPTION = '{"topic_list":[30011,30012]}'
FRAME = """INSERT INTO frame (id, pbx, origin, connection, sequence, received_ms, type, call_id, status, digest, body)
    VALUES (?, 1, 0, 1, ?, ?, ?, ?, 0, ?, ?)"""
CDR_KEYS = (
    "uid time_start call_from call_to type status call_duration talk_duration agent_ring_time src_trunk_name"
    " dst_trunk_name did_number did_name pin_code recording call_note_id"
).split()
CDR = f"""INSERT OR IGNORE INTO cdr (call, identity, frame, origin, uid, start_text, caller, callee, direction, disposition,
    duration_seconds, talk_seconds, queue_wait_seconds, src_trunk, dst_trunk, did, did_name, pin_code, recording,
    call_note_id) VALUES (?, ?, ?, 0{", ?" * len(CDR_KEYS)})"""
MEMBER = """INSERT INTO member_state (call, frame, report, kind, number, dialed, channel_id, trunk, status, path)
    VALUES (?, ?, 0, ?, ?, ?, ?, ?, ?, ?)"""


class Store:
    """The file, and the frames that wait for their group."""

    def __init__(self, path, schema, count):
        self.file = sqlite3.connect(path, isolation_level=None, cached_statements=16)
        with open(schema, encoding="utf-8") as source:
            self.file.executescript(source.read())
        self.count, self.stored, self.waiting = count, 0, []

    def add(self, text):
        """Keeps a frame; tells whether the group is full."""
        if text.startswith(b'{"type":') or b'"type":' in text[:64]:
            self.waiting.append((int(time.time() * 1000), text))
        return len(self.waiting) == GROUP or self.stored + len(self.waiting) == self.count

    def commit(self):
        """Writes what waits; tells whether that was all."""
        frames, cdrs, members = [], [], []
        for received, text in self.waiting:
            self.stored += 1
            frame = self.stored
            envelope = loads(text)
            message = envelope["msg"]
            details = loads(message)
            call = details["call_id"]
            frames.append(
                (frame, frame, received, envelope["type"], call, hashlib.sha256(text).digest(), text.decode())
            )
            if envelope["type"] == 30012:
                identity = hashlib.sha256(message.encode()).digest()
                cdrs.append((call, identity, frame, *[details.get(key) or None for key in CDR_KEYS]))
                continue
            for member in details.get("members") or ():
                for kind, fields in member.items():
                    get = fields.get
                    number = get("number") or get("from")
                    members.append(
                        (call, frame, kind, number, get("to"), get("channel_id"), get("trunk_name"), get("member_status"),
                         get("call_path"))
                    )
        self.waiting = []
        if frames:
            self.file.execute("BEGIN IMMEDIATE")
            self.file.executemany(FRAME, frames)
            self.file.executemany(CDR, cdrs)
            self.file.executemany(MEMBER, members)
            self.file.execute("COMMIT")
        return self.stored >= self.count


def log_in(url, client, secret_file, context):
    with open(secret_file, encoding="utf-8") as source:
        secret = source.read().strip()
    request = urllib.request.Request(
        url + "/openapi/v1.0/get_token",
        json.dumps({"username": client, "password": secret}).encode(),
        {"User-Agent": "OpenAPI", "Content-Type": "application/json"},
    )
    with urllib.request.urlopen(request, context=context) as answer:
        return json.load(answer)["access_token"]


async def heartbeat(send):
    while True:
        await asyncio.sleep(25)
        result = send("heartbeat")
        if result is not None:
            await result


async def receive_with_picows(address, context, store):
    done = asyncio.get_running_loop().create_future()

    class Listener(picows.WSListener):
        scheduled = False

        def on_ws_connected(self, transport):
            transport.send(picows.WSMsgType.TEXT, SUBSCRIPTION.encode())

        def on_ws_frame(self, transport, frame):
            if store.add(frame.get_payload_as_bytes()):
                self.flush()
            elif not self.scheduled:
                self.scheduled = True
                asyncio.get_running_loop().call_soon(self.flush)

        def flush(self):
            self.scheduled = False
            if store.commit() and not done.done():
                done.set_result(None)

    transport, _ = await picows.ws_connect(Listener, address, ssl_context=context)
    beating = asyncio.create_task(heartbeat(lambda text: transport.send(picows.WSMsgType.TEXT, text.encode())))
    await done
    beating.cancel()
    transport.disconnect()


async def receive_with_websockets(address, context, store):
    options = {"ssl": context, "ping_interval": None, "max_queue": 1000, "compression": None, "close_timeout": 0.1}
    async with websockets.connect(address, **options) as socket:
        await socket.send(SUBSCRIPTION)
        beating = asyncio.create_task(heartbeat(socket.send))
        while True:
            text = await socket.recv()
            is_full = store.add(text.encode() if isinstance(text, str) else text)
            # What the library has read already belongs to the group.
            queued = getattr(socket, "messages", None)
            if (is_full or not queued) and store.commit():
                break
        beating.cancel()


def main():
    if sys.argv[1:] == ["--libraries"]:
        version = f"Python {sys.version_info.major}.{sys.version_info.minor}"
        print(", ".join([version, SOCKET_LIBRARY, JSON_LIBRARY, LOOP_LIBRARY, "sqlite3"]))
        return
    url, client, secret_file, authority, database, schema, count = sys.argv[1:]
    context = ssl.create_default_context(cafile=authority)
    token = log_in(url, client, secret_file, context)
    store = Store(database, schema, int(count))
    address = url.replace("http", "ws", 1) + "/openapi/v1.0/subscribe?access_token=" + token
    receive = receive_with_picows if picows else receive_with_websockets
    run(receive(address, context, store))
    store.file.close()


main()
