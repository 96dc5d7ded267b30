import type { StatementCode } from '../../kernel/index.ts';
import { isBody, numberOf, type Body } from './ast.ts';

/** Thrown while a statement is walked and caught by `rewriteStatement` alone: to anybody else a refusal is a value. */
export class Refusal extends Error {
  readonly code: StatementCode;
  readonly word: string | null;
  /** Byte offset in the statement, -1 where unknown. */
  readonly offset: number;

  constructor(code: StatementCode, word: string | null, offset: number) {
    super(code);
    this.name = 'Refusal';
    this.code = code;
    this.word = word;
    this.offset = offset;
  }
}

/**
 * @param word the client's own word that was refused
 * @param at the inside of the node it stands in, for its place in the statement
 */
export function refuse(code: StatementCode, word: string | null = null, at?: unknown): never {
  throw new Refusal(code, word, offsetOf(at));
}

function offsetOf(at: unknown): number {
  if (!isBody(at)) return -1;
  if (typeof at.location === 'number') return at.location;
  // A node, and not its inside: the parser leaves a location of 0 out.
  const inner: Body | undefined = Object.values(at).find(isBody);
  return inner === undefined ? numberOf(at.location) : numberOf(inner.location);
}
