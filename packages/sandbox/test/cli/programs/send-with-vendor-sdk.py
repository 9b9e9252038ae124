"""The vendor's own SDK, which has host and port of the platform in its code."""

import sys

from ronglian_sms_sdk import SmsSDK

print(SmsSDK(*sys.argv[1:4]).sendMessage("1", "13800138000", ("4711", "5")))
