sid=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa token=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
timestamp=$(TZ=Asia/Shanghai date +%Y%m%d%H%M%S)
sig=$(printf %s "$sid$token$timestamp" | md5sum | cut -c1-32 | tr a-f A-F)
authorization=$(printf %s "$sid:$timestamp" | base64 | tr -d '\n')
curl -s "$CLOOPEN_BASE_URL/Accounts/$sid/AccountInfo?sig=$sig" \
  -H "Authorization: $authorization" -H "Accept: application/json"
