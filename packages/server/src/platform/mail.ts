import { createTransport } from 'nodemailer';
import { Failure } from '@cordon/core/kernel';

export interface Mail {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** How the sender is called, where it is not as everywhere; the address stays. */
  readonly fromName?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Without brackets. */
  readonly messageId?: string;
}

export interface Mailer {
  /**
   * Out: `sent: false` when no mail server is set, so that the caller shows the link to hand over instead.
   * @throws Failure `mail-failed` when the mail server refuses or does not answer
   */
  send(mail: Mail): Promise<{ readonly sent: boolean }>;
  close(): void;
}

export interface MailOptions {
  /** `smtp://` or `smtps://`, with user and password when the server wants them; absent: no mail. */
  readonly smtpUrl?: string | undefined;
  readonly from: string;
}

const TIMEOUT_MS = 10_000;

const isLoopback = (host: string): boolean => ['localhost', '127.0.0.1', '[::1]'].includes(host);

/** A mailer over SMTP. A password never travels unencrypted: STARTTLS is required unless the server is this machine. */
export function createMailer(options: MailOptions): Mailer {
  if (options.smtpUrl === undefined)
    return { send: () => Promise.resolve({ sent: false }), close: () => undefined };
  const url = new URL(options.smtpUrl);
  const secure = url.protocol === 'smtps:';
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !isLoopback(url.hostname),
    // Whatever NODE_TLS_REJECT_UNAUTHORIZED says.
    tls: { rejectUnauthorized: true, minVersion: 'TLSv1.2' },
    ...(url.username === ''
      ? {}
      : { auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    // A text that names a file or an address must not pull it into the mail.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    send: async ({ fromName, headers, ...mail }) => {
      const from =
        fromName === undefined ? options.from : { name: fromName, address: addressIn(options.from) };
      try {
        await transport.sendMail({
          from,
          ...mail,
          ...(headers !== undefined && { headers: { ...headers } }),
        });
        return { sent: true };
      } catch (error) {
        throw new Failure('mail-failed', undefined, error);
      }
    },
    close: () => {
      transport.close();
    },
  };
}

/** The address of a sender as it is set: `Cordon <cordon@example.com>`, or the address alone. */
export function addressIn(sender: string): string {
  return /<([^<>]+)>\s*$/.exec(sender)?.[1] ?? sender;
}
