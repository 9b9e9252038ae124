sid=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa token=bbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb
time=20140416142030
printf %s "$sid$token$time" | md5sum | cut -c1-32 | tr a-f A-F
printf %s "$sid:$time" | base64 | tr -d '\n'
