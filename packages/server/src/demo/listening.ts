import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A small server of the demo's own, on this machine alone. */
export interface Listening {
  /** `http://127.0.0.1:PORT`: to browsers another site than Cordon's `localhost`. */
  readonly origin: string;
  readonly port: number;
  close(): Promise<void>;
}

/** @param port 0 for any. @throws what Node says where it is taken */
export async function listenHere(port: number, answer: RequestListener): Promise<Listening> {
  const server = createServer(answer);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const { port: taken } = server.address() as AddressInfo;
  return {
    ...{ port: taken, origin: `http://127.0.0.1:${String(taken)}` },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
