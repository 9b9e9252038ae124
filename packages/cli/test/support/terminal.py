"""Runs a program in a terminal of its own and types by a script.

    terminal.py '{"args": [...], "columns": 80, "steps": [{"wait": "text", "send": "y\\r"}], "limit": 20}'

Prints JSON: what the terminal showed, and the exit code. Each step waits until its text has been shown since the last one.
A program that shows nothing for `limit` seconds is killed, and so is one that goes on three times as long.
"""
import fcntl
import json
import os
import pty
import select
import struct
import sys
import termios
import time

plan = json.loads(sys.argv[1])
child, terminal = pty.fork()
if child == 0:
    # Before the program starts, so that it never sees another size.
    fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 40, plan["columns"], 0, 0))
    os.execvp(plan["args"][0], plan["args"])
steps, shown, seen = plan["steps"], b"", 0
end = time.monotonic() + plan["limit"]
last = time.monotonic() + 3 * plan["limit"]
while time.monotonic() < end:
    while steps and (at := shown.find(steps[0]["wait"].encode(), seen)) >= 0:
        seen = at + len(steps[0]["wait"].encode())
        os.write(terminal, steps.pop(0)["send"].encode())
    if select.select([terminal], [], [], 0.1)[0]:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:
            chunk = b""
        if not chunk:
            break
        shown += chunk
        end = min(time.monotonic() + plan["limit"], last)
else:
    os.kill(child, 9)
_, status = os.waitpid(child, 0)
print(json.dumps({"text": shown.decode("utf8", "replace"), "code": os.waitstatus_to_exitcode(status), "left": len(steps)}))
