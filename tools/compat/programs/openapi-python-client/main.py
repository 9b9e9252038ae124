import os

from cloopen import Client
from cloopen.api.account import get_account_info
from cloopen.api.conference import create_conference
from cloopen.api.sms import send_template_sms
from cloopen.api.sub_account import create_sub_account
from cloopen.models import CreateConf, CreateConferenceRequest, CreateSubAccountRequest, SendTemplateSmsRequest

# Signing hook
import base64, hashlib, re
from datetime import datetime, timedelta, timezone

TOKENS = {os.environ["CLOOPEN_ACCOUNT_SID"]: os.environ["CLOOPEN_AUTH_TOKEN"]}


def sign(request):
    sid = re.search(r"/(?:Sub)?Accounts/(\w+)/", request.url.path)[1]
    time = datetime.now(timezone(timedelta(hours=8))).strftime("%Y%m%d%H%M%S")
    sig = hashlib.md5(f"{sid}{TOKENS[sid]}{time}".encode()).hexdigest().upper()
    request.url = request.url.copy_add_param("sig", sig)
    request.headers["Authorization"] = base64.b64encode(f"{sid}:{time}".encode()).decode()
    request.headers["Accept"] = "application/json"


client = Client(os.environ["CLOOPEN_BASE_URL"], httpx_args={"event_hooks": {"request": [sign]}})
# End of the signing hook

sid, app = os.environ["CLOOPEN_ACCOUNT_SID"], os.environ["CLOOPEN_APP_ID"]


def send(app_id):
    message = SendTemplateSmsRequest(to="13800138000", app_id=app_id, template_id="1", datas=["1234", "5"])
    return send_template_sms.sync(sid, client=client, body=message)


sent = send(app)
print("sendTemplateSms", sent.status_code, sent.template_sms.sms_message_sid)
account = get_account_info.sync(sid, client=client)
print("getAccountInfo", account.status_code, account.account.balance)
made = create_sub_account.sync(sid, client=client, body=CreateSubAccountRequest(app_id=app, friendly_name="compat"))
print("createSubAccount", made.status_code, made.sub_account.sub_account_sid)
command = CreateConferenceRequest(appid=app, create_conf=CreateConf(maxmember="5"))
conference = create_conference.sync(sid, client=client, body=command, maxmember="5")
print("createConference", conference.status_code, conference.confid)
failed = send("0" * 32)
print("failure", failed.status_code, failed.status_msg)
