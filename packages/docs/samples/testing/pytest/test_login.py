import json, os, urllib.request
from login import is_code, send_code


def ask(path):
    url = f"{os.environ['CLOOPEN_SANDBOX']}/{path}"
    with urllib.request.urlopen(url, timeout=30) as reply:
        return json.load(reply)


def test_lets_in_who_knows_the_code():
    to = "13800138000"
    send_code(to)

    [message] = ask(f"messages?to={to}&wait=10s")["messages"]

    assert is_code(to, message["code"])
