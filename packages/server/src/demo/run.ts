import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { composeBackups } from '../assurance/backup/compose.ts';
import type { CommandIo } from '../commands/command.ts';
import type { House } from '../compose.ts';
import { readConfig } from '../config.ts';
import { openInstallation, type Progress } from '../installation.ts';
import { ensureDataDir } from '../platform/files.ts';
import { serve } from '../serve.ts';
import { castOf } from './cast.ts';
import { runDay } from './day.ts';
import { installDemo } from './install.ts';
import { installAround, reopenAround, type Around } from './shop/install.ts';
import { openOutbox } from './outbox.ts';
import { BY_PLAN, readTool } from './figures.ts';
import { HARBOR } from './seed/dataMap.ts';
import { keepSignIns, readSignIns, type SignIn } from './signIns.ts';
import { playStory } from './story.ts';

interface DemoRun {
  readonly dataDir: string;
  readonly port: number;
  /** Of the PostgreSQL door. */
  readonly sqlPort: number;
  readonly once: boolean;
  readonly customers: number;
}

/**
 * Seeds the data folder unless it holds a demo already, serves it, and plays the day or waits to be stopped.
 * @param stopped resolves when the person at the shell wants it to end
 */
export async function runDemo(run: DemoRun, io: CommandIo, stopped: Promise<unknown>): Promise<void> {
  const started = performance.now();
  const progress = (step: string) => {
    io.err(`${((performance.now() - started) / 1000).toFixed(1).padStart(5)} s  ${step}\n`);
  };
  const config = readConfig({
    DATA_DIR: run.dataDir,
    PORT: String(run.port),
    POSTGRES_PORT: String(run.sqlPort),
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'error',
    MAIL_FROM: 'Harbor Health <support@harbor.example.com>',
  });
  await ensureDataDir(config.dataDir);
  const outbox = await openOutbox(path.join(run.dataDir, 'outbox'));
  try {
    const installation = await openInstallation(config, { progress, smtpUrl: outbox.smtpUrl });
    try {
      const { house, embedded } = installation;
      const known = await readSignIns(run.dataDir);
      const sourceUrl = (await embedded?.createDatabase('harbor_health')) ?? '';
      const { signIns, around } =
        known === null
          ? await seed(house, { ...run, sourceUrl }, progress)
          : await again(house, { ...run, sourceUrl, signIns: known });
      try {
        progress('Starting the server');
        const app = await serve(config, installation);
        try {
          const cast = castOf(config.baseUrl, signIns, house.identity.hearing);
          if (known === null && around !== null)
            await playStory({ house, around, cast, dataDir: run.dataDir, progress });
          progress('Ready');
          if (run.once) {
            await runDay(cast, progress);
          } else {
            io.err(welcome(config.baseUrl, signIns, outbox.folder, around));
            io.err(await sqlWelcome(house, run.dataDir));
            // Made in the background: what Backups shows is then true of this machine.
            if (known === null) await composeBackups(house).askDrill();
            await stopped;
            io.err('\nStopping ...\n');
          }
        } finally {
          await app.close();
        }
      } finally {
        await around?.close();
      }
    } finally {
      await installation.close();
    }
  } finally {
    await outbox.close();
  }
}

interface Opened {
  readonly signIns: readonly SignIn[];
  /** Null in a demo that was made before there was anything around it. */
  readonly around: Around | null;
}

type Folder = Pick<DemoRun, 'dataDir' | 'port' | 'customers'> & { readonly sourceUrl: string };

async function seed(house: House, run: Folder, progress: Progress): Promise<Opened> {
  await mustBeEmpty(house, run.dataDir);
  const { sourceUrl, customers } = run;
  const signIns = await installDemo(house, { sourceUrl, today: house.now(), customers, progress });
  const around = await installAround(house, run, progress);
  await keepSignIns(run.dataDir, signIns);
  return { signIns, around };
}

async function again(
  house: House,
  { dataDir, sourceUrl, signIns }: Folder & Pick<Opened, 'signIns'>,
): Promise<Opened> {
  // PostgreSQL came up on another port.
  await house.sources.reconnect(HARBOR, sourceUrl);
  return { signIns, around: await reopenAround(house, dataDir) };
}

/** A demo that was interrupted, or somebody's own installation, is not seeded over. */
async function mustBeEmpty(house: House, dataDir: string): Promise<void> {
  const { rows } = await house.world.pools.app.query('SELECT FROM cordon.parties LIMIT 1');
  if (rows.length === 0) return;
  throw new Failure(
    'folder-damaged',
    `${dataDir} holds an installation that is no finished demo. Choose another folder, or delete it.`,
  );
}

/** Whom to try first, and what with. */
function welcome(baseUrl: string, signIns: readonly SignIn[], outbox: string, around: Around | null): string {
  const lines = signIns.map(
    ({ name, role, email, password, totpSecret }) =>
      `  ${role.padEnd(17)} ${name.padEnd(18)} ${email.padEnd(32)} ${password.padEnd(18)} ${totpSecret}`,
  );
  return [
    '',
    `Cordon runs on ${baseUrl}`,
    '',
    'Sign in with e-mail, password, and a code from an authenticator app that holds the secret (last column):',
    '',
    ...lines,
    '',
    ...(around === null
      ? []
      : [
          `The agents’ helpdesk, with Cordon in a frame beside the ticket, is at ${around.helpdesk.origin}`,
          'Priya has an export of Ella’s and a reveal of Ivan’s to approve, and findings to look at.',
          'Quality has some fifty chats without a name in them; Quinn reviewed one, and one is withheld.',
          'Brightline’s agents, Vera, Quinn, Priya and Sam played a part while it was made: within a minute their codes are good again.',
          'They worked without a browser, so nothing of it was recorded, and findings say so. What you do on a ticket is recorded.',
        ]),
    `Mail that agents send is kept in ${outbox}. Nothing leaves this machine. Ctrl-C stops.`,
    '',
  ].join('\n');
}

/** How to try the PostgreSQL door: a line that runs as it stands, and where agents get theirs. */
async function sqlWelcome({ postgresPlace }: House, dataDir: string): Promise<string> {
  const [door, tool] = [postgresPlace.now(), await readTool(dataDir)];
  if (door === null) return '';
  const { host, port } = door;
  return [
    `The PostgreSQL door is at ${host}:${String(port)}. Agents get a name and a secret on a ticket, under “Use another tool”.`,
    ...(tool === null
      ? []
      : [
          'A service account reads figures of all customers, none of fewer than five:',
          '',
          `  PGPASSWORD=${tool.secret} psql -h ${host} -p ${String(port)} -U ${tool.user} ${HARBOR} -c "${BY_PLAN}"`,
        ]),
    '',
    '',
  ].join('\n');
}
