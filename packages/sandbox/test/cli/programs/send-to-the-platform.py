"""A program with host and port of the platform in its code. Standard library only."""

import base64
import hashlib
import http.client
import json
import sys
from datetime import datetime, timedelta, timezone

HOST, PORT = "app.cloopen.com", 8883

sid, token, app = sys.argv[1:4]
timestamp = datetime.now(timezone(timedelta(hours=8))).strftime("%Y%m%d%H%M%S")
sig = hashlib.md5((sid + token + timestamp).encode()).hexdigest().upper()
connection = http.client.HTTPSConnection(HOST, PORT, timeout=20)
connection.request(
    "POST",
    f"/2013-12-26/Accounts/{sid}/SMS/TemplateSMS?sig={sig}",
    json.dumps({"to": "13800138000", "appId": app, "templateId": "1", "datas": ["4711", "5"]}),
    {
        "Accept": "application/json",
        "Content-Type": "application/json;charset=utf-8",
        "Authorization": base64.b64encode(f"{sid}:{timestamp}".encode()).decode(),
    },
)
print(connection.getresponse().read().decode())
