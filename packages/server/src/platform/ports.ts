import { createServer } from 'node:net';
import { Failure } from '@cordon/core/kernel';

/** What browsers take `localhost` for, whatever this machine's resolver says (RFC 6761 section 6.3). */
const LOOPBACK = ['127.0.0.1', '::1'] as const;

/**
 * Makes sure a port of this machine is free, at both loopback addresses: a stranger behind one of them would be asked
 * for passwords that were meant for us.
 * @param port 0 for any
 * @returns the port, chosen when 0 was given
 * @throws Failure `port-in-use`
 */
export async function checkPort(port: number): Promise<number> {
  let chosen = port;
  for (const host of LOOPBACK) chosen = await tryPort(host, chosen);
  return chosen;
}

function tryPort(host: string, port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const code = 'code' in error ? error.code : undefined;
      // A machine without IPv6: nobody can be there.
      if (code === 'EADDRNOTAVAIL' || code === 'EAFNOSUPPORT') resolve(port);
      else reject(new Failure(code === 'EADDRINUSE' ? 'port-in-use' : 'config-wrong', `port ${port}`, error));
    });
    server.listen(port, host, () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => {
        resolve(chosen);
      });
    });
  });
}
