import { readConfig } from '../config.ts';
import type { Command } from './command.ts';
import { readOptions, readPort } from './options.ts';
import { untilStopped } from './untilStopped.ts';

/** Production. With no DATABASE_URL it brings its own PostgreSQL below the data folder. */
export const serveCommand: Command = {
  name: 'serve',
  usage: '[--port N] [--data DIR]   (settings: docs/operations.md)',
  async run(argv, io) {
    const { values } = readOptions(argv, { port: { type: 'string' }, data: { type: 'string' } });
    const config = readConfig({
      ...process.env,
      ...(values.port !== undefined && { PORT: String(readPort(values.port)) }),
      ...(values.data !== undefined && { DATA_DIR: values.data }),
    });
    const stopped = untilStopped();
    // Loaded only now: a misspelt option is answered at once.
    const [{ openInstallation }, { serve }] = await Promise.all([
      import('../installation.ts'),
      import('../serve.ts'),
    ]);
    const installation = await openInstallation(config, {
      progress: (step) => {
        io.err(`${step} ...\n`);
      },
    });
    try {
      const app = await serve(config, installation);
      try {
        io.err(`Cordon listens on ${config.baseUrl}\n`);
        const { setUp } = installation.house.identity;
        if (await setUp.needed()) {
          const { url } = await setUp.link();
          io.err(`No company admin yet. Open this link within fifteen minutes; it works once:\n  ${url}\n`);
        }
        await stopped;
        io.err('Stopping ...\n');
      } finally {
        await app.close();
      }
      return 0;
    } finally {
      await installation.close();
    }
  },
};
