import { readFile } from 'node:fs/promises';
import { Failure } from '@cordon/core/kernel';
import { z } from 'zod';
import { composedByHand, type ByHand } from '../sources/byHand.ts';
import { readSettings } from '../sources/byHand.settings.ts';
import { sourceDraft } from '../sources/schemas.ts';
import type { Command, CommandIo, ExitCode } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/*
 * What an operator does by hand with a source, where nobody can come to the console. Secrets come from a file, never from
 * the command line, which every process of the machine can read. Each act is entered, by nobody.
 */

const ONE_LOCK_LOSES =
  'One lock: whoever gets hold of this login reads every customer, past Cordon, and the log of the database cannot be matched with the ledger. A finding stays open for as long as it is so.\n';

const WHERE = '[--data DIR]   (or DATABASE_URL)';

/** A draft as it is printed, looked through in an editor, and read back. */
const draftFile = sourceDraft.extend({
  findings: z.array(sourceDraft.shape.findings.element.extend({ confirmed: z.boolean().default(false) })),
});

export const sourceDraftCommand: Command = {
  name: 'source draft',
  usage: `SETTINGS.json [--beside SOURCE] ${WHERE}`,
  run: (argv, io) =>
    opened(argv, ['SETTINGS.json'], async ([file], { beside }, { byHand }) => {
      const draft = await byHand.draft(await readSettings(file), beside ?? null);
      const unclear = draft.findings.filter(({ sure }) => sure === 'unclear');
      for (const { resource, field, reasons } of unclear)
        io.err(`${resource}.${field}: ${reasons.join(' ')}\n`);
      io.err(
        unclear.length === 0
          ? 'Everything is clear. Look through it, then connect.\n'
          : `${String(unclear.length)} fields are unclear: set "confirmed": true where the category is right, or leave the field out of the map.\n`,
      );
      print(io, { ...draft, findings: draft.findings.map((one) => ({ ...one, confirmed: false })) });
      return 0;
    }),
};

export const sourceConnectCommand: Command = {
  name: 'source connect',
  usage: `SOURCE SETTINGS.json DRAFT.json [--name NAME] ${WHERE}`,
  run: (argv, io) =>
    opened(
      argv,
      ['SOURCE', 'SETTINGS.json', 'DRAFT.json'],
      async ([id, file, draft], { name }, { byHand }) => {
        const { map, findings } = await readDraft(draft);
        const confirmed = findings.filter((one) => one.confirmed);
        const settings = await readSettings(file);
        const entry = await byHand.connect({ id, name: name ?? id, map, confirmed }, settings);
        if (settings.kind === 'database' && settings.oneLock) io.err(ONE_LOCK_LOSES);
        io.err(`${id} is connected, in shadow. Make its report, then let it go live.\n`);
        print(io, { source: id, entry });
        return 0;
      },
    ),
};

export const sourceReportCommand: Command = {
  name: 'source report',
  usage: `SOURCE ${WHERE}`,
  run: (argv, io) =>
    opened(argv, ['SOURCE'], async ([id], _, { byHand }) => {
      const { hash, report, madeAt } = await byHand.report(id);
      const { fields, shown, clearPersonal } = report.counts;
      io.err(
        `${String(shown)} of ${String(fields)} fields would be shown to somebody; ${String(clearPersonal)} in clear with personal data in the sample.\n`,
      );
      print(io, { hash, madeAt: madeAt.toISOString(), report });
      return 0;
    }),
};

export const sourceLiveCommand: Command = {
  name: 'source live',
  usage: `SOURCE HASH ${WHERE}`,
  run: (argv, io) =>
    opened(argv, ['SOURCE', 'HASH'], async ([id, hash], _, { byHand }) => {
      const entry = await byHand.live(id, hash);
      io.err(`${id} is live.\n`);
      print(io, { source: id, report: hash, entry });
      return 0;
    }),
};

type Names<N extends readonly string[]> = { readonly [K in keyof N]: string };

/** Reads the command line, opens the installation, and closes it again. A refusal is an answer: exit 1. */
async function opened<const N extends readonly string[]>(
  argv: readonly string[],
  names: N,
  work: (
    given: Names<N>,
    options: { readonly name?: string | undefined; readonly beside?: string | undefined },
    at: { readonly byHand: ByHand },
  ) => Promise<ExitCode>,
): Promise<ExitCode> {
  const { values, positionals } = readOptions(
    argv,
    { data: { type: 'string' }, name: { type: 'string' }, beside: { type: 'string' } },
    true,
  );
  if (positionals.length !== names.length) throw new Misuse(`${names.join(', ')} must be given`);
  const { house, close } = await openInstalled(values.data);
  try {
    return await work(positionals as unknown as Names<N>, values, { byHand: composedByHand(house) });
  } finally {
    await close();
  }
}

async function readDraft(file: string): Promise<z.infer<typeof draftFile>> {
  const read = draftFile.safeParse(JSON.parse(await readFile(file, 'utf8')));
  if (!read.success) throw new Failure('bad-request', `${file} is no draft of a source`);
  return read.data;
}

function print(io: CommandIo, answer: unknown): void {
  io.out(`${JSON.stringify(answer)}\n`);
}
