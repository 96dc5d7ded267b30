import { randomBytes } from 'node:crypto';
import { commit } from '@cordon/ledger';
import { vi } from 'vitest';
import type { House } from '../../packages/server/src/compose.ts';

/** The agreement that the demo's Brightline works under. */
export const BRIGHTLINE = 'agr_harbor_brightline';

/** Accesses of Ada to customers, as the gate would have entered them at that time. @returns their indices */
export async function accessesTo(
  { ledger }: Pick<House, 'ledger'>,
  subjects: readonly string[],
  at: Date,
  agreement: string | null = BRIGHTLINE,
): Promise<readonly number[]> {
  return then(at, () =>
    ledger.append(
      subjects.map((subject) => {
        const salt = randomBytes(32);
        const who = { agreement, person: 'per_ada', party: 'pty_brightline' };
        return {
          ...{ ...who, kind: 'read', at, code: null, uses: [] },
          body: {
            ...{
              v: 1,
              kind: 'access',
              act: 'read',
              at: at.toISOString(),
              ...who,
              code: null,
              citations: [],
              parts: [],
            },
            ...{ ticket: null, subject: commit(subject, salt) },
          },
          openings: [{ name: 'subject', value: subject, salt }],
          event: {
            ...{
              at: at.toISOString(),
              kind: 'read',
              agent: 'per_ada',
              vendor: 'pty_brightline',
              site: null,
              agreement,
            },
            ...{
              ticket: null,
              ticketState: null,
              subject: 'pseudonym',
              resource: 'customers',
              fields: ['email'],
              rows: 1,
            },
            ...{ flags: [], ip: '192.0.2.7', ok: true, code: null },
          },
        };
      }),
    ),
  );
}

/** Does something at another time: the leaf of an entry says when it was entered, and its term runs from then. */
async function then<T>(at: Date, work: () => Promise<T>): Promise<T> {
  const [faked, before] = [vi.isFakeTimers(), Date.now()];
  if (faked) vi.setSystemTime(at);
  else vi.useFakeTimers({ toFake: ['Date'], now: at });
  try {
    return await work();
  } finally {
    if (faked) vi.setSystemTime(before);
    else vi.useRealTimers();
  }
}
