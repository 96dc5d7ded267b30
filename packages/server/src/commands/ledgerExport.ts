import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Writes the ledger as a C2SP tlog-tiles log, checkpoint last: a copy cut short cannot pass for a whole one. */
export const ledgerExportCommand: Command = {
  name: 'ledger export',
  usage: 'DIR [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values, positionals } = readOptions(argv, { data: { type: 'string' } }, true);
    const [folder] = positionals;
    if (folder === undefined || positionals.length > 1) throw new Misuse('name one folder');
    const { house, close } = await openInstalled(values.data);
    const { book } = house;
    try {
      let files = 0;
      for await (const { path: name, bytes } of book.files()) {
        const file = path.join(folder, ...name.split('/'));
        await mkdir(path.dirname(file), { recursive: true });
        await writeFile(file, bytes);
        files++;
      }
      const { size } = await book.status();
      io.out(`${JSON.stringify({ folder, files, size, vkey: book.vkey })}\n`);
      return 0;
    } finally {
      await close();
    }
  },
};
