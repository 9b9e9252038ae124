<?php
require 'cloopen.php';

$reply = cloopen('POST', '/Accounts/{sid}/SMS/TemplateSMS', [
    'to' => $argv[1] ?? '13800138000',
    'appId' => getenv('CLOOPEN_APP_ID'),
    'templateId' => '1',
    'datas' => ['6532', '5'],
]);
if ($reply === null) {
    exit("no reply: it may have been sent\n");
}
if ($reply['statusCode'] !== '000000') {
    exit($reply['statusCode'] . ' ' . ($reply['statusMsg'] ?? '') . "\n");
}
echo 'accepted ', $reply['templateSMS']['smsMessageSid'], "\n";
