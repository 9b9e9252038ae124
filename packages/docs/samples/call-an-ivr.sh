sandbox=http://127.0.0.1:8883/_sandbox
app=cccccccccccccccccccccccccccccccc
call=$(curl -s "$sandbox/applications/$app/calls" \
  -d '{"from":"13800138000","script":[{"press":"1","after":2000}]}' | cut -d '"' -f 4)
curl -s -o /dev/null "$sandbox/clock" -d '{"advance":"2m"}'
curl -s "$sandbox/calls/$call/transcript"
