import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';
import { Failure } from '@cordon/core/kernel';

/** What browsers take `localhost` for, whatever this machine's resolver says (RFC 6761 section 6.3). */
const LOOPBACK = ['127.0.0.1', '::1'] as const;

/**
 * Registered ports (RFC 6335 section 6) below those that systems hand out by themselves (Linux from 32768, others from
 * 49152): a port from here is not taken by somebody's outgoing connection before we listen on it.
 */
const OURS = { from: 20_000, below: 32_768 } as const;
const TRIES = 100;

/**
 * Makes sure a port of this machine is free, at both loopback addresses: a stranger behind one of them would be asked
 * for passwords that were meant for us.
 * @param port 0 for any
 * @returns the port, chosen when 0 was given
 * @throws Failure `port-in-use`
 */
export async function checkPort(port: number): Promise<number> {
  if (port === 0) return await freePort();
  for (const host of LOOPBACK) await tryPort(host, port);
  return port;
}

/**
 * @returns a TCP port that was free at both loopback addresses a moment ago, and that nobody gets by chance
 * @throws Failure `port-in-use` after a hundred that were taken
 */
async function freePort(): Promise<number> {
  for (let tries = 1; ; tries++) {
    try {
      return await checkPort(randomInt(OURS.from, OURS.below));
    } catch (error) {
      if (!(error instanceof Failure && error.code === 'port-in-use') || tries === TRIES) throw error;
    }
  }
}

function tryPort(host: string, port: number): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      // A machine without IPv6: nobody can be there.
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve();
      else reject(new Failure(code === 'EADDRINUSE' ? 'port-in-use' : 'config-wrong', `port ${port}`, error));
    });
    server.listen(port, host, () => {
      server.close(() => {
        resolve();
      });
    });
  });
}
