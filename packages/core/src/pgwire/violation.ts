import { Failure } from '../kernel/index.ts';

/**
 * What came over the wire is not PostgreSQL's protocol, so nothing after it can be understood either: the connection
 * ends (SQLSTATE 08P01).
 */
export class WireViolation extends Failure<'wire-violation'> {
  /** @param detail which rule was broken, for the operator; it quotes nothing of what came */
  constructor(detail: string) {
    super('wire-violation', detail);
    this.name = 'WireViolation';
  }
}

/** A message of more bytes than are taken: the protocol was kept, and still nothing after it is read. */
export class OverLimit extends WireViolation {
  constructor() {
    super('a message over its limit');
    this.name = 'OverLimit';
  }
}
