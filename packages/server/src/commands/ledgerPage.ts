import { writeFile } from 'node:fs/promises';
import type { Command } from './command.ts';
import { Misuse, readOptions } from './options.ts';

const options = { output: { type: 'string', short: 'o' } } as const;

/** The page that verifies offline in a browser: for an auditor to have it from elsewhere than what it checks. */
export const ledgerPageCommand: Command = {
  name: 'ledger page',
  usage: '-o FILE.html',
  async run(argv, io) {
    const { output } = readOptions(argv, options, false).values;
    if (output === undefined || output === '') throw new Misuse('-o says where the page goes');
    // Loaded only now: help and misuse need no web server.
    const { readVerifyPage } = await import('../platform/http/index.ts');
    const page = await readVerifyPage();
    await writeFile(output, page);
    io.err(
      'Open it in any browser, offline. It verifies evidence packs, exported ledgers and proofs of entries.\n',
    );
    io.out(`${JSON.stringify({ file: output, bytes: Buffer.byteLength(page) })}\n`);
    return 0;
  },
};
