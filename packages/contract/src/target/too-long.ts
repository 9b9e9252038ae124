/** A case needs more time than one can wait for on a live server. */
export class TooLong extends Error {
  override readonly name = "TooLong";
}
