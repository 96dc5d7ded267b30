import { createServer } from 'node:net';
import { Failure } from '@cordon/core/kernel';

/**
 * Makes sure a port of this machine is free.
 * @param port 0 for any
 * @returns the port, chosen when 0 was given
 * @throws Failure `port-in-use`
 */
export async function checkPort(port: number): Promise<number> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error) => {
      const inUse = 'code' in error && error.code === 'EADDRINUSE';
      reject(new Failure(inUse ? 'port-in-use' : 'config-wrong', `port ${String(port)}`, error));
    });
    server.listen(port, 'localhost', () => {
      const address = server.address();
      const chosen = typeof address === 'object' && address !== null ? address.port : port;
      server.close(() => {
        resolve(chosen);
      });
    });
  });
}
