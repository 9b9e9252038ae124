<?php
require '/usr/share/php/GuzzleHttp/autoload.php'; // Debian's php-guzzlehttp-guzzle; elsewhere that of Composer
spl_autoload_register(function ($class) {
    if (str_starts_with($class, 'Cloopen\\')) require __DIR__ . '/cloopen/lib/' . strtr(substr($class, 8), '\\', '/') . '.php';
});

use Cloopen\Api\{AccountApi, ConferenceApi, SmsApi, SubAccountApi};
use Cloopen\Configuration;
use Cloopen\Model\{CreateConf, CreateConferenceRequest, CreateSubAccountRequest, SendTemplateSmsRequest};

// Signing hook
use GuzzleHttp\{Client, HandlerStack, Middleware};
use GuzzleHttp\Psr7\Uri;

$tokens = [getenv('CLOOPEN_ACCOUNT_SID') => getenv('CLOOPEN_AUTH_TOKEN')];
$stack = HandlerStack::create();
$stack->push(Middleware::mapRequest(function ($request) use ($tokens) {
    preg_match('#/(?:Sub)?Accounts/(\w+)/#', $request->getUri()->getPath(), $found);
    $time = (new DateTime('now', new DateTimeZone('+08:00')))->format('YmdHis');
    $sig = strtoupper(md5($found[1] . $tokens[$found[1]] . $time));
    return $request
        ->withUri(Uri::withQueryValue($request->getUri(), 'sig', $sig))
        ->withHeader('Authorization', base64_encode("$found[1]:$time"));
}));
$http = new Client(['handler' => $stack]);
// End of the signing hook

$config = (new Configuration())->setHost(getenv('CLOOPEN_BASE_URL'));
$sid = getenv('CLOOPEN_ACCOUNT_SID');
$app = getenv('CLOOPEN_APP_ID');

$send = fn($appId) => (new SmsApi($http, $config))->sendTemplateSms($sid, new SendTemplateSmsRequest([
    'to' => '13800138000', 'app_id' => $appId, 'template_id' => '1', 'datas' => ['1234', '5'],
]));
$sent = $send($app);
echo "sendTemplateSms {$sent->getStatusCode()} {$sent->getTemplateSms()->getSmsMessageSid()}\n";
$account = (new AccountApi($http, $config))->getAccountInfo($sid);
echo "getAccountInfo {$account->getStatusCode()} {$account->getAccount()->getBalance()}\n";
$made = (new SubAccountApi($http, $config))->createSubAccount(
    $sid, new CreateSubAccountRequest(['app_id' => $app, 'friendly_name' => 'compat']),
);
echo "createSubAccount {$made->getStatusCode()} {$made->getSubAccount()->getSubAccountSid()}\n";
$command = new CreateConferenceRequest(['appid' => $app, 'create_conf' => new CreateConf(['maxmember' => '5'])]);
$conference = (new ConferenceApi($http, $config))->createConference($sid, $command, '5');
echo "createConference {$conference->getStatusCode()} {$conference->getConfid()}\n";
$failed = $send(str_repeat('0', 32));
echo "failure {$failed->getStatusCode()} {$failed->getStatusMsg()}\n";
