import { readConfig } from '../config.ts';
import { installLedgerKey, prepareLedgerKey } from '../platform/keys.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** The ledger's key gives way to a new one. What was signed keeps verifying, from the old key alone. */
export const ledgerRotateKeyCommand: Command = {
  name: 'ledger rotate-key',
  usage: '[--data DIR]   (or DATABASE_URL; the key in DATA_DIR/keys/ledger, not with a signer)',
  async run(argv, io) {
    const { values } = readOptions(argv, { data: { type: 'string' } });
    const config = readConfig({
      ...process.env,
      ...(values.data !== undefined && { DATA_DIR: values.data }),
    });
    if (config.ledgerSigner !== undefined) {
      throw new Misuse('the key is kept by cordon signer (LEDGER_SIGNER), which cannot change it yet');
    }
    const { house, close } = await openInstalled(values.data);
    try {
      const { ledger: old } = house.world.keys;
      // Kept before it is entered: a ledger whose next key is lost could never be signed again.
      const next = await prepareLedgerKey(config.dataDir, old.name, config.keyPassphraseFile);
      const entry = await house.rotateKey(next);
      await installLedgerKey(config.dataDir, next, config.keyPassphraseFile);
      io.out(`${JSON.stringify({ entry, old: old.vkey, new: next.vkey })}\n`);
      io.err(
        'Restart every replica now: until then each refuses every access. Then give the new verifier key to witnesses and\n' +
          `auditors; they can also follow it from the old one: ${next.vkey}\n`,
      );
      return 0;
    } finally {
      await close();
    }
  },
};
