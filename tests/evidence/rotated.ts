import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COUNTED_ACT, countWords } from '@cordon/core/agreements';
import { countEntries } from '../../packages/server/src/agreements/evidence/counting.ts';
import { packFiles } from '../../packages/server/src/agreements/evidence/pack.ts';
import { zipped } from '../../packages/server/src/agreements/evidence/zip.ts';
import type { House } from '../../packages/server/src/compose.ts';
import { loadLedgerKey } from '../../packages/server/src/platform/keys.ts';

/**
 * Changes the ledger's key, and makes the pack that the installation makes once it runs with the new one. Nothing can be
 * entered by the house afterwards.
 * @returns the pack, and both verifier keys
 */
export async function packAfterRotation(house: House, agreement: string) {
  const { name, vkey: old } = house.world.keys.ledger;
  const folder = await mkdtemp(path.join(tmpdir(), 'cordon-next-key-'));
  try {
    const next = await loadLedgerKey(folder, name);
    const scope = { side: 'operator', party: null, windows: null } as const;
    const count = await countEntries(house.evidence.ports, agreement, scope);
    const counted = await house.evidence.enterAct({
      ...{ act: COUNTED_ACT, person: null, party: null, ip: null, code: null, agreement },
      ...{ at: new Date(), words: countWords(scope, count) },
    });
    const entry = await house.rotateKey(next);
    const silent = {
      begun: () => Promise.resolve(),
      progress: () => Promise.resolve(),
      complete: () => Promise.resolve(),
    };
    const pieces: Uint8Array[] = [];
    const ports = { ...house.evidence.ports, vkeys: [next.vkey] };
    for await (const piece of zipped(packFiles(ports, agreement, scope, { ...count, counted }, silent)))
      pieces.push(piece);
    return { bytes: Buffer.concat(pieces), old, next: next.vkey, entry };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
