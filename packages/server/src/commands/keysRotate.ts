import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { readOptions } from './options.ts';

/** New keys for what lies at rest, while Cordon runs. First the provider's, then one per vendor and agreement. */
export const keysRotateCommand: Command = {
  name: 'keys rotate',
  usage: '[--provider-only] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const { values } = readOptions(argv, {
      'provider-only': { type: 'boolean' },
      data: { type: 'string' },
    });
    const { house, close } = await openInstalled(values.data);
    try {
      const provider = await house.rotating.provider();
      const own = values['provider-only'] === true ? null : await house.rotating.dataKeys();
      const counts = {
        wrapped: provider.dataKeys,
        dataKeys: own?.dataKeys ?? 0,
        ticketKeys: own?.ticketKeys ?? 0,
        damaged: own?.damaged ?? 0,
      };
      const entry = await house.enterAct({
        ...{ act: 'keys-rotated', person: null, party: null, agreement: null, ip: null, code: null },
        at: house.now(),
        words: counts,
      });
      if (counts.damaged > 0)
        io.err(`${String(counts.damaged)} keys of tickets were altered and do not open.\n`);
      io.out(`${JSON.stringify({ ...counts, entry })}\n`);
      return counts.damaged === 0 ? 0 : 1;
    } finally {
      await close();
    }
  },
};
