import { Failure } from '@cordon/core/kernel';
import type { House } from '../../compose.ts';
import type { Config } from '../../config.ts';
import { checkLedgerOf, newestCheckpointOf } from '../../ledger/checking/compose.ts';
import type { AgeKey, AgeLock } from '../../platform/age.ts';
import { alone } from '../../platform/alone.ts';
import { openPool, type Pools } from '../../platform/db.ts';
import { newId } from '../../platform/ids.ts';
import type { Keys } from '../../platform/keys.ts';
import type { Log } from '../../platform/log.ts';
import { migrate, readMigrations } from '../../platform/migrate.ts';
import { packLocked, unpackLocked } from '../../platform/packing.ts';
import type { GivenUrls } from '../../platform/roles.ts';
import { backUp, type BackedUp, type BackUpOptions } from './backingUp.store.ts';
import type { RestoreDrillDeps } from './drilling.ts';
import { drillApart } from './drillProcess.store.ts';
import { readWhole, writeWhole, type Written } from './files.store.ts';
import { packKeys, unpackKeys, type UnpackedKeys } from './keys.store.ts';
import { mustFit, type Manifest } from './manifest.ts';
import { sweepPlaces } from './place.store.ts';
import { restore, type Restored, type RestoreOptions } from './restoring.store.ts';
import { createBackupStore } from './store.ts';

export interface BackUpToOptions extends Omit<BackUpOptions, 'installation' | 'vkey'> {
  readonly keys: Pick<Keys, 'installation' | 'ledger'>;
  readonly lock: AgeLock;
}

/**
 * Writes a backup of the database to a new file; the keys are not in it.
 * @param agree told what it came to before the file gets its name; when it throws, there is none
 */
export async function backUpTo(
  file: string,
  { keys, lock, ...options }: BackUpToOptions,
  agree: (made: BackedUp & Written) => Promise<void> = async () => undefined,
): Promise<BackedUp & Written> {
  const { installation, ledger } = keys;
  let made: BackedUp | undefined;
  const archive = backUp({ ...options, installation, vkey: ledger.vkey }, (done) => {
    made = done;
  });
  const whole = (written: Written) => {
    if (made === undefined) throw new Error('the backup ended before its end');
    return { ...made, ...written };
  };
  const written = await writeWhole(file, await packLocked(archive, lock), (one) => agree(whole(one)));
  return whole(written);
}

/** Writes the files of keys of a data folder to a new file of its own. */
export async function keepKeys(file: string, dataDir: string, lock: AgeLock, at: Date): Promise<Written> {
  return writeWhole(file, await packLocked(packKeys(dataDir, at), lock));
}

/** @throws Failure `restore-not-empty`, `backup-unreadable`, `config-wrong` */
export async function fetchKeys(file: string, dataDir: string, key: AgeKey): Promise<UnpackedKeys> {
  return unpackKeys(await unpackLocked(readWhole(file), key), dataDir);
}

export interface RestoreFromOptions extends Pick<RestoreOptions, 'ownerUrl' | 'progress' | 'settle'> {
  readonly key: AgeKey;
  readonly keys: Keys;
  readonly given?: GivenUrls | undefined;
  readonly log: Log;
  /** Told how many entries of the restored ledger were checked. */
  readonly checked?: (entries: number) => void;
  /** Holds the restored ledger against what was backed up; only a test says something else. */
  readonly verify?: typeof verifyLedger;
}

/**
 * Puts the backup of a file into an empty database, and holds its ledger against what was signed.
 * @throws Failure `backup-unreadable`, `backup-unfit`, `restore-not-empty`, `restore-wrong`; nothing is then left of it
 */
export async function restoreFrom(file: string, options: RestoreFromOptions): Promise<Restored> {
  const { ownerUrl, keys, given, log, progress, settle, verify = verifyLedger } = options;
  let appUrl = '';
  return restore(await unpackLocked(readWhole(file), options.key), {
    ...{ ownerUrl, ...(progress && { progress }), ...(settle && { settle }) },
    mustFit: async (manifest) => {
      const { installation, ledger } = keys;
      mustFit(manifest, { installation, vkey: ledger.vkey, migrations: await readMigrations() });
    },
    async migrate(through) {
      const ask = { ownerUrl, keys, given, log, restoring: true };
      ({ appUrl } = await migrate(through === undefined ? ask : { ...ask, through }));
    },
    async verify(manifest) {
      const pool = openPool(appUrl, log, { name: 'cordon restore', max: 2, statementTimeoutMs: 0 });
      try {
        await verify(pool, manifest, keys, options.checked ?? (() => undefined));
      } finally {
        await pool.end();
      }
    },
  });
}

/** @throws Failure `restore-wrong` unless every entry, tile and checkpoint holds, and none that was backed up is missing */
export async function verifyLedger(
  pool: Pools['app'],
  { ledger }: Pick<Manifest, 'ledger'>,
  keys: Keys,
  checked: (entries: number) => void,
): Promise<void> {
  const { ok, entries, problems } = await checkLedgerOf(pool, keys, checked);
  const wrong = (what: string) => new Failure('restore-wrong', `The restored ledger does not hold. ${what}`);
  if (!ok) throw wrong(problems.map(({ where, problem }) => `${where}: ${problem}`).join('\n'));
  if (entries !== ledger.size) throw wrong(`It has ${String(entries)} entries of ${String(ledger.size)}.`);
  if ((await newestCheckpointOf(pool)) !== ledger.checkpoint)
    throw wrong('Its newest checkpoint is another one.');
}

/** Of the advisory lock: one drill of restoring at a time, on any replica. */
const DRILL_LOCK = 4_205_088;

/** Backups that were made, for the command and the routes. */
export function composeBackups({ world, enterAct, signedActs, accesses, now }: BackupGround) {
  const store = createBackupStore(world.pools.app);
  return {
    ...{ store, enterAct, signedActs, now },
    windowsOf: (person: string) => accesses.windowsOf(person),
    /** Has a drill of restoring made, as the schedule would. @returns false when one waits or runs already */
    askDrill: () => store.ask(newId('rsd'), null, now()),
    /** Enters that a backup was made, and keeps what it came to. */
    async note(
      { manifest, closing, bytes, sha256 }: BackedUp & Written,
      { at, withKeys, lock }: { readonly at: Date; readonly withKeys: boolean; readonly lock: AgeLock },
    ): Promise<{ readonly id: string; readonly entry: number }> {
      const id = newId('bak');
      const { size: entries } = manifest.ledger;
      const rows = closing.tables.reduce((sum, table) => sum + table.rows, 0);
      const lockedWith = 'passphrase' in lock ? 'passphrase' : 'public-key';
      const words = { backup: id, entries, rows, bytes, sha256, withKeys, lockedWith } as const;
      const entry = await enterAct({
        ...{ act: 'backup-made', person: null, party: null, agreement: null, ip: null, code: null, at },
        words,
      });
      await store.note({ id, at, entries, rows, bytes, sha256, withKeys, lockedWith, entry });
      return { id, entry };
    },
  };
}

type BackupGround = Pick<House, 'world' | 'enterAct' | 'signedActs' | 'accesses' | 'now'>;

/** Drills of restoring over a house, each made in a process of its own. @param config of the installation */
export function composeRestoreDrills(
  house: Pick<House, 'world' | 'enterAct' | 'findings' | 'now'>,
  config: DrilledConfig,
): RestoreDrillDeps {
  const { world, enterAct, findings, now } = house;
  const { keys, log, pools } = world;
  const { dataDir, databaseUrl, secret, keyPassphraseFile, ledgerSigner, trustedRootsFile, logLevel } =
    config;
  return {
    ...{ store: createBackupStore(pools.app), enterAct, findings, now, log, sweep: sweepPlaces },
    alone: (work) => alone(pools.app, DRILL_LOCK, work),
    make: (say) =>
      drillApart(say, {
        ...{ dataDir, databaseUrl, secret, trustedRootsFile, logLevel, passphraseFile: keyPassphraseFile },
        vkey: ledgerSigner === undefined ? null : keys.ledger.vkey,
        at: now().toISOString(),
      }),
  };
}

type DrilledConfig = Pick<
  Config,
  | 'dataDir'
  | 'databaseUrl'
  | 'secret'
  | 'keyPassphraseFile'
  | 'ledgerSigner'
  | 'trustedRootsFile'
  | 'logLevel'
>;
