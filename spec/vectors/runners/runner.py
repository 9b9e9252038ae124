"""Holds a small client in Python to vectors.json: signing, requests, webhooks. Python 3, standard library only.

    python3 runner.py vectors.json
"""
import base64
import hashlib
import json
import re
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree
from datetime import datetime, timedelta, timezone

BEIJING = timezone(timedelta(hours=8))

# The client. Put yours in its place.
def sign(sid, token, instant):
    timestamp = instant.astimezone(BEIJING).strftime("%Y%m%d%H%M%S")
    sig = hashlib.md5((sid + token + timestamp).encode()).hexdigest().upper()
    return timestamp, sig, base64.b64encode(f"{sid}:{timestamp}".encode()).decode()

def escape(text, attribute=False):
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
    return text.replace('"', "&quot;").replace("\t", "&#9;").replace("\n", "&#10;") if attribute else text

def attributes(fields, value):
    return "".join(f' {field.get("xml", field["name"])}="{escape(value[field["name"]], True)}"' for field in fields)

def element(name, field, value, beside=""):
    fields = field.get("fields")
    if fields is None:
        return f"<{name}{beside}>{escape(value)}</{name}>"
    given = [one for one in fields if one["name"] in value]
    own = attributes([one for one in given if one.get("at") == "attribute"], value)
    inner = ""
    for one in given:
        if one.get("at") == "text":
            inner += escape(value[one["name"]])
        elif one.get("at") != "attribute" and "on" not in one:
            inner += member(one, value[one["name"]], attributes([x for x in given if x.get("on") == one["name"]], value))
    return f"<{name}{beside}{own}>{inner}</{name}>"

def member(field, value, beside=""):
    name, shape = field.get("xml", field["name"]), field.get("list")
    if shape is None:
        return element(name, field, value, beside)
    if shape == "sequence":
        return sequence(field["fields"], value)
    if shape == "bare":
        return "".join(element(name, field, item) for item in value)
    return f'<{name}{beside}>{"".join(element(shape["item"], field, item) for item in value)}</{name}>'

def sequence(kinds, items):
    known = {kind["name"]: kind for kind in kinds}
    return "".join(element(known[name].get("xml", name), known[name], inner) for item in items for name, inner in item.items())

def encode_xml(layout, value):
    if layout.get("sequence"):
        return f'<{layout["root"]}>{sequence(layout["fields"], value)}</{layout["root"]}>'
    return element(layout["root"], layout, value)

def encode_json(value):
    return json.dumps(value, ensure_ascii=False)

def read_xml(fields, node):
    found = {}
    for field in fields:
        children = [child for child in node if local(child.tag) == field.get("xml", field["name"])]
        if children:
            inner = field.get("fields")
            found[field["name"]] = read_xml(inner, children[-1]) if inner else children[-1].text or ""
    return found

def read_json(fields, value):
    known = [field for field in fields if value.get(field["name"]) is not None]
    return {field["name"]: read_json(field["fields"], value[field["name"]]) if "fields" in field else str(value[field["name"]])
            for field in known}

def receive(callbacks, body):
    """Identifies a webhook and reads its message, in XML or JSON by the first character."""
    text = body.lstrip("\ufeff \t\r\n")
    tree = flat = None
    if text.startswith("<"):
        tree = parse(text)
        marks = {local(child.tag): child.text or "" for child in tree}
    else:
        flat = json.loads(text)
        flat = flat["Request"] if list(flat) == ["Request"] else flat
        marks = flat
    for name, entry in callbacks.items():
        if entry["when"]:
            fits = all(marks.get(key) == value for key, value in entry["when"].items())
        else:
            fits = local(tree.tag) == entry["message"]["root"] if flat is None else "callerCdr" in flat
        if fits:
            fields = entry["message" if flat is None else "json" if "json" in entry else "message"]["fields"]
            return name, read_xml(fields, tree) if flat is None else read_json(fields, flat)
    return "unknown", {}

def parse(text):
    text = re.sub(r"^\s*<\?xml[^>]*\?>\s*", "", text.lstrip("\ufeff \t\r\n"))
    return ElementTree.fromstring(f"<Request>{text}</Request>" if text.startswith("<action>") else text)

def local(name):
    return name.rsplit("}", 1)[-1]

# The runner.
def canonical(node, ordered):
    children = [canonical(child, ordered) for child in node]
    text = (node.text or "") + "".join(child.tail or "" for child in node)
    children = children if ordered else sorted(children, key=lambda child: child[0])
    return local(node.tag), sorted(node.attrib.items()), text.strip() if children else text, children

def same(ours, theirs, ordered=False):
    return canonical(parse(ours), ordered) == canonical(parse(theirs), ordered)

def check_signing(v, _):
    instant = datetime.fromisoformat(re.sub(r"\.\d+", "", v["instant"]).replace("Z", "+00:00"))
    return sign(v["sid"], v["token"], instant) == (v["timestamp"], v["sig"], v["authorization"])

def check_requests(v, vectors):
    layout = vectors["operations"][v["operation"]].get("request")
    return "body" not in v or (json.loads(encode_json(v["body"])) == json.loads(v["json"]) and same(encode_xml(layout, v["body"]), v["xml"]))

def check_webhooks(v, vectors):
    reply, entry = v["reply"], vectors["callbacks"][v["webhook"]]
    return (receive(vectors["callbacks"], v["body"]) == (v["webhook"], v["message"]) and same(encode_xml(entry["reply"], reply["value"]), reply["xml"])
            and json.loads(encode_json(reply["value"])) == json.loads(reply.get("json", encode_json(reply["value"]))))

def check_ivr(v, vectors):
    path, _, query = v["target"].partition("?")
    parameters = dict(urllib.parse.parse_qsl(query, keep_blank_values=True))
    return (path, parameters) == (v["path"], v["parameters"]) and same(encode_xml(vectors["ivrResponse"], v["reply"]["commands"]), v["reply"]["xml"], True)

def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        vectors = json.load(file)
    failed = 0
    for kind, check in {"signing": check_signing, "requests": check_requests, "webhooks": check_webhooks, "ivr": check_ivr}.items():
        wrong = [v["name"] for v in vectors[kind] if not check(v, vectors)]
        failed += len(wrong)
        print(f"{kind}: {len(vectors[kind]) - len(wrong)} of {len(vectors[kind])}", *wrong, sep="\n  wrong: ")
    sys.exit(1 if failed else 0)

main()
