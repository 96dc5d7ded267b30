import { canonicalText } from '@cordon/ledger';

/** What a person signs with the key of their session. */
export interface UndertakingStatement {
  readonly type: 'cordon-undertaking/v1';
  /** Person id, and the party they work for: at another vendor they sign again. */
  readonly person: string;
  readonly party: string;
  /** Party id of the company it is given to. */
  readonly company: string;
  readonly version: number;
  /** SHA-256 of the canonical text, lower-case hex. */
  readonly textHash: string;
  /** RFC 3339, as the browser said it. */
  readonly at: string;
}

/** @returns the RFC 8785 canonical JSON whose UTF-8 bytes are signed, and kept as they were signed. */
export function undertakingStatement(statement: Omit<UndertakingStatement, 'type'>): string {
  const { person, party, company, version, textHash, at } = statement;
  return canonicalText({ type: 'cordon-undertaking/v1', person, party, company, version, textHash, at });
}
