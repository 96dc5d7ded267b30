import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { SMTPServer } from 'smtp-server';

/** The demo's mail server: a real one on loopback that keeps every mail as a file, so that nothing leaves the machine. */
export interface Outbox {
  readonly smtpUrl: string;
  readonly folder: string;
  close(): Promise<void>;
}

/** @param folder where mails are kept, one .eml file each */
export async function openOutbox(folder: string): Promise<Outbox> {
  await mkdir(folder, { recursive: true });
  let count = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData(stream, _session, callback) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        count++;
        const file = path.join(
          folder,
          `${new Date().toISOString().replaceAll(':', '-')}-${String(count)}.eml`,
        );
        writeFile(file, Buffer.concat(parts)).then(() => {
          callback();
        }, callback);
      });
    },
  });
  // A client that hangs up is no reason to end the demo.
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  return {
    smtpUrl: `smtp://127.0.0.1:${String(port)}`,
    folder,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
      }),
  };
}
