"""Sends a code to a phone, and lets in who knows it."""
import os, secrets
from cloopen import request

codes = {}


def send_code(to):
    code = f"{secrets.randbelow(10**6):06}"
    reply = request("POST", "/Accounts/{sid}/SMS/TemplateSMS", {
        "appId": os.environ["CLOOPEN_APP_ID"],
        "to": to,
        "templateId": "1",
        "datas": [code, "5"],
    })
    if reply["statusCode"] != "000000":
        raise RuntimeError(reply)
    codes[to] = code


def is_code(to, code):
    return codes.get(to) == code
