import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Failure } from '@cordon/core/kernel';
import { exportPack, type Made } from '../agreements/evidence/exporting.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Everything about one agreement in one file that an outsider can verify without us. */
export const evidenceCommand: Command = {
  name: 'evidence',
  usage: 'AGREEMENT -o PACK.zip [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const options = { data: { type: 'string' }, out: { type: 'string', short: 'o' } } as const;
    const { values, positionals } = readOptions(argv, options, true);
    const [agreement] = positionals;
    const { out } = values;
    if (agreement === undefined || positionals.length > 1) throw new Misuse('name one agreement');
    if (out === undefined || out === '') throw new Misuse('-o says where the pack goes');
    const { house, close } = await openInstalled(values.data);
    try {
      // Under its own name only once it is whole.
      const part = `${out}.part`;
      const made = await writePack(house.evidence, agreement, part).catch(async (error: unknown) => {
        await rm(part, { force: true });
        throw error;
      });
      await rename(part, out);
      for (const problem of made.problems) io.err(`${problem}\n`);
      io.err(
        `Wrote ${out}. The ledger names its manifest in entry ${String(made.entry)}: ${made.manifest}\n` +
          'Unpack it and open index.html, or open index.html and give it the pack: it verifies offline.\n',
      );
      io.out(`${JSON.stringify({ file: out, agreement, ...made })}\n`);
      return made.problems.length === 0 ? 0 : 1;
    } finally {
      await close();
    }
  },
};

async function writePack(
  deps: Parameters<typeof exportPack>[0],
  agreement: string,
  file: string,
): Promise<Made> {
  const scope = { side: 'operator', party: null, windows: null } as const;
  const asker = { person: null, party: null, ip: null };
  const pack = exportPack(deps, asker, agreement, scope, randomUUID());
  const told: { made: Made | null } = { made: null };
  const pieces = async function* () {
    told.made = yield* pack;
  };
  await pipeline(Readable.from(pieces(), { objectMode: false }), createWriteStream(file, { mode: 0o600 }));
  if (told.made === null) throw new Failure('internal', 'the pack was not finished');
  return told.made;
}
