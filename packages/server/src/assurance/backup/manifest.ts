import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';

const FORMAT = 'cordon-backup/1';
const word = z.string().min(1).max(200);
const whole = z.int().min(0);

/** What stands first in a backup: whose it is and what comes, read before anything is made of it. */
export const manifestSchema = z.strictObject({
  format: z.literal(FORMAT),
  /** Version of the Cordon that made it. */
  cordon: word,
  takenAt: z.iso.datetime(),
  /** Public name of the installation. */
  installation: word,
  ledger: z.strictObject({
    vkey: word,
    /** Entries in it. */
    size: whole,
    /** The newest signed checkpoint; null while there is none. */
    checkpoint: z.string().nullable(),
  }),
  migrations: z.array(z.strictObject({ number: whole, name: word, sha256: word })).min(1),
  tables: z.array(z.strictObject({ name: word, columns: z.array(word) })),
});

export type Manifest = z.infer<typeof manifestSchema>;

/** What stands last: what there was of each table, and where its numbers go on. */
export const closingSchema = z.strictObject({
  tables: z.array(z.strictObject({ name: word, rows: whole, bytes: whole, sha256: word })),
  sequences: z.array(z.strictObject({ name: word, last: z.string().regex(/^-?\d+$/) })),
});

export type Closing = z.infer<typeof closingSchema>;

/** Names of the first and the last file of a backup; between them stand the pieces of the tables. */
export const [MANIFEST, CLOSING] = ['manifest.json', 'closing.json'] as const;

/** @param table as in the manifest @param nth from 1 */
export function pieceName(table: string, nth: number): string {
  return `${table}/${String(nth).padStart(6, '0')}`;
}

/** @throws Failure `backup-unreadable` for what says something else */
export function readJson<T>(schema: z.ZodType<T>, bytes: Uint8Array): T {
  try {
    return schema.parse(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)));
  } catch (error) {
    throw new Failure('backup-unreadable', 'It is no backup that this version of Cordon knows.', error);
  }
}

/** Where a backup is to be restored. */
export interface Here {
  readonly installation: string;
  readonly vkey: string;
  /** Files of this version. */
  readonly migrations: readonly Manifest['migrations'][number][];
}

/**
 * Whether this Cordon can take a backup in, with these keys.
 * @throws Failure `backup-unfit` that says why not, and what would help
 */
export function mustFit({ installation, ledger, migrations, cordon }: Manifest, here: Here): void {
  const unfit = (detail: string) => new Failure('backup-unfit', detail);
  if (installation !== here.installation)
    throw unfit(
      `It is of the installation ${installation}, and the keys here are those of ${here.installation}. Without its own keys nothing sealed in it opens: give them with --keys, in DATA_DIR/keys, or as CORDON_SECRET.`,
    );
  if (ledger.vkey !== here.vkey)
    throw unfit(
      'The ledger had another key when the backup was made. Restore with the keys that were kept with it (--keys).',
    );
  for (const { number, name, sha256 } of migrations) {
    const file = here.migrations[number - 1];
    if (file === undefined)
      throw unfit(
        `It was made by a newer Cordon (${cordon}; ${name} is missing here). Restore with that one.`,
      );
    if (file.name !== name || file.sha256 !== sha256)
      throw unfit(
        `${name} had other contents when the backup was made. Restore with the Cordon that made it (${cordon}).`,
      );
  }
}
