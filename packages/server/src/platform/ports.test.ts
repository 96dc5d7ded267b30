import { createServer, type Server } from 'node:net';
import { Failure } from '@cordon/core/kernel';
import { expect, it } from 'vitest';
import { checkPort } from './ports.ts';

/** Takes a port at one address; null where the machine has no such address. */
function occupy(host: string): Promise<{ server: Server; port: number } | null> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      if (host === '::1' && (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT')) resolve(null);
      else reject(error);
    });
    server.listen(0, host, () => {
      const address = server.address();
      resolve({ server, port: typeof address === 'object' && address !== null ? address.port : 0 });
    });
  });
}

it('gives a port that was free, also when asked for any', async () => {
  const port = await checkPort(0);
  // Below 32768: nobody's outgoing connection gets it between now and the moment we listen.
  expect(port).toBeGreaterThanOrEqual(20_000);
  expect(port).toBeLessThan(32_768);
  expect(await checkPort(port)).toBe(port);
});

it.each(['127.0.0.1', '::1'])('refuses a port somebody has at %s', async (host) => {
  const taken = await occupy(host);
  if (taken === null) return;
  try {
    const failure: unknown = await checkPort(taken.port).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(Failure);
    expect(failure).toMatchObject({ code: 'port-in-use', detail: `port ${taken.port}` });
  } finally {
    taken.server.close();
  }
});
