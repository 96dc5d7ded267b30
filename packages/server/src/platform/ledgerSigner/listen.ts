import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { Failure } from '@cordon/core/kernel';
import { errno } from '../files.ts';

/**
 * Listens on a Unix socket that only those may open whom the file system lets: 0600, or 0660 for a group.
 * What a killed process left behind is cleared; a socket somebody answers on is not.
 * @throws Failure `folder-in-use`, or `config-wrong` when it cannot be made there
 */
export async function listenAt(
  at: string,
  mode: 0o600 | 0o660,
  serve: (socket: Socket) => void,
): Promise<Server> {
  if (await isAnswered(at)) throw new Failure('folder-in-use', `Another signer answers at ${at}.`);
  await rm(at, { force: true });
  const server = createServer(serve);
  // The mode it is born with: a chmod afterwards would leave a moment in which others could connect.
  const umask = process.umask(0o777 & ~mode);
  try {
    server.listen(at);
    await once(server, 'listening');
    return server;
  } catch (error) {
    throw new Failure('config-wrong', `Cannot listen at ${at} (${errno(error) ?? 'error'}).`, error);
  } finally {
    process.umask(umask);
  }
}

function isAnswered(at: string): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const socket = connect(at);
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', (error) => {
      const code = errno(error);
      if (code === 'ENOENT' || code === 'ECONNREFUSED') resolve(false);
      else reject(new Failure('config-wrong', `${at} is not a socket of ours (${code ?? 'error'}).`, error));
    });
  });
}
