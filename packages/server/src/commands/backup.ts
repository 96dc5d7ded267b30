import path from 'node:path';
import { backUpTo, composeBackups, keepKeys } from '../assurance/backup/compose.ts';
import { readConfig } from '../config.ts';
import { ageLockOf } from './ageKeys.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Everything in Cordon's database in one locked file, while Cordon works; the keys only in a file of their own. */
export const backupCommand: Command = {
  name: 'backup',
  usage:
    '-o FILE (--passphrase-file FILE | --recipient age1...)... [--keys-to FILE] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values } = readOptions(argv, {
      ...{ output: { type: 'string', short: 'o' }, 'keys-to': { type: 'string' }, data: { type: 'string' } },
      ...{ 'passphrase-file': { type: 'string' }, recipient: { type: 'string', multiple: true } },
    });
    const { output, 'keys-to': keysTo } = values;
    if (output === undefined) throw new Misuse('name the file to write with -o');
    if (keysTo !== undefined && path.resolve(keysTo) === path.resolve(output))
      throw new Misuse('the keys go into a file of their own, to be kept apart');
    const lock = await ageLockOf(values['passphrase-file'], values.recipient);
    const { house, ownerUrl, close } = await openInstalled(values.data);
    try {
      const { keys } = house.world;
      const { dataDir } = readConfig({
        ...process.env,
        ...(values.data !== undefined && { DATA_DIR: values.data }),
      });
      const at = house.now();
      // First: the backup is only said to have its keys when they are there.
      if (keysTo !== undefined) await keepKeys(keysTo, dataDir, lock, at);
      const backups = composeBackups(house);
      const noted = Promise.withResolvers<{ readonly id: string; readonly entry: number }>();
      const made = await backUpTo(
        output,
        { ownerUrl, keys, lock, at, progress: told(io.err) },
        async (one) => {
          noted.resolve(await backups.note(one, { at, withKeys: keysTo !== undefined, lock }));
        },
      );
      const { id, entry } = await noted.promise;
      const { size } = made.manifest.ledger;
      const rows = made.closing.tables.reduce((sum, table) => sum + table.rows, 0);
      io.out(
        `${JSON.stringify({ id, entries: size, rows, bytes: made.bytes, sha256: made.sha256, entry })}\n`,
      );
      io.err(
        keysTo === undefined
          ? 'The keys are not in it: what is sealed opens with DATA_DIR/keys or CORDON_SECRET alone. Keep those too, apart from it.\n'
          : `The keys are in ${keysTo}. Keep it apart from the backup: whoever has both has everything.\n`,
      );
      return 0;
    } finally {
      await close();
    }
  },
};

const TOLD_EVERY = 25;

/** One line in a while. */
function told(err: (text: string) => void) {
  return ({ tables, of, rows }: { readonly tables: number; readonly of: number; readonly rows: number }) => {
    if (tables % TOLD_EVERY === 0 || tables === of)
      err(`${String(tables)} of ${String(of)} tables, ${String(rows)} rows ...\n`);
  };
}
