import { codes, type Code } from './codes.ts';

/**
 * A fault: something is broken, as opposed to a refusal, which is a value (see `Decision`).
 * `publicText` may be shown to anybody; `detail` is for the operator's log, since upstream texts can carry raw customer
 * values. Only with codes that blame what the sender wrote does it go back to the sender (see the HTTP mapper).
 */
export class Failure<C extends Code = Code> extends Error {
  readonly code: C;
  readonly publicText: string;
  readonly detail: string | undefined;

  /**
   * @param code one of the table in codes.ts
   * @param detail text for the operator; with `bad-request`, `effects-unconfirmed`, `protocol-too-wide` and `oscal-refused` also for the sender, so there never an upstream's
   * @param cause the error underneath, never sent to a client
   */
  constructor(code: C, detail?: string, cause?: unknown) {
    super(codes[code].text, cause === undefined ? undefined : { cause });
    this.name = 'Failure';
    this.code = code;
    this.publicText = codes[code].text;
    this.detail = detail;
  }
}
