import { readConfig } from '../config.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Moves the outermost keys to the provider that KEY_PROVIDER names first, while Cordon runs. */
export const keysMoveCommand: Command = {
  name: 'keys move',
  usage: '[--data DIR]   (KEY_PROVIDER=new,old, and DATABASE_URL or --data)',
  async run(argv, io) {
    const { values } = readOptions(argv, { data: { type: 'string' } });
    if (readConfig(process.env).keyProviders.length < 2) {
      throw new Misuse('name both in KEY_PROVIDER, the one to move to first, as in KEY_PROVIDER=vault,file');
    }
    const { house, close } = await openInstalled(values.data);
    try {
      const moved = await house.moving.move();
      const entry = await house.enterAct({
        ...{ act: 'keys-moved', person: null, party: null, agreement: null, ip: null, code: null },
        at: house.now(),
        words: { ...moved },
      });
      if (moved.damaged > 0) io.err(`${String(moved.damaged)} keys do not open and stay where they are.\n`);
      io.out(`${JSON.stringify({ ...moved, entry })}\n`);
      return moved.left === 0 ? 0 : 1;
    } finally {
      await close();
    }
  },
};
