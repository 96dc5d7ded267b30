import type { Code } from '@cordon/core/kernel';
import type { Asking, Case } from './asking.ts';
import { forTheRecord } from './texts.ts';
import type { Carried, Passed } from './passed.ts';
import type { GatePorts } from './ports.ts';

/** A text as it was typed. */
export interface Unsealed {
  readonly text: string;
  readonly minutes: number;
}

/** Opens what was typed beside the redacted text of an entry; the officer's own reason is redacted like any. */
export async function unseal(
  ports: GatePorts,
  work: Case,
  asking: Asking,
  passed: Passed,
): Promise<Carried<Unsealed> | { readonly refuse: Code }> {
  const { of, reason } = asking;
  const expire = passed.parts
    .flatMap(({ decision }) => decision.obligations)
    .find(({ kind }) => kind === 'expire');
  if (of === undefined || work.ticket === null || expire?.kind !== 'expire')
    return { refuse: 'not-in-scope' };
  const text = await ports.originals.open(of, work.ticket.id, ports.now());
  if (text === null) return { refuse: 'not-in-scope' };
  const why = reason?.text ?? null;
  const kept = why === null ? null : await forTheRecord(ports, work, passed, why);
  return {
    value: { text, minutes: expire.minutes },
    rows: Object.fromEntries(passed.parts.map(({ resource }) => [resource, 1])),
    text: kept?.text ?? null,
  };
}
