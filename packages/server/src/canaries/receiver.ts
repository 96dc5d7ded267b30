import { SMTPServer } from 'smtp-server';

export interface ReceiverDeps {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Whether an address is one of a canary's: mail to every other is refused, so nothing is relayed. */
  readonly isOurs: (address: string) => boolean;
  readonly contacted: (address: string, sender: string) => Promise<unknown>;
  readonly onFault: (error: unknown) => void;
}

/** Largest mail that is listened to, bytes. None of it is kept. */
const MOST = 1024 * 1024;

/**
 * The mailbox of all canaries: takes mail for them, from anybody, and keeps who wrote to which address.
 * @returns the port, and a stop
 */
export async function startReceiver({ host, port, isOurs, contacted, onFault }: ReceiverDeps) {
  const server = new SMTPServer({
    disabledCommands: ['AUTH'],
    authOptional: true,
    size: MOST,
    banner: 'mail',
    logger: false,
    onRcptTo: ({ address }, _, done) => {
      done(isOurs(address) ? null : new Error('No such mailbox'));
    },
    onData: (stream, session, done) => {
      stream.resume();
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const sender = mailFrom === false ? '' : mailFrom.address;
        Promise.all(rcptTo.map(({ address }) => contacted(address, sender))).then(
          () => {
            done();
          },
          (error: unknown) => {
            onFault(error);
            // Not kept: the sender's server tries again.
            done(new Error('Try again later'));
          },
        );
      });
    },
  });
  server.on('error', onFault);
  await new Promise<void>((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.server.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    stop: () =>
      new Promise<void>((resolve) => {
        server.close(resolve);
      }),
  };
}
