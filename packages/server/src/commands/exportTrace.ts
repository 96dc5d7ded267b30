import { readFile } from 'node:fs/promises';
import { traceExcerpt } from '@cordon/core/exports';
import type { House } from '../compose.ts';
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
    const text = await readFile(file, 'utf8');
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
  { exports, markKey }: Pick<House['exportParts'], 'exports' | 'markKey'>,
  text: string,
  io: CommandIo,
): Promise<ExitCode> {
  const made = await exports.traceable();
  const fits = traceExcerpt(
    text,
    made.map(({ id, telling }) => ({ id, key: markKey(id), canary: telling })),
  ).slice(0, 5);
  const named = fits.filter((fit) => fit.named);
  for (const { id, matched, pieces, canary, chance } of named) {
    const one = made.find((each) => each.id === id);
    if (one === undefined) continue;
    io.err(
      `From export ${id}, asked for by ${one.name} of ${one.vendor} on ${one.askedAt.toISOString()}, entries ${one.entries.join(', ')}.\n` +
        `${String(matched)} of ${String(pieces)} marks fit${canary ? ', and its made-up customer is in there' : ''}; by chance one would in ${chance.toExponential(1)}.\n`,
    );
  }
  if (named.length === 0)
    io.err('No export can be named: too little of a mark is left, or it is from none of them.\n');
  const who = ({ id }: { readonly id: string }) => {
    const one = made.find((each) => each.id === id);
    return {
      person: one?.person ?? null,
      agreement: one?.agreement ?? null,
      entries: one?.entries ?? [],
    };
  };
  io.out(`${JSON.stringify({ exports: made.length, fits: fits.map((fit) => ({ ...fit, ...who(fit) })) })}\n`);
  return named.length > 0 ? 0 : 1;
}
