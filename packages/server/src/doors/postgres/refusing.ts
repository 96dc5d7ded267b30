import type { Code, Operation } from '@cordon/core/kernel';
import type { Asking, Refusal } from '../../gate/index.ts';
import type { Talk } from './talk.ts';
import { toldOfClauses, toldOfCode } from './telling.ts';
import type { Told } from '@cordon/core/pgwire';

/** A refusal as it goes to the client: the clause in a notice, then the error. */
export class Refused extends Error {
  readonly told: readonly Told[];

  constructor(told: readonly Told[]) {
    super('refused');
    this.told = told;
  }
}

/** An asking with nothing in it but the operation and the resources. */
export function asking(
  operation: Operation,
  resources: readonly string[],
  rest: Partial<Asking> = {},
): Asking {
  return {
    ...{ operation, resources, field: null, key: null, literal: null, act: null, reason: null },
    flags: ['door-postgres'],
    ...rest,
  };
}

export function refusedBy({ code, citations, entry }: Refusal, word: string | null = null): Refused {
  return new Refused([toldOfClauses(citations, entry), toldOfCode(code, word)]);
}

/** A slip in the protocol, which asks for no data: told and not entered. */
export const mistaken = (code: Code, word: string | null = null): Refused =>
  new Refused([toldOfCode(code, word)]);

/** Refuses what the gate was not asked yet, and enters it. */
export async function refuse(
  { deps, knocked }: Talk,
  code: Code,
  word: string | null = null,
  resources: readonly string[] = [],
): Promise<Refused> {
  const { who, work } = knocked;
  return refusedBy(await deps.gate.refuse(who, work, asking('read', resources), code), word);
}
