import { execFile } from 'node:child_process';
import { realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { Failure } from '@cordon/core/kernel';

const run = promisify(execFile);

/** The operating-system user the PostgreSQL server runs as. */
export interface ServerUser {
  readonly uid: number;
  readonly gid: number;
}

const NAME = 'postgres';

async function lookUp(): Promise<ServerUser | undefined> {
  try {
    const [uid, gid] = await Promise.all([run('id', ['-u', NAME]), run('id', ['-g', NAME])]);
    return { uid: Number.parseInt(uid.stdout, 10), gid: Number.parseInt(gid.stdout, 10) };
  } catch {
    return undefined;
  }
}

/**
 * PostgreSQL refuses to run as root. Out: null when we are an ordinary user (the server runs as ourselves),
 * else the user `postgres`, created without a home and a shell when the machine has none.
 * @throws Failure `start-failed` when that user cannot be created
 */
export async function serverUser(): Promise<ServerUser | null> {
  if (process.getuid?.() !== 0) return null;
  const known = await lookUp();
  if (known) return known;
  try {
    await run('groupadd', ['--system', NAME]).catch(() => undefined);
    await run('useradd', [
      ...['--system', '--gid', NAME, '--no-create-home', '--home-dir', '/nonexistent'],
      ...['--shell', '/usr/sbin/nologin', NAME],
    ]);
  } catch (error) {
    throw new Failure(
      'start-failed',
      `PostgreSQL may not run as root and the user "${NAME}" could not be made. Make it, or start Cordon as an ordinary user.`,
      error,
    );
  }
  const made = await lookUp();
  if (!made) throw new Failure('start-failed', `The user "${NAME}" was made but cannot be found.`);
  return made;
}

/**
 * Whether `user` may pass through every folder from / down to `folder` itself, by mode bits alone. The typical no:
 * a folder below root's 0700 home. Access lists (ACL) are not read, so the answer errs towards no.
 */
export async function canReach(folder: string, user: ServerUser | null): Promise<boolean> {
  if (!user) return true;
  for (let at = await realpath(folder); ; at = path.dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const bit = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return false;
    if (at === path.dirname(at)) return true;
  }
}
