import { drillNames, drills, type DrillName, type DrillResult } from '@cordon/core/drills';
import { Failure } from '@cordon/core/kernel';
import { readConfig } from '../config.ts';
import type { Command, CommandIo } from './command.ts';
import { openInstalled } from './installed.ts';
import { Misuse, readOptions } from './options.ts';

/** Nobody: whoever has the machine. */
const NOBODY = { person: null, party: null, ip: null };

export const drillListCommand: Command = {
  name: 'drill list',
  usage: '[--json]',
  run(argv, io) {
    const { values } = readOptions(argv, { json: { type: 'boolean' } });
    for (const { name, title, attack, expectedControl } of drills) {
      if (values.json !== true) io.err(`${name.padEnd(24)}${title}. ${attack}\n`);
      else io.out(`${JSON.stringify({ name, title, attack, expectedControl })}\n`);
    }
    return Promise.resolve(0);
  },
};

export const drillRunCommand: Command = {
  name: 'drill run',
  usage: '[NAME] [--json] [--agreement ID] [--at URL] [--data DIR]   (or DATABASE_URL)',
  async run(argv, io) {
    const options = {
      json: { type: 'boolean' },
      agreement: { type: 'string' },
      at: { type: 'string' },
      data: { type: 'string' },
    } as const;
    const { values, positionals } = readOptions(argv, options, true);
    if (positionals.length > 1) throw new Misuse('name one drill, or none for all');
    const names = positionals.map(nameOf);
    const given = originOf(values.at);
    const { house, close, log } = await openInstalled(values.data);
    try {
      const { composeDrills } = await import('../drills/compose.ts');
      const { clearUp, findGround, makeDrills } = await import('../drills/index.ts');
      const at = given ?? house.world.baseUrl;
      const deps = { ...composeDrills(house), baseUrl: at };
      const served = given !== null || (await answers(at)) ? null : await serveHere();
      try {
        const ground = await findGround(deps, values.agreement);
        const made = await deps.alone(async () => {
          await clearUp(deps);
          return makeDrills(deps, ground, { names, at, by: NOBODY });
        });
        if (made === null) throw new Failure('drill-running');
        for (const result of made.results) tell(io, result, values.json === true);
        if (values.json === true) io.out(`${JSON.stringify(made)}\n`);
        io.err(`The hash of the report is entry ${String(made.entry)} of the ledger.\n`);
        return made.results.some(({ passed }) => passed === false) ? 1 : 0;
      } finally {
        await served?.close();
      }
    } finally {
      await close();
    }

    /** Drills attack over HTTP: where nothing serves this installation, it is served for as long as they take. */
    async function serveHere() {
      io.err('Nothing answers there: it is served for as long as the drills take.\n');
      const [{ createApp }, { composeRoutes }] = await Promise.all([
        import('../platform/http/index.ts'),
        import('../composeRoutes.ts'),
      ]);
      const config = readConfig({
        ...process.env,
        ...(values.data !== undefined && { DATA_DIR: values.data }),
      });
      const app = await createApp({ config, log });
      await composeRoutes(app, house);
      await app.listen({ host: config.host, port: config.port });
      return app;
    }
  },
};

function nameOf(text: string): DrillName {
  const found = drillNames.find((name) => name === text);
  if (found === undefined) throw new Misuse(`there is no drill "${text}"; see cordon drill list`);
  return found;
}

function originOf(text: string | undefined): string | null {
  if (text === undefined) return null;
  if (!URL.canParse(text)) throw new Misuse(`"${text}" is no address`);
  return new URL(text).origin;
}

/** Whether something answers there, whatever it says. */
async function answers(at: string): Promise<boolean> {
  return fetch(new URL('/api/health', at)).then(
    () => true,
    () => false,
  );
}

function tell(io: CommandIo, { drill, passed, why }: DrillResult, quiet: boolean): void {
  const word = passed === null ? 'not made' : passed ? 'passed' : 'FAILED';
  if (!quiet) io.err(`${word.padEnd(10)}${drill.padEnd(24)}${why}\n`);
}
