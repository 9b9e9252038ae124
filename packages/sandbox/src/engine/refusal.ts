/** A request that the platform answers with a status code other than `000000`. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly statusCode: string;

  constructor(statusCode: string) {
    super(statusCode);
    this.statusCode = statusCode;
  }
}
