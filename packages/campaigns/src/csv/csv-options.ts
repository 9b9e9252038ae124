/** Options of `csvRecipients`. */
export interface CsvOptions {
  /**
   * Column of the phone number: its name in the header, or its number from 1 in a file without a header. Default: the
   * first column with a usual name, such as `to`, `phone`, `mobile`, `手机号`.
   */
  readonly to?: string | number;
  /** Columns of the variables, in the order of the template. Default: none, so the campaign's `datas` are used. */
  readonly datas?: readonly (string | number)[];
  /** Encoding, such as `utf-8` or `gbk`. Default: by a byte order mark, else UTF-8 where it is valid, else GB18030. */
  readonly encoding?: string;
  /** Default: `,`. */
  readonly delimiter?: string;
}
