import { SMTPServer } from 'smtp-server';

export interface MailboxDeps {
  readonly host: string;
  /** 0 for any that is free. */
  readonly port: number;
  /** Whose mail is taken: to every other address it is refused, so nothing is relayed. */
  readonly isOurs: (address: string) => boolean;
  /**
   * Told who wrote to which address, and the mail as Latin-1 where `reads` asks for it; while it fails, the sender's server
   * has to try again.
   */
  readonly arrived: (address: string, sender: string, mail: string) => Promise<unknown>;
  /** Whether mail to an address is read at all; that to a canary is not. */
  readonly reads: (address: string) => boolean;
  readonly onFault: (error: unknown) => void;
}

/** Largest mail that is listened to, bytes. None of it is kept. */
const MOST = 1024 * 1024;

/**
 * Takes mail for some addresses, from anybody, and says who wrote to which. The mail itself is kept nowhere.
 * @returns the port, and a stop
 */
export async function openMailbox({ host, port, isOurs, reads, arrived, onFault }: MailboxDeps) {
  const server = new SMTPServer({
    // Without a certificate of its own it would offer one whose key everybody has; nothing of the mail is kept anyhow.
    disabledCommands: ['AUTH', 'STARTTLS'],
    authOptional: true,
    size: MOST,
    banner: 'mail',
    logger: false,
    onRcptTo: ({ address }, _, done) => {
      done(isOurs(address) ? null : new Error('No such mailbox'));
    },
    onData: (stream, session, done) => {
      const { mailFrom, rcptTo } = session.envelope;
      const read = rcptTo.some(({ address }) => reads(address));
      const parts: string[] = [];
      let size = 0;
      stream.on('data', (part: Buffer) => {
        size += part.length;
        // Beyond the most the stream goes on until it ends.
        if (read && size <= MOST) parts.push(part.toString('latin1'));
      });
      stream.on('end', () => {
        const sender = mailFrom === false ? '' : mailFrom.address;
        const mail = parts.join('');
        Promise.all(rcptTo.map(({ address }) => arrived(address, sender, reads(address) ? mail : ''))).then(
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
