import type { Code } from '@cordon/core/kernel';

/**
 * What comes of a statement: `anything` is the session's own matter or the catalogue's, of which their own tests tell; rows that may leave, one of Cordon's refusals, or the
 * SQLSTATE of a fault of the source.
 */
export type Outcome = 'answer' | 'anything' | Code | `fault ${string}`;

/** Under which credential: an agent, treated or in clear, and a service account, in clear (groups of 1) or treated (of 5). */
export const credentials = ['agent', 'agent in clear', 'service in clear', 'service'] as const;
export type Credential = (typeof credentials)[number];

/** What is expected under all of them, or by the credential, or in the simple protocol, which carries out texts of several statements. */
export type Expected = Outcome | Readonly<Partial<Record<Credential | 'simple' | 'others', Outcome>>>;

/** A statement and what comes of it. */
export type StatementAttack = readonly [text: string, expected: Expected];

/** A row of what is tried, by its name. */
export type AttackGroup = readonly [name: string, attacks: readonly StatementAttack[]];

export function expectedOf(expected: Expected, credential: Credential, protocol: string): Outcome {
  if (typeof expected === 'string') return expected;
  const simple = protocol === 'simple' ? expected.simple : undefined;
  return simple ?? expected[credential] ?? expected.others ?? 'answer';
}
