import type { House } from '../compose.ts';
import { readConfig, type Config } from '../config.ts';
import { installLedgerKey, prepareLedgerKey } from '../platform/keys.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Kept before it is entered: a ledger whose next key is lost could never be signed again. */
async function rotateOwn(
  house: House,
  { dataDir, secret, keyPassphraseFile: passphraseFile }: Config,
): Promise<{ readonly entry: number; readonly old: string; readonly new: string }> {
  const { ledger: old } = house.world.keys;
  const next = await prepareLedgerKey(dataDir, old.name, { passphraseFile, derived: secret !== undefined });
  const entry = await house.rotateKey(next);
  await installLedgerKey(dataDir, next, passphraseFile);
  return { entry, old: old.vkey, new: next.vkey };
}

/** The ledger's key gives way to a new one. What was signed keeps verifying, from the old key alone. */
export const ledgerRotateKeyCommand: Command = {
  name: 'ledger rotate-key',
  usage: '[--data DIR]   (or DATABASE_URL; with LEDGER_SIGNER, start the signer with --rotate first)',
  async run(argv, io) {
    const { values } = readOptions(argv, { data: { type: 'string' } });
    const config = readConfig({
      ...process.env,
      ...(values.data !== undefined && { DATA_DIR: values.data }),
    });
    const { house, close } = await openInstalled(values.data);
    try {
      const rotated =
        config.ledgerSigner === undefined ? await rotateOwn(house, config) : await house.rotateSigner();
      if (rotated === null)
        throw new Misuse(
          'the key is kept by cordon signer: start that with --rotate first, which makes the next key',
        );
      io.out(`${JSON.stringify(rotated)}\n`);
      if (config.ledgerSigner === undefined && config.secret !== undefined)
        io.err(
          `The key is in ${config.dataDir}/keys/ledger now and no longer derived from CORDON_SECRET: every replica needs that\n` +
            'file, and so does your backup.\n',
        );
      io.err(
        'Restart every replica now: until then each refuses every access. Then give the new verifier key to witnesses and\n' +
          `auditors; they can also follow it from the old one: ${rotated.new}\n`,
      );
      return 0;
    } finally {
      await close();
    }
  },
};
