import type { LedgerRecord } from '../../packages/server/src/gate/index.ts';

/** An entry that is found again by its number. */
export function numbered(n: number): LedgerRecord {
  return {
    ...{
      kind: 'read',
      at: new Date(),
      agreement: null,
      party: null,
      person: null,
      code: null,
      event: null,
      uses: [],
    },
    body: { v: 1, n },
    openings: [{ name: 'subject', value: String(n), salt: new Uint8Array(32).fill(n % 256) }],
  };
}
