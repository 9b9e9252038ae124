"""Signs what Schemathesis makes up, so that it comes further than authentication."""

import base64
import hashlib
import os
from datetime import datetime, timedelta, timezone

import schemathesis

ACCOUNTS = {
    "accountSid": (os.environ["CLOOPEN_ACCOUNT_SID"], os.environ["CLOOPEN_AUTH_TOKEN"]),
    "subAccountSid": (os.environ["CLOOPEN_SUB_ACCOUNT_SID"], os.environ["CLOOPEN_SUB_ACCOUNT_TOKEN"]),
}


@schemathesis.hook
def before_call(context, case, kwargs):
    level = next(name for name in ACCOUNTS if "{" + name + "}" in case.path)
    sid, token = ACCOUNTS[level]
    time = datetime.now(timezone(timedelta(hours=8))).strftime("%Y%m%d%H%M%S")
    case.path_parameters = {**(case.path_parameters or {}), level: sid}
    case.query = {**(case.query or {}), "sig": hashlib.md5(f"{sid}{token}{time}".encode()).hexdigest().upper()}
    case.headers = {**(case.headers or {}), "Authorization": base64.b64encode(f"{sid}:{time}".encode()).decode()}
    application = os.environ["CLOOPEN_APP_ID"]
    for member in ("appId", "Appid"):
        # Half of the time, by the length of what was made up: an application that exists, to get past the check of it.
        if isinstance(case.body, dict) and isinstance(case.body.get(member), str) and sum(map(ord, case.body[member])) % 2:
            case.body = {**case.body, member: application}
