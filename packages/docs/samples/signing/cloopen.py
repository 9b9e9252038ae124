"""Signs and sends requests of the Cloopen REST API. Python 3, standard library only."""
import base64, hashlib, json, os, urllib.request
from datetime import datetime, timedelta, timezone

BASE = os.environ.get("CLOOPEN_BASE_URL", "https://app.cloopen.com:8883/2013-12-26")
BEIJING = timezone(timedelta(hours=8))


def sign(sid, token, instant):
    timestamp = instant.astimezone(BEIJING).strftime("%Y%m%d%H%M%S")
    sig = hashlib.md5((sid + token + timestamp).encode()).hexdigest().upper()
    return sig, base64.b64encode(f"{sid}:{timestamp}".encode()).decode()


def request(method, path, body=None, format="json"):
    sub = path.startswith("/SubAccounts/")
    sid = os.environ["CLOOPEN_SUB_ACCOUNT_SID" if sub else "CLOOPEN_ACCOUNT_SID"]
    token = os.environ["CLOOPEN_SUB_TOKEN" if sub else "CLOOPEN_AUTH_TOKEN"]
    sig, authorization = sign(sid, token, datetime.now(timezone.utc))
    path, _, query = path.replace("{sid}", sid).partition("?")
    url = f"{BASE}{path}?sig={sig}" + (f"&{query}" if query else "")
    content_type = f"application/{format};charset=utf-8"
    if isinstance(body, bytes):
        content_type = "application/octet-stream"
    elif body is not None:
        body = (body if isinstance(body, str) else json.dumps(body)).encode()
    headers = {"Authorization": authorization, "Accept": f"application/{format}",
               "Content-Type": content_type}
    call = urllib.request.Request(url, body, headers, method=method)
    with urllib.request.urlopen(call, timeout=30) as reply:
        text = reply.read().decode()
    return json.loads(text) if format == "json" else text
