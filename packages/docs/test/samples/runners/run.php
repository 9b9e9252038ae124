<?php
// Signs the vectors, then runs every sample of the folder in one process.
$folder = $argv[1];
chdir($folder);
set_include_path($folder);
require_once 'cloopen.php';
foreach (file("$folder/vectors.txt", FILE_IGNORE_NEW_LINES) as $line) {
    [$sid, $token, $instant] = explode(' ', $line);
    echo implode(' ', cloopen_sign($sid, $token, strtotime($instant))), "\n";
}
echo "----\n";
foreach (glob("$folder/sample-*.php") as $file) {
    (static function () use ($file): void {
        try {
            include $file;
        } catch (Throwable $error) {
            echo $error;
        }
    })();
    echo "\n----\n";
}
