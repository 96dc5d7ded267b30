import { lookForDrift } from '../sources/driftWatch.ts';
import type { Command } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Compares sources with their confirmed maps now, raising and settling findings as the hourly look does. */
export const sourceDriftCommand: Command = {
  name: 'source drift',
  usage: '[--source NAME] [--data DIR]   (or DATABASE_URL); exit 1 when something drifted or did not answer',
  async run(argv, io) {
    const { values } = readOptions(argv, { source: { type: 'string' }, data: { type: 'string' } });
    const { house, close } = await openInstalled(values.data);
    try {
      const all = (await house.sources.list()).map(({ id }) => id);
      const wanted = values.source === undefined ? all : all.filter((id) => id === values.source);
      if (values.source !== undefined && wanted.length === 0) throw new Misuse(`no source ${values.source}`);
      let well = true;
      for (const id of wanted) {
        const looked = await lookForDrift(house, id);
        io.out(`${JSON.stringify(looked)}\n`);
        for (const { resource, field, problem } of looked.drift) {
          io.err(`${id}: ${field === null ? resource : `${resource}, ${field}`}: ${problem}\n`);
        }
        for (const part of looked.silent) io.err(`${id}: its ${part} did not answer.\n`);
        well &&= looked.drift.length === 0 && looked.silent.length === 0;
      }
      return well ? 0 : 1;
    } finally {
      await close();
    }
  },
};
