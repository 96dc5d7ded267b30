import { Failure } from '@cordon/core/kernel';
import { parseVkey, verifyCheckpoint } from '@cordon/ledger';

/**
 * The key that signed the ledger so far is the only one that may sign on: under another one every checkpoint that
 * somebody kept would seem forged.
 * @param newest the newest stored checkpoint; undefined before the first entry
 * @throws Failure `config-wrong`
 */
export function refuseOtherKey(newest: string | undefined, vkey: string): void {
  if (newest === undefined || verifyCheckpoint(newest, [parseVkey(vkey)]).ok) return;
  throw new Failure(
    'config-wrong',
    `The ledger's key (${vkey}) is not the one that signed this ledger so far. Restore that key: keys/ledger of DATA_DIR, or of the folder of \`cordon signer\`.`,
  );
}
