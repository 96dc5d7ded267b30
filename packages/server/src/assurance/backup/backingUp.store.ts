import pg from 'pg';
import { copyOut } from '../../platform/copying.ts';
import { connection } from '../../platform/db.ts';
import { TAR_END, tarFile } from '../../platform/tar.ts';
import { VERSION } from '../../platform/version.ts';
import { readSequences, readTables, tableTally } from './catalog.store.ts';
import { CLOSING, MANIFEST, pieceName, type Closing, type Manifest } from './manifest.ts';

/** A table is cut into files of this size: what is in memory is a few of them, whatever the table's size. */
const PIECE = 2 ** 20;

export interface BackUpOptions {
  /** The owner's login: no other may read every table. */
  readonly ownerUrl: string;
  /** Public name of the installation. */
  readonly installation: string;
  readonly vkey: string;
  readonly at: Date;
  /** Told of each table once it is through, and of the whole at the end. */
  readonly progress?: (done: { readonly tables: number; readonly of: number; readonly rows: number }) => void;
  readonly pieceBytes?: number;
}

/** What a backup came to. */
export interface BackedUp {
  readonly manifest: Manifest;
  readonly closing: Closing;
}

/**
 * Everything in Cordon's database as one archive (ustar), while Cordon works: one snapshot, so that what was written since is
 * in no table of it. Numbers that are drawn meanwhile leave a gap.
 * @param done told at the end, before the last bytes come
 */
export async function* backUp(
  { ownerUrl, installation, vkey, at, progress, pieceBytes = PIECE }: BackUpOptions,
  done: (made: BackedUp) => void,
): AsyncGenerator<Buffer, void, void> {
  const client = new pg.Client(connection(ownerUrl, 'cordon backup', 0));
  // The statement under way fails as well, and that is what counts.
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
    // Whoever takes the bytes may be slow.
    await client.query(`SET LOCAL idle_in_transaction_session_timeout = 0; SET LOCAL DateStyle = 'ISO, YMD';
      SET LOCAL IntervalStyle = 'postgres'; SET LOCAL TimeZone = 'UTC'; SET LOCAL extra_float_digits = 1`);
    const manifest = await describe(client, { installation, vkey, at });
    const seconds = Math.floor(at.getTime() / 1000);
    const json = (name: string, value: unknown) =>
      tarFile({ name, content: Buffer.from(`${JSON.stringify(value, null, 1)}\n`) }, seconds);
    yield* json(MANIFEST, manifest);
    const tables: Closing['tables'] = [];
    for (const { name, columns } of manifest.tables) {
      const tally = tableTally();
      const pieces = copyOut(client, `${name} (${columns.join(', ')})`, pieceBytes);
      for (let nth = 1; ; nth++) {
        const next = await pieces.next();
        if (next.done === true) {
          tables.push({ name, rows: next.value, ...tally.end() });
          break;
        }
        tally.add(next.value);
        yield* tarFile({ name: pieceName(name, nth), content: next.value }, seconds);
      }
      const rows = tables.reduce((sum, table) => sum + table.rows, 0);
      progress?.({ tables: tables.length, of: manifest.tables.length, rows });
    }
    const closing = { tables, sequences: [...(await readSequences(client))] };
    await client.query('COMMIT');
    done({ manifest, closing });
    yield* json(CLOSING, closing);
    yield TAR_END;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function describe(
  client: pg.Client,
  { installation, vkey, at }: Pick<BackUpOptions, 'installation' | 'vkey' | 'at'>,
): Promise<Manifest> {
  const { rows: migrations } = await client.query<Manifest['migrations'][number]>(
    'SELECT number, name, sha256 FROM cordon.migrations ORDER BY number',
  );
  const { rows: heads } = await client.query<{ size: number; checkpoint: string | null }>(
    `SELECT (SELECT coalesce(max(idx) + 1, 0) FROM cordon.ledger_leaves) AS size,
            (SELECT note FROM cordon.ledger_checkpoints ORDER BY size DESC LIMIT 1) AS checkpoint`,
  );
  const { size = 0, checkpoint = null } = heads[0] ?? {};
  return {
    ...{ format: 'cordon-backup/1', cordon: VERSION, takenAt: at.toISOString(), installation },
    ...{ ledger: { vkey, size, checkpoint }, migrations, tables: await readTables(client) },
  };
}
