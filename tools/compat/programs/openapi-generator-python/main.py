import os

import cloopen

# Signing hook
import base64, hashlib, re
from datetime import datetime, timedelta, timezone

TOKENS = {os.environ["CLOOPEN_ACCOUNT_SID"]: os.environ["CLOOPEN_AUTH_TOKEN"]}


class SignedClient(cloopen.ApiClient):
    def call_api(self, method, url, header_params=None, *rest, **more):
        sid = re.search(r"/(?:Sub)?Accounts/(\w+)/", url)[1]
        time = datetime.now(timezone(timedelta(hours=8))).strftime("%Y%m%d%H%M%S")
        sig = hashlib.md5(f"{sid}{TOKENS[sid]}{time}".encode()).hexdigest().upper()
        header_params = {**(header_params or {}), "Authorization": base64.b64encode(f"{sid}:{time}".encode()).decode()}
        return super().call_api(method, f"{url}{'&' if '?' in url else '?'}sig={sig}", header_params, *rest, **more)
# End of the signing hook


sid, app = os.environ["CLOOPEN_ACCOUNT_SID"], os.environ["CLOOPEN_APP_ID"]
client = SignedClient(cloopen.Configuration(host=os.environ["CLOOPEN_BASE_URL"]))


def send(app_id):
    message = cloopen.SendTemplateSmsRequest(to="13800138000", app_id=app_id, template_id="1", datas=["1234", "5"])
    return cloopen.SmsApi(client).send_template_sms(sid, message)


sent = send(app)
print("sendTemplateSms", sent.status_code, sent.template_sms.sms_message_sid)
account = cloopen.AccountApi(client).get_account_info(sid)
print("getAccountInfo", account.status_code, account.account.balance)
made = cloopen.SubAccountApi(client).create_sub_account(
    sid, cloopen.CreateSubAccountRequest(app_id=app, friendly_name="compat")
)
print("createSubAccount", made.status_code, made.sub_account.sub_account_sid)
conference = cloopen.ConferenceApi(client).create_conference(
    sid, cloopen.CreateConferenceRequest(appid=app, create_conf=cloopen.CreateConf(maxmember="5")), maxmember="5"
)
print("createConference", conference.status_code, conference.confid)
failed = send("0" * 32)
print("failure", failed.status_code, failed.status_msg)
