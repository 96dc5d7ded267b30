import { X509Certificate } from 'node:crypto';
import { unwatchFile, watchFile } from 'node:fs';
import { readFile } from 'node:fs/promises';
import {
  createSecureContext,
  Server,
  type SecureContext,
  type SecureContextOptions,
  type TlsOptions,
} from 'node:tls';
import { Failure } from '@cordon/core/kernel';
import type { Log } from '../log.ts';

/** How Cordon is served encrypted. Files are PEM. */
export interface TlsSettings {
  readonly certFile: string;
  readonly keyFile: string;
  readonly minVersion: 'TLSv1.2' | 'TLSv1.3';
  /** Who certifies the machines that come with a key of their own; none: no certificate is asked of them. */
  readonly clientCaFile: string | undefined;
}

const LOOK_EVERY_MS = 5_000;
const SOON_MS = 14 * 86_400_000;

/**
 * Reads what the server is started with.
 * @throws Failure `config-wrong` when a file cannot be read or key and certificate do not belong together
 */
export async function readTls(settings: TlsSettings): Promise<TlsOptions> {
  const context = await readContext(settings);
  const asksClients = settings.clientCaFile !== undefined;
  // Browsers may come without one; whoever must not is refused by the app, in words.
  return { ...context, requestCert: asksClients, rejectUnauthorized: false };
}

async function readContext(settings: TlsSettings): Promise<SecureContextOptions> {
  const { certFile, keyFile, minVersion, clientCaFile } = settings;
  try {
    const [cert, key, ca] = await Promise.all([
      readFile(certFile, 'utf8'),
      readFile(keyFile, 'utf8'),
      clientCaFile === undefined ? undefined : readFile(clientCaFile, 'utf8'),
    ]);
    const context = { cert, key, minVersion, ...(ca !== undefined && { ca }) };
    createSecureContext(context);
    return context;
  } catch (error) {
    throw new Failure(
      'config-wrong',
      'TLS_CERT, TLS_KEY or TLS_CLIENT_CA cannot be read, or do not belong together.',
      error,
    );
  }
}

/** A certificate for whoever speaks another protocol before it is encrypted; as fresh as {@link keepTls} keeps one. */
export async function keepContext(
  settings: TlsSettings,
  log: Log,
): Promise<{ readonly current: () => SecureContext; readonly stop: () => void }> {
  let current = createSecureContext(await readContext(settings));
  const changed = (): void =>
    void readContext(settings).then(
      (context) => {
        current = createSecureContext(context);
      },
      (err: unknown) => {
        log.error('the new certificate cannot be used; the one before stays', { feature: 'tls', err });
      },
    );
  const files = [settings.certFile, settings.keyFile];
  for (const file of files) watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, changed);
  process.on('SIGHUP', changed);
  return {
    current: () => current,
    stop() {
      process.off('SIGHUP', changed);
      for (const file of files) unwatchFile(file, changed);
    },
  };
}

export interface KeptTls {
  /** Reads the files again. @returns whether the server uses what they hold now; if not, it keeps what it had */
  reload(): Promise<boolean>;
  stop(): void;
}

/**
 * Keeps a server's certificate fresh without a restart: when a file changes, and on SIGHUP. Connections that stand are
 * not touched. A pair that does not fit (half written, or wrong) is told and not used.
 * @param now epoch milliseconds; a certificate that runs out within two weeks is told
 */
export function keepTls(server: object, settings: TlsSettings, log: Log, now: () => number): KeptTls {
  if (!(server instanceof Server)) throw new Failure('internal', 'the server is not served encrypted');
  const files = [settings.certFile, settings.keyFile, settings.clientCaFile].filter(
    (file) => file !== undefined,
  );
  const reload = async (): Promise<boolean> => {
    try {
      const context = await readContext(settings);
      server.setSecureContext(context);
      tellEnd(String(context.cert), log, now());
      return true;
    } catch (err) {
      log.error('the new certificate cannot be used; the one before stays', { feature: 'tls', err });
      return false;
    }
  };
  const changed = (): void => void reload();
  void readFile(settings.certFile, 'utf8').then(
    (cert) => {
      tellEnd(cert, log, now());
    },
    () => undefined,
  );
  for (const file of files) watchFile(file, { interval: LOOK_EVERY_MS, persistent: false }, changed);
  process.on('SIGHUP', changed);
  return {
    reload,
    stop() {
      process.off('SIGHUP', changed);
      for (const file of files) unwatchFile(file, changed);
    },
  };
}

function tellEnd(cert: string, log: Log, now: number): void {
  if (new X509Certificate(cert).validToDate.getTime() - now > SOON_MS) return;
  log.warn('the certificate runs out within two weeks; put a new one in its place', { feature: 'tls' });
}
