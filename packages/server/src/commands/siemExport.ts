import { writeEvents } from '../siem/eventLines.ts';
import type { Command } from './command.ts';
import { openEventFile } from './eventFile.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Events of the ledger as OCSF JSON lines: to standard output, or to a file that each run goes on with. */
export const siemExportCommand: Command = {
  name: 'siem export',
  usage: '[-o FILE] [--from ENTRY] [--until ENTRY] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values } = readOptions(argv, {
      output: { type: 'string', short: 'o' },
      from: { type: 'string' },
      until: { type: 'string' },
      data: { type: 'string' },
    });
    const { house, close } = await openInstalled(values.data);
    try {
      const opened = values.output === undefined ? null : await openEventFile(values.output);
      try {
        const from = values.from === undefined ? (opened?.next ?? 0) : entryOf(values.from);
        const until = values.until === undefined ? undefined : entryOf(values.until);
        const written = await writeEvents(
          house.siem,
          { from, until },
          async (lines) => {
            if (opened === null) io.out(lines);
            else await opened.file.appendFile(lines);
          },
          (done, all) => {
            io.err(`\r${String(done)} of ${String(all)} entries`);
          },
        );
        await opened?.file.sync();
        const { note } = await house.book.status();
        const statement = JSON.stringify({ ...written, checkpoint: note });
        if (opened === null) io.err(`\n${statement}\n`);
        else io.out(`${statement}\n`);
        return 0;
      } finally {
        await opened?.file.close();
      }
    } finally {
      await close();
    }
  },
};

function entryOf(text: string): number {
  if (!/^\d{1,15}$/.test(text)) throw new Misuse(`"${text}" is no entry`);
  return Number(text);
}
