import { readFile } from 'node:fs/promises';
import { agrees } from '@cordon/core/assurance';
import { Failure } from '@cordon/core/kernel';
import { compareVisits } from '../helpdesk/index.ts';
import { reconcileSource } from '../sources/reconcile/reconciling.ts';
import type { Command, CommandIo, ExitCode } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** A source's own log against the ledger, both ways. JSON says what does not match, without any text of a statement. */
export const reconcileCommand: Command = {
  name: 'reconcile',
  usage:
    '--source NAME [--own ROLE]... [--helpdesk] [--data DIR] LOGFILE   (or DATABASE_URL); exit 1 when something does not match',
  async run(argv, io) {
    const { values, positionals } = readOptions(
      argv,
      {
        ...{ source: { type: 'string' }, own: { type: 'string', multiple: true }, data: { type: 'string' } },
        helpdesk: { type: 'boolean' },
      },
      true,
    );
    const [file, ...more] = positionals;
    const { source, own = [] } = values;
    if (source === undefined || file === undefined || more.length > 0)
      throw new Misuse('--source and one LOGFILE are needed');
    const text = await readFile(file, 'utf8').catch((error: unknown) => {
      throw new Failure('not-found', `${file} cannot be read`, error);
    });
    const { house, close } = await openInstalled(values.data);
    try {
      if (values.helpdesk === true) return await compareHelpdesk(house.helpdesk, source, text, io);
      const deps = { ...house, settle: () => house.owed.settle() };
      const { report: found, entry } = await reconcileSource(deps, source, text, own);
      io.out(`${JSON.stringify({ ...found, entry })}\n`);
      io.err(
        `${String(found.matched)} of ${String(found.statements)} statements have their entry; ` +
          `${String(found.unmatched.count)} entries have no statement; ` +
          `${String(found.others.length)} other roles read; ${String(found.unread)} lines could not be read.\n`,
      );
      return agrees(found) ? 0 : 1;
    } finally {
      await close();
    }
  },
};

/** The log of the web server before a helpdesk: what vendors' people were shown there, past Cordon. */
async function compareHelpdesk(
  helpdesk: Parameters<typeof compareVisits>[0],
  source: string,
  text: string,
  io: CommandIo,
): Promise<ExitCode> {
  const found = await compareVisits(helpdesk, source, text);
  io.out(`${JSON.stringify(found)}\n`);
  const past = found.visitors.filter((one) => one.past > 0);
  io.err(
    `${String(past.length)} people of vendors were shown something past Cordon; ${String(found.others)} looks of others; ` +
      `${String(found.nameless)} without a login; ${String(found.unread)} lines could not be read.\n`,
  );
  return past.length + found.nameless + found.unread === 0 ? 0 : 1;
}
