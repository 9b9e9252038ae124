import type { Language } from "../languages.js";

/** What each pattern of the contract says, in words; a test compares the list with the contract. */
const WORDS: Readonly<Record<string, readonly [en: string, zh: string]>> = {
  "^[0-9A-Za-z]{32}$": ["32 letters and digits", "32 位字母和数字"],
  "^(?:[0-9A-Za-z]{32})?$": ["32 letters and digits, or empty", "32 位字母和数字，或为空"],
  "^[0-9A-Za-z]*$": ["letters and digits", "字母和数字"],
  "^(?:[1-9][0-9]{5}|0[1-9][0-9]{4}|00[1-9][0-9]{3}|000[1-9][0-9]{2}|0000[1-9][0-9]|00000[1-9])$": [
    "six digits other than `000000`",
    "除 `000000` 外的六位数字",
  ],
  "^(?:[0-9]{14}|[0-9]{16})$": ["14 or 16 digits", "14 或 16 位数字"],
  "^[0-9]+$": ["digits", "数字"],
  "^[0-9]*$": ["digits, or empty", "数字，可为空"],
  "^[0-9]{1,4}$": ["one to four digits", "1 至 4 位数字"],
  "^[0-9]{8}$": ["eight digits, `yyyyMMdd`", "8 位数字，`yyyyMMdd`"],
  "^[0-9]{14}$": ["14 digits, `yyyyMMddHHmmss`", "14 位数字，`yyyyMMddHHmmss`"],
  "^(?:[0-9]{14})?$": ["14 digits, `yyyyMMddHHmmss`, or empty", "14 位数字，`yyyyMMddHHmmss`，或为空"],
  "^[0-9]{4,8}$": ["four to eight digits", "4 至 8 位数字"],
  "^(?:[1-9][0-9]?|100)$": ["a number from 1 to 100", "1 至 100 的整数"],
  "^[^,\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*(?:,[^,\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*){0,199}$": [
    "at most 200 items, separated by commas",
    "最多 200 项，用逗号分隔",
  ],
  "^[^,\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]+(?:,[^,\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]+){0,99}$": [
    "at most 100 items, separated by commas",
    "最多 100 项，用逗号分隔",
  ],
  "^[^;\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]+(?:;[^;\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]+)*$": [
    "items separated by semicolons",
    "多项之间用分号分隔",
  ],
  "^[^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*[一-鿿][^\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F]*$": [
    "text with at least one Chinese character",
    "至少含一个汉字的文本",
  ],
  "^[1-9][0-9]*$": ["a number, at least 1", "不小于 1 的整数"],
  "^(?:50[1-9]|5[1-9][0-9]|[6-9][0-9]{2}|[1-9][0-9]{3,})$": ["a number above 500", "大于 500 的整数"],
  "^\\+?[0-9]+$": ["digits, a `+` may stand in front", "数字，前面可带 `+`"],
  "^\\+?[0-9]{3,20}(?:-[0-9]{1,6})?$": [
    "a phone number: 3 to 20 digits, with `+` in front and `-` and an extension behind where needed",
    "电话号码：3 至 20 位数字，前面可带 `+`，后面可带 `-` 和分机号",
  ],
  "^(?:0|-?(?:[1-9][0-9]?|[1-4][0-9]{2}|500))$": ["a number from -500 to 500", "-500 至 500 的整数"],
  "^(?:0|-?(?:[1-9]|1[0-9]|20))$": ["a number from -20 to 20", "-20 至 20 的整数"],
  "^(?:-1|0|[1-9][0-9]*)$": ["a number, or `-1`", "非负整数，或 `-1`"],
  "^(?:-1|[0-9]+)$": ["digits, or `-1`", "数字，或 `-1`"],
  "^(?:[3-9]|[1-9][0-9]|[12][0-9]{2}|300)$": ["a number from 3 to 300", "3 至 300 的整数"],
  "^-?[0-9]+$": ["a whole number", "整数"],
  "^(?:-?[0-9]+)?$": ["a whole number, or empty", "整数，或为空"],
  "^(?:0|[1-9][0-9]{0,8})$": ["a number of up to nine digits, without leading zeros", "至多 9 位的整数，无前导零"],
  "^(?:0|[1-9][0-9]{0,8})(?:,(?:0|[1-9][0-9]{0,8}))*$": [
    "numbers of up to nine digits without leading zeros, separated by commas",
    "至多 9 位、无前导零的整数，用逗号分隔",
  ],
  "^[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9](?:;[0-2][0-9]:[0-5][0-9]-[0-2][0-9]:[0-5][0-9])*$": [
    "spans such as `09:00-18:00`, separated by semicolons",
    "时段，如 `09:00-18:00`，多段用分号分隔",
  ],
  "^[0-9]{4}-[0-9]{2}-[0-9]{2}(?::[0-9]{4}-[0-9]{2}-[0-9]{2})?$": [
    "a day `2014-05-01`, or a span `2014-05-01:2014-05-03`",
    "一天，如 `2014-05-01`，或一段，如 `2014-05-01:2014-05-03`",
  ],
  "^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun)(?:#(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun))*$": [
    "days of the week such as `Sat#Sun`",
    "星期，如 `Sat#Sun`",
  ],
  "^[0-9]+(?:\\.[0-9]+)?$": ["a decimal number", "数字，可带小数"],
  "^[0-9#*]$": ["one of the keys `0` to `9`, `#` and `*`", "一个按键：`0` 至 `9`、`#` 或 `*`"],
  "^.+\\.(?:[Ww][Aa][Vv]|[Zz][Ii][Pp])$": ["a name that ends in `.wav` or `.zip`", "以 `.wav` 或 `.zip` 结尾的文件名"],
  "^(?:[0-9]{4,8})?$": ["four to eight digits, or empty", "4 至 8 位数字，或为空"],
  "^(?:[0-9]{6})?$": ["six digits, or empty", "6 位数字，或为空"],
  "^[04]+$": ["digits `0` and `4`, one for each item", "由 `0` 和 `4` 组成，每项一位"],
};

/**
 * What a pattern says, in words.
 *
 * @throws {Error} for a pattern without words: add them to this list
 */
export function patternWords(pattern: string, language: Language): string {
  const words = WORDS[pattern];
  if (words === undefined) throw new Error(`no words for the pattern ${pattern}: add them to pattern-words.ts`);
  return words[language === "en" ? 0 : 1];
}
