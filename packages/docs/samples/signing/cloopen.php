<?php
// Signs and sends requests of the Cloopen REST API. PHP 8 with openssl.

function cloopen_sign(string $sid, string $token, int $instant): array
{
    $timestamp = gmdate('YmdHis', $instant + 8 * 3600); // Beijing time
    $sig = strtoupper(md5($sid . $token . $timestamp));
    return [$sig, base64_encode("$sid:$timestamp")];
}

function cloopen(string $method, string $path, $body = null, string $format = 'json')
{
    $sub = str_starts_with($path, '/SubAccounts/');
    $sid = getenv($sub ? 'CLOOPEN_SUB_ACCOUNT_SID' : 'CLOOPEN_ACCOUNT_SID');
    $token = getenv($sub ? 'CLOOPEN_SUB_TOKEN' : 'CLOOPEN_AUTH_TOKEN');
    [$sig, $authorization] = cloopen_sign($sid, $token, time());
    $base = getenv('CLOOPEN_BASE_URL') ?: 'https://app.cloopen.com:8883/2013-12-26';
    [$path, $query] = explode('?', str_replace('{sid}', $sid, $path) . '?');
    $file = is_resource($body);
    $type = $file ? 'application/octet-stream' : "application/$format;charset=utf-8";
    $content = $file ? stream_get_contents($body) : $body;
    $context = stream_context_create(['http' => [
        'method' => $method,
        'header' => ["Authorization: $authorization", "Accept: application/$format",
            "Content-Type: $type"],
        'content' => is_array($content) ? json_encode($content) : (string) $content,
        'timeout' => 30,
        'ignore_errors' => true,
    ]]);
    $url = "$base$path?sig=$sig" . ($query === '' ? '' : "&$query");
    $reply = file_get_contents($url, false, $context);
    return $format === 'json' ? json_decode($reply, true) : $reply;
}
