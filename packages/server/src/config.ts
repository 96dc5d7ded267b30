import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { publishingFields, publishingOf, type PublishingSettings } from './ledger/publishing/settings.ts';
import {
  keyProviderFields,
  keyProvidersOf,
  type KeyProviderSettings,
} from './platform/keyProviders/index.ts';
import { logLevels, type LogLevel } from './platform/log.ts';
import type { GivenUrls } from './platform/roles.ts';
import type { SigningSettings } from './platform/signing/index.ts';
import type { TlsSettings } from './platform/tls/served.ts';

/** Every setting of an installation, read once at start. Frozen. */
export interface Config {
  readonly host: string;
  readonly port: number;
  /** What browsers see: scheme, host and port. Passkeys are bound to its host. */
  readonly baseUrl: string;
  /** Absolute. */
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  readonly givenUrls: GivenUrls | undefined;
  /** CORDON_SECRET: base64 of at least 32 bytes. */
  readonly secret: string | undefined;
  /** Path of the Unix socket of the process that keeps the ledger's key; undefined when this one does. */
  readonly ledgerSigner: string | undefined;
  readonly publishing: PublishingSettings;
  /** Who holds the keys that data at rest is sealed under; the first wraps. */
  readonly keyProviders: readonly KeyProviderSettings[];
  /** CORDON_KEY_PASSPHRASE_FILE: a file with the passphrase that the key files are locked with. */
  readonly keyPassphraseFile: string | undefined;
  /** Where clients of PostgreSQL are listened to, 0 for any; undefined when they are not. */
  readonly postgresPort: number | undefined;
  readonly smtpUrl: string | undefined;
  readonly mailFrom: string;
  /** Where mail to canaries arrives; undefined when it does not arrive here. */
  readonly canarySmtpPort: number | undefined;
  /** Folder with a folder for each source, into which finished logs of its PostgreSQL are put. */
  readonly reconcileDir: string | undefined;
  /** CIDRs of the proxies whose X-Forwarded-For is believed. */
  readonly trustedProxies: readonly string[];
  readonly tls: TlsSettings | undefined;
  /** PEM file of roots that are trusted too, in every connection Cordon opens. */
  readonly trustedRootsFile: string | undefined;
  readonly logLevel: LogLevel;
  readonly signing: SigningSettings;
}

const urlOf = (...protocols: readonly string[]) =>
  z.string().refine((text) => URL.canParse(text) && protocols.includes(new URL(text).protocol), {
    message: `must be a URL that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const isOrigin = (text: string): boolean => {
  const url = URL.parse(text);
  return url !== null && url.username === '' && url.pathname === '/' && url.search === '' && url.hash === '';
};

/** All addresses is no network: everybody could then claim any address. */
const isNetwork = (text: string): boolean =>
  ipaddr.isValid(text) || (ipaddr.isValidCIDR(text) && !text.endsWith('/0'));

const database = urlOf('postgres:', 'postgresql:');

const shape = z.object({
  HOST: z.string().min(1).default('localhost'),
  PORT: z.coerce
    .number('must be a port, 0 to 65535')
    .int('must be a port, 0 to 65535')
    .min(0, 'must be a port, 0 to 65535')
    .max(65_535, 'must be a port, 0 to 65535')
    .default(7400),
  BASE_URL: urlOf('http:', 'https:')
    .refine((text) => isOrigin(text), 'must be scheme, host and port alone, e.g. https://cordon.example.com')
    .optional(),
  DATA_DIR: z.string().min(1).default('./data'),
  DATABASE_URL: database.optional(),
  DATABASE_APP_URL: database.optional(),
  DATABASE_LEDGER_URL: database.optional(),
  CORDON_SECRET: z
    .string()
    .refine((text) => Buffer.from(text, 'base64').length >= 32, 'must be base64 of 32 random bytes or more')
    .optional(),
  CORDON_KEY_PASSPHRASE_FILE: z.string().min(1).optional(),
  ...keyProviderFields,
  LEDGER_SIGNER: z
    .string()
    .regex(/^unix:\/./, 'must be unix: and the absolute path of the socket of `cordon signer`')
    .optional(),
  ...publishingFields,
  CANARY_SMTP_PORT: z.coerce
    .number('must be a port, 1 to 65535')
    .int('must be a port, 1 to 65535')
    .min(1, 'must be a port, 1 to 65535')
    .max(65_535, 'must be a port, 1 to 65535')
    .optional(),
  RECONCILE_DIR: z.string().min(1).optional(),
  POSTGRES_PORT: z.coerce
    .number('must be a port, 0 to 65535')
    .int('must be a port, 0 to 65535')
    .min(0, 'must be a port, 0 to 65535')
    .max(65_535, 'must be a port, 0 to 65535')
    .optional(),
  SMTP_URL: urlOf('smtp:', 'smtps:').optional(),
  MAIL_FROM: z.string().min(3).default('Cordon <cordon@localhost>'),
  TRUSTED_PROXIES: z
    .string()
    .transform((text) =>
      text
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    )
    .refine(
      (cidrs) => cidrs.every(isNetwork),
      'must be addresses or CIDRs with commas between, e.g. 10.0.0.0/8',
    )
    .default([]),
  TLS_CERT: z.string().min(1).optional(),
  TLS_KEY: z.string().min(1).optional(),
  TLS_MIN_VERSION: z.enum(['1.2', '1.3']).default('1.3'),
  TLS_CLIENT_CA: z.string().min(1).optional(),
  TLS_CA: z.string().min(1).optional(),
  // Node would believe anybody then, in every connection.
  NODE_TLS_REJECT_UNAUTHORIZED: z.literal('1', 'must not be 0: certificates are verified').optional(),
  CORDON_SIGNING_P12: z.string().min(1).optional(),
  CORDON_SIGNING_P12_PASSPHRASE_FILE: z.string().min(1).optional(),
  CORDON_TSA_URL: urlOf('http:', 'https:').optional(),
  CORDON_TSA_CA: z.string().min(1).optional(),
  LOG_LEVEL: z.enum(logLevels).default('info'),
});

const LOOPBACK: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '::1', '[::1]']);

/**
 * Reads the settings from an environment.
 * @throws Failure `config-wrong` that names each wrong setting and what it should be; values are not repeated, since
 *   some are secrets
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(env).filter(([, value]) => value !== undefined && value !== ''),
  );
  const parsed = shape.safeParse(given);
  if (!parsed.success) {
    throw wrong(parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`));
  }
  const settings = parsed.data;
  const problems = contradictions(settings);
  const keyProviders = keyProvidersOf(settings, problems);
  const publishing = publishingOf(settings, problems);
  if (problems.length > 0) throw wrong(problems);
  const { DATABASE_APP_URL, DATABASE_LEDGER_URL } = settings;
  return Object.freeze({
    host: settings.HOST,
    port: settings.PORT,
    baseUrl: baseUrlOf(settings),
    dataDir: path.resolve(settings.DATA_DIR),
    databaseUrl: settings.DATABASE_URL,
    givenUrls:
      DATABASE_APP_URL === undefined || DATABASE_LEDGER_URL === undefined
        ? undefined
        : { appUrl: DATABASE_APP_URL, ledgerUrl: DATABASE_LEDGER_URL },
    secret: settings.CORDON_SECRET,
    keyProviders,
    ledgerSigner: settings.LEDGER_SIGNER?.slice('unix:'.length),
    publishing,
    keyPassphraseFile: settings.CORDON_KEY_PASSPHRASE_FILE,
    postgresPort: settings.POSTGRES_PORT,
    smtpUrl: settings.SMTP_URL,
    mailFrom: settings.MAIL_FROM,
    canarySmtpPort: settings.CANARY_SMTP_PORT,
    reconcileDir: settings.RECONCILE_DIR === undefined ? undefined : path.resolve(settings.RECONCILE_DIR),
    trustedProxies: settings.TRUSTED_PROXIES,
    tls: tlsOf(settings),
    trustedRootsFile: settings.TLS_CA,
    logLevel: settings.LOG_LEVEL,
    signing: signingOf(settings),
  });
}

function tlsOf(settings: z.infer<typeof shape>): TlsSettings | undefined {
  const { TLS_CERT: certFile, TLS_KEY: keyFile, TLS_CLIENT_CA: clientCaFile } = settings;
  if (certFile === undefined || keyFile === undefined) return undefined;
  return { certFile, keyFile, clientCaFile, minVersion: `TLSv${settings.TLS_MIN_VERSION}` };
}

function signingOf(settings: z.infer<typeof shape>): SigningSettings {
  const { CORDON_SIGNING_P12: file, CORDON_SIGNING_P12_PASSPHRASE_FILE: passphraseFile } = settings;
  const { CORDON_TSA_URL: url, CORDON_TSA_CA: anchorsFile } = settings;
  return {
    p12: file === undefined || passphraseFile === undefined ? undefined : { file, passphraseFile },
    tsa: url === undefined || anchorsFile === undefined ? undefined : { url, anchorsFile },
  };
}

/** Passkeys need a name (WebAuthn refuses addresses), so the loopback addresses are called localhost. */
function baseUrlOf({ BASE_URL, TLS_CERT, HOST, PORT }: z.infer<typeof shape>): string {
  if (BASE_URL !== undefined) return new URL(BASE_URL).origin;
  const scheme = TLS_CERT === undefined ? 'http' : 'https';
  return new URL(`${scheme}://${LOOPBACK.has(HOST) ? 'localhost' : HOST}:${String(PORT)}`).origin;
}

function contradictions(settings: z.infer<typeof shape>): string[] {
  const problems: string[] = [];
  if ((settings.TLS_CERT === undefined) !== (settings.TLS_KEY === undefined)) {
    problems.push('TLS_CERT and TLS_KEY go together: set both or none.');
  }
  if (settings.TLS_CLIENT_CA !== undefined && settings.TLS_CERT === undefined) {
    problems.push('TLS_CLIENT_CA asks machines for certificates, so TLS_CERT and TLS_KEY are needed too.');
  }
  if ((settings.DATABASE_APP_URL === undefined) !== (settings.DATABASE_LEDGER_URL === undefined)) {
    problems.push('DATABASE_APP_URL and DATABASE_LEDGER_URL go together: set both or none.');
  }
  if (
    (settings.CORDON_SIGNING_P12 === undefined) !==
    (settings.CORDON_SIGNING_P12_PASSPHRASE_FILE === undefined)
  ) {
    problems.push('CORDON_SIGNING_P12 and CORDON_SIGNING_P12_PASSPHRASE_FILE go together: set both or none.');
  }
  if ((settings.CORDON_TSA_URL === undefined) !== (settings.CORDON_TSA_CA === undefined)) {
    problems.push(
      'CORDON_TSA_URL and CORDON_TSA_CA (its root certificates, PEM) go together: set both or none.',
    );
  }
  const open = !LOOPBACK.has(settings.HOST);
  if (open && settings.TLS_CERT === undefined && settings.TRUSTED_PROXIES.length === 0) {
    problems.push(
      'HOST is open to the network, but nothing encrypts: set TLS_CERT and TLS_KEY, or TRUSTED_PROXIES to the proxy that does.',
    );
  }
  if (open && settings.POSTGRES_PORT !== undefined && settings.TLS_CERT === undefined) {
    problems.push(
      'POSTGRES_PORT is open to the network and no proxy encrypts for it: set TLS_CERT and TLS_KEY.',
    );
  }
  if (open && settings.BASE_URL === undefined) {
    problems.push('BASE_URL is needed when HOST is open to the network: the address people type.');
  }
  const seen = settings.BASE_URL === undefined ? null : new URL(settings.BASE_URL);
  if (seen?.protocol === 'http:' && !LOOPBACK.has(seen.hostname)) {
    problems.push('BASE_URL must be https: sign-ins would travel readable, and browsers refuse passkeys.');
  }
  if (
    seen?.protocol === 'https:' &&
    settings.TLS_CERT === undefined &&
    settings.TRUSTED_PROXIES.length === 0
  ) {
    problems.push(
      'BASE_URL is https, but nothing encrypts: set TLS_CERT and TLS_KEY, or TRUSTED_PROXIES to the proxy that does (it must send X-Forwarded-Proto).',
    );
  }
  if (seen?.protocol === 'http:' && settings.TLS_CERT !== undefined) {
    problems.push('BASE_URL must be https, since TLS_CERT is set.');
  }
  return problems;
}

function wrong(problems: readonly string[]): Failure {
  return new Failure('config-wrong', problems.join('\n'));
}
