import { readFile } from 'node:fs/promises';
import type { House } from '../compose.ts';
import { decodedPiece, tracePieceAmong } from '../exports/index.ts';
import type { Command, CommandIo, ExitCode } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Names the export that a leaked piece is from, and who asked for it. */
export const exportTraceCommand: Command = {
  name: 'export trace',
  usage: 'FILE [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, { data: { type: 'string' } } as const, true);
    const [file] = positionals;
    if (file === undefined || positionals.length > 1) throw new Misuse('name one file');
    const text = decodedPiece(await readFile(file));
    const { house, close } = await openInstalled(values.data);
    try {
      return await tracePiece(house.exportParts, text, io);
    } finally {
      await close();
    }
  },
};

/** Says which export a piece is from. @param text of the piece, in any of the formats, whole or in part */
export async function tracePiece(
  parts: Pick<House['exportParts'], 'exports' | 'markKey'>,
  text: string,
  io: CommandIo,
): Promise<ExitCode> {
  const { exports, fits } = await tracePieceAmong(parts, text);
  const named = fits.filter((fit) => fit.named);
  for (const { id, name, vendor, askedAt, entries, matched, pieces, canary, chance } of named) {
    io.err(
      `From export ${id}, asked for by ${name} of ${vendor} on ${askedAt.toISOString()}, entries ${entries.join(', ')}.\n` +
        `${String(matched)} of ${String(pieces)} marks fit${canary ? ', and its made-up customer is in there' : ''}; by chance one would in ${chance.toExponential(1)}.\n`,
    );
  }
  if (named.length === 0)
    io.err('No export can be named: too little of a mark is left, or it is from none of them.\n');
  const shown = fits.map(({ name: _, vendor: __, askedAt: ___, ...fit }) => fit);
  io.out(`${JSON.stringify({ exports, fits: shown })}\n`);
  return named.length > 0 ? 0 : 1;
}
