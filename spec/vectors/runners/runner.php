<?php
// Holds a small client in PHP to vectors.json: signing, requests, webhooks. PHP 8 without extensions beyond its core: php runner.php vectors.json

// The client. Put yours in its place.
function sign(string $sid, string $token, DateTimeImmutable $instant): array
{
    $timestamp = $instant->setTimezone(new DateTimeZone('+08:00'))->format('YmdHis');
    return [$timestamp, strtoupper(md5($sid . $token . $timestamp)), base64_encode("$sid:$timestamp")];
}

function escape(string $text, bool $attribute = false): string
{
    $text = strtr($text, ['&' => '&amp;', '<' => '&lt;', '>' => '&gt;', "\r" => '&#13;']);
    return $attribute ? strtr($text, ['"' => '&quot;', "\t" => '&#9;', "\n" => '&#10;']) : $text;
}

function attributes(array $fields, array $value): string
{
    return implode('', array_map(fn($field) => ' ' . ($field['xml'] ?? $field['name']) . '="' . escape($value[$field['name']], true) . '"', $fields));
}

function element(string $name, array $field, mixed $value, string $beside = ''): string
{
    if (!isset($field['fields'])) return "<$name$beside>" . escape($value) . "</$name>";
    $given = array_filter($field['fields'], fn($one) => isset($value[$one['name']]));
    $own = attributes(array_filter($given, fn($one) => ($one['at'] ?? '') === 'attribute'), $value);
    $inner = '';
    foreach ($given as $one) {
        $beneath = attributes(array_filter($given, fn($other) => ($other['on'] ?? '') === $one['name']), $value);
        if (($one['at'] ?? '') === 'text') $inner .= escape($value[$one['name']]);
        elseif (($one['at'] ?? '') !== 'attribute' && !isset($one['on'])) $inner .= member($one, $value[$one['name']], $beneath);
    }
    return "<$name$beside$own>$inner</$name>";
}

function member(array $field, mixed $value, string $beside): string
{
    [$name, $list] = [$field['xml'] ?? $field['name'], $field['list'] ?? null];
    if ($list === null) return element($name, $field, $value, $beside);
    if ($list === 'sequence') return sequence($field['fields'], $value);
    $items = implode('', array_map(fn($item) => element($list === 'bare' ? $name : $list['item'], $field, $item), $value));
    return $list === 'bare' ? $items : "<$name$beside>$items</$name>";
}

function sequence(array $kinds, array $items): string
{
    $known = array_column($kinds, null, 'name');
    return implode('', array_map(function ($item) use ($known) {
        $name = array_key_first($item);
        return element($known[$name]['xml'] ?? $name, $known[$name], $item[$name]);
    }, $items));
}

function encodeXml(array $layout, array $value): string
{
    ['root' => $root, 'fields' => $fields] = $layout;
    return isset($layout['sequence']) ? "<$root>" . sequence($fields, $value) . "</$root>" : element($root, $layout, $value);
}

/** Reads XML into [name, attributes, text, children]. It trusts its input: use DOM with LIBXML_NONET where php-xml is installed. */
function parseXml(string $text): array
{
    $text = preg_replace('/^[\x{FEFF}\s]*(<\?xml[^>]*\?>\s*)?/u', '', $text);
    if (str_starts_with($text, '<action>')) $text = "<Request>$text</Request>";
    preg_match_all('~<!\[CDATA\[(?<cdata>.*?)\]\]>|<!--.*?-->|<\?.*?\?>|</(?<close>[^\s>]+)\s*>|<(?<open>[^\s/>]+)(?<attributes>(?:[^>"\']|"[^"]*"|\'[^\']*\')*?)(?<empty>/?)>|(?<text>[^<]+)~s', $text, $tokens, PREG_SET_ORDER | PREG_UNMATCHED_AS_NULL);
    $stack = [['', [], '', []]];
    foreach ($tokens as $token) {
        $top = count($stack) - 1;
        if ($token['open'] !== null) {
            preg_match_all('/([^\s=]+)\s*=\s*(["\'])(.*?)\2/s', $token['attributes'], $pairs);
            $stack[] = [preg_replace('/^.*:/', '', $token['open']), array_combine($pairs[1], array_map('unescape', $pairs[3])), '', []];
        } elseif ($token['cdata'] !== null) $stack[$top][2] .= $token['cdata'];
        elseif ($token['text'] !== null) $stack[$top][2] .= unescape($token['text']);
        if ($token['close'] !== null || $token['empty'] === '/') {
            $done = array_pop($stack);
            $stack[count($stack) - 1][3][] = $done;
        }
    }
    return $stack[0][3][0];
}

function unescape(string $text): string
{
    return html_entity_decode(str_replace(["\r\n", "\r"], "\n", $text), ENT_QUOTES | ENT_XML1, 'UTF-8');
}

/** Identifies a webhook and reads its message, in XML or JSON by the first character. */
function receive(array $callbacks, string $body): array
{
    $text = preg_replace('/^[\x{FEFF}\s]+/u', '', $body);
    $tree = str_starts_with($text, '<') ? parseXml($text) : null;
    $flat = $tree === null ? json_decode($text, true) : flatten($tree);
    if ($tree === null && array_keys($flat) === ['Request']) $flat = $flat['Request'];
    foreach ($callbacks as $name => $entry) {
        $fits = $tree === null ? isset($flat['callerCdr']) : $tree[0] === $entry['message']['root'];
        if ($entry['when']) $fits = array_intersect_key($flat, $entry['when']) == $entry['when'];
        if ($fits) return [$name, pick(($tree === null ? $entry['json'] ?? null : null)['fields'] ?? $entry['message']['fields'], $flat)];
    }
    return ['unknown', []];
}

function flatten(array $tree): array
{
    return array_column(array_map(fn($child) => [$child[0], $child[2]], $tree[3]), 1, 0);
}

function pick(array $fields, array $value): array
{
    $known = array_filter($fields, fn($field) => isset($value[$field['name']]));
    return array_column(array_map(fn($field) => [$field['name'], isset($field['fields']) ? pick($field['fields'], $value[$field['name']]) : (string) $value[$field['name']]], $known), 1, 0);
}

// The runner.
function canonical(array $tree, bool $ordered): array
{
    [$name, $attributes, $text, $children] = $tree;
    $children = array_map(fn($child) => canonical($child, $ordered), $children);
    ksort($attributes);
    if (!$ordered) usort($children, fn($left, $right) => strcmp($left[0], $right[0]));
    return [$name, $attributes, $children ? trim($text) : $text, $children];
}

$same = fn($ours, $theirs, $ordered = false) => canonical(parseXml($ours), $ordered) === canonical(parseXml($theirs), $ordered);
$sorted = function (mixed $value) use (&$sorted) {
    if (is_array($value) && !array_is_list($value)) ksort($value);
    return is_array($value) ? array_map($sorted, $value) : $value;
};
$sameJson = fn($value, $json) => $sorted(json_decode(json_encode($value), true)) === $sorted(json_decode($json, true));
$vectors = json_decode(file_get_contents($argv[1]), true, 512, JSON_THROW_ON_ERROR);
$callbacks = $vectors['callbacks'];
$checks = [
    'signing' => fn($v) => sign($v['sid'], $v['token'], new DateTimeImmutable($v['instant'])) === [$v['timestamp'], $v['sig'], $v['authorization']],
    'requests' => fn($v) => !isset($v['body']) || ($sameJson($v['body'], $v['json']) && $same(encodeXml($vectors['operations'][$v['operation']]['request'], $v['body']), $v['xml'])),
    'webhooks' => fn($v) => $sorted(receive($callbacks, $v['body'])) === $sorted([$v['webhook'], $v['message']]) && $same(encodeXml($callbacks[$v['webhook']]['reply'], $v['reply']['value']), $v['reply']['xml']) && $sameJson($v['reply']['value'], $v['reply']['json'] ?? json_encode($v['reply']['value'])),
    'ivr' => function ($v) use ($same, $sorted, $vectors) {
        parse_str(parse_url($v['target'], PHP_URL_QUERY) ?? '', $parameters);
        return $sorted($parameters) === $sorted($v['parameters']) && $same(encodeXml($vectors['ivrResponse'], $v['reply']['commands']), $v['reply']['xml'], true);
    },
];
$failed = 0;
foreach ($checks as $kind => $check) {
    $wrong = array_column(array_filter($vectors[$kind], fn($v) => !$check($v)), 'name');
    $failed += count($wrong);
    echo $kind, ': ', count($vectors[$kind]) - count($wrong), ' of ', count($vectors[$kind]), implode('', array_map(fn($name) => "\n  wrong: $name", $wrong)), "\n";
}
exit($failed ? 1 : 0);
