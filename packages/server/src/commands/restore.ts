import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { fetchKeys, restoreFrom } from '../assurance/backup/compose.ts';
import { readConfig, type Config } from '../config.ts';
import { runningOwnerUrl, startEmbedded } from '../platform/embedded.ts';
import { ensureDataDir, readIfThere } from '../platform/files.ts';
import { loadKeys } from '../platform/keys.ts';
import { openLedgerSigner } from '../platform/ledgerSigner/index.ts';
import { silentLog } from '../platform/log.ts';
import { ageKeyOf } from './ageKeys.ts';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

/** Puts a backup into an empty database or a new data folder; it is used only once its ledger was verified. */
export const restoreCommand: Command = {
  name: 'restore',
  usage: 'FILE (--passphrase-file FILE | --identity FILE) [--keys FILE] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values, positionals } = readOptions(
      argv,
      {
        ...{ keys: { type: 'string' }, data: { type: 'string' } },
        ...{ 'passphrase-file': { type: 'string' }, identity: { type: 'string' } },
      },
      true,
    );
    const [file, ...more] = positionals;
    if (file === undefined || more.length > 0) throw new Misuse('name one backup');
    const key = await ageKeyOf(values['passphrase-file'], values.identity);
    const config = readConfig({
      ...process.env,
      ...(values.data !== undefined && { DATA_DIR: values.data }),
    });
    const closing: (() => Promise<void> | void)[] = [];
    try {
      await ensureDataDir(config.dataDir);
      const kept = values.keys === undefined ? null : await fetchKeys(values.keys, config.dataDir, key);
      closing.push(() => kept?.discard());
      const keys = await keysOf(config, kept?.dataDir ?? config.dataDir, closing);
      const ownerUrl = await ownerUrlOf(config, closing);
      io.err('Reading the backup ...\n');
      const { manifest, closing: end } = await restoreFrom(file, {
        ...{ key, keys, ownerUrl, given: config.givenUrls, log: silentLog },
        settle: async () => kept?.install(),
        checked: (entries) => {
          if (entries > 0 && entries % TOLD_EVERY === 0) io.err(`${String(entries)} entries checked ...\n`);
        },
      });
      const rows = end.tables.reduce((sum, table) => sum + table.rows, 0);
      const { takenAt, ledger } = manifest;
      io.out(`${JSON.stringify({ ok: true, takenAt, entries: ledger.size, rows })}\n`);
      io.err(
        `Restored as of ${takenAt}: ${String(ledger.size)} entries, each verified. What was entered after that is not in it: put it back with \`cordon ledger recover\` from where the log was published, before Cordon is started. Where a witness saw more, it shows nothing until then.\n`,
      );
      return 0;
    } finally {
      for (const step of closing.toReversed()) await step();
    }
  },
};

const TOLD_EVERY = 102_400;

/** Those of the backup, or those that are here already; a restore makes no new ones that would be of another installation. */
async function keysOf(config: Config, dataDir: string, closing: (() => void)[]) {
  const { secret, keyPassphraseFile: passphraseFile, ledgerSigner: at } = config;
  const needed = secret !== undefined ? [] : at === undefined ? ['master', 'ledger'] : ['master'];
  for (const name of needed) {
    if ((await readIfThere(path.join(dataDir, 'keys', name))) === undefined)
      throw new Failure(
        'config-wrong',
        `There is no ${dataDir}/keys/${name}. Without its keys nothing sealed in the backup opens: name their file with --keys, put them there, or set CORDON_SECRET.`,
      );
  }
  const vkeyOf = async (socket: string, origin: string) => {
    const signer = await openLedgerSigner(socket, origin);
    closing.push(() => {
      signer.close();
    });
    return signer.vkey;
  };
  return loadKeys({
    ...{ dataDir, secret, passphraseFile },
    ...(at !== undefined && { vkeyOf: (origin: string) => vkeyOf(at, origin) }),
  });
}

async function ownerUrlOf(config: Config, closing: (() => Promise<void> | void)[]): Promise<string> {
  const given = config.databaseUrl ?? (await runningOwnerUrl(path.resolve(config.dataDir)));
  if (given !== undefined) return given;
  const embedded = await startEmbedded({ dataDir: config.dataDir });
  closing.push(() => embedded.stop());
  return embedded.ownerUrl;
}
