printf %s aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaabbbbbbbbbbbbbbbbbbbbbbbbbbbbbbbb20140416142030 | md5sum | cut -c1-32 | tr a-f A-F
printf %s aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa:20140416142030 | base64 | tr -d '\n'
