import { request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { connect, type ConnectionOptions, type TLSSocket } from 'node:tls';
import {
  readHttpHeaders,
  readOcsp,
  tlsVersions,
  weakSuites,
  type EndpointLook,
  type SeenCertificate,
  type SeenHttp,
  type TlsVersion,
  type Unreached,
  type WeakSuite,
} from '@cordon/core/assurance';
import { pinnedLookup, reachOf } from '../../sources/api/addresses.ts';

/** Where an endpoint is, and where it may be. */
export interface Probed {
  readonly host: string;
  readonly port: number;
  readonly reach: 'public' | 'private' | 'loopback';
  readonly speaks: 'http' | 'tls';
}

/** For each connection, from its first packet to the end of the handshake. */
const CONNECT_MS = 5_000;
const HEADER_BYTES = 32 * 1024;
/** What a certificate says of names is its maker's text: so much of it is kept. */
const MOST_TEXT = 200;

/** What OpenSSL calls them; level 0 lets a client of ours ask for what nobody should agree to. */
const SUITES: Readonly<Record<WeakSuite, string>> = {
  'no-encryption': 'eNULL:@SECLEVEL=0',
  'no-authentication': 'aNULL:@SECLEVEL=0',
  'no-forward-secrecy': 'kRSA:@SECLEVEL=0',
};

/**
 * Looks at a server from outside, as anybody could: which TLS versions and weak suites it agrees to, what certificate it
 * shows, and what its first page comes with. Nothing is sent but handshakes and one GET; no redirect is followed.
 * Every connection goes to addresses of the allowed kind alone, looked at as they are used.
 */
export async function probeEndpoint(
  { host, port, reach, speaks }: Probed,
  { lookup = pinnedLookup(reach), connectMs = CONNECT_MS }: ProbeOptions = {},
): Promise<EndpointLook> {
  if (isIP(host) !== 0 && reachOf(host) !== reach) return { reached: false, why: 'forbidden-address' };
  const options: ConnectionOptions = {
    ...{ host, port, lookup, rejectUnauthorized: false },
    ...(isIP(host) === 0 && { servername: host }),
  };
  const shake = (more: ConnectionOptions) => handshake({ ...options, ...more }, connectMs);
  const first = await shake({ ...WIDE, requestOCSP: true });
  if ('why' in first) return { reached: false, why: first.why };
  const versions: TlsVersion[] = [];
  for (const version of tlsVersions) {
    const tried = await shake({ ...WIDE, minVersion: version, maxVersion: version });
    if (!('why' in tried)) versions.push(version);
  }
  const weak: WeakSuite[] = [];
  for (const suite of weakSuites) {
    // Version 1.3 has none of these, and names its suites apart.
    const tried = await shake({ ...WIDE, maxVersion: 'TLSv1.2', ciphers: SUITES[suite] });
    if (!('why' in tried)) weak.push(suite);
  }
  const http = speaks === 'http' ? await firstPage(options, connectMs) : null;
  return {
    reached: true,
    versions,
    weak,
    certificate: { ...first.certificate, matchesHost: first.names(host) },
    http,
  };
}

export interface ProbeOptions {
  /** How names are resolved; another one is for tests. */
  readonly lookup?: LookupFunction;
  readonly connectMs?: number;
}

/** Whatever a server may still agree to. */
const WIDE = { minVersion: 'TLSv1', maxVersion: 'TLSv1.3', ciphers: 'DEFAULT:@SECLEVEL=0' } as const;

interface Shaken {
  readonly certificate: Omit<SeenCertificate, 'matchesHost'>;
  readonly names: (host: string) => boolean;
}

function handshake(
  options: ConnectionOptions,
  connectMs: number,
): Promise<Shaken | { readonly why: Unreached }> {
  return new Promise((resolve) => {
    let [connected, forbidden] = [false, false];
    let staple: Buffer | null = null;
    const { lookup } = options;
    const guarded: LookupFunction = (name, how, callback) => {
      lookup?.(name, how, (error, ...found) => {
        // Told apart from a name that is not there: that one has a code of its own.
        forbidden = error !== null && !('code' in error);
        callback(error, ...found);
      });
    };
    let socket: TLSSocket;
    const end = (what: Shaken | { readonly why: Unreached }) => {
      clearTimeout(waiting);
      socket.destroy();
      resolve(what);
    };
    const failed = () => {
      end({ why: forbidden ? 'forbidden-address' : connected ? 'no-tls' : 'unreachable' });
    };
    const waiting = setTimeout(failed, connectMs);
    try {
      socket = connect({ ...options, lookup: guarded });
    } catch {
      // Suites that our own OpenSSL was built without: nobody can be asked about them.
      clearTimeout(waiting);
      resolve({ why: 'no-tls' });
      return;
    }
    socket.once('connect', () => {
      connected = true;
    });
    socket.on('OCSPResponse', (response: Buffer | null) => {
      staple = response;
    });
    socket.once('error', failed);
    socket.once('close', failed);
    socket.once('secureConnect', () => {
      const shaken = readCertificate(socket, staple);
      end(shaken ?? { why: 'no-tls' });
    });
  });
}

/** OpenSSL's codes for what is wrong with dates alone; those are judged by our own clock. */
const OF_DATES: ReadonlySet<string> = new Set(['CERT_HAS_EXPIRED', 'CERT_NOT_YET_VALID']);

function readCertificate(socket: TLSSocket, staple: Uint8Array | null): Shaken | null {
  const found = socket.getPeerX509Certificate();
  // A suite without a certificate agreed: that it did is all there is to know.
  if (found === undefined) return { certificate: NO_CERTIFICATE, names: () => false };
  const { asymmetricKeyType, asymmetricKeyDetails } = found.publicKey;
  // A string, whatever its type says: the code of the first thing that does not hold.
  const problem: unknown = socket.authorizationError;
  const code = typeof problem === 'string' ? problem : '';
  const trusted = socket.authorized || OF_DATES.has(code) || code === 'ERR_TLS_CERT_ALTNAME_INVALID';
  return {
    certificate: {
      names: short(found.subjectAltName ?? found.subject),
      issuer: short(/(?:^|\n)(?:CN|O)=([^\n]*)/.exec(found.issuer)?.[1] ?? found.issuer),
      notBefore: found.validFromDate.toISOString(),
      notAfter: found.validToDate.toISOString(),
      keyType: asymmetricKeyType ?? 'unknown',
      keyBits: asymmetricKeyDetails?.modulusLength ?? curveBits(asymmetricKeyDetails?.namedCurve),
      signature: found.signatureAlgorithm ?? found.signatureAlgorithmOid,
      ...{ trusted, stapled: staple !== null && staple.length > 0 },
      authoritySays: staple === null ? null : saidOf(staple, found.serialNumber),
    },
    names: (host) => (isIP(host) === 0 ? found.checkHost(host) : found.checkIP(host)) !== undefined,
  };
}

/** Old word is no word: a server may keep what was said before its certificate was revoked. */
function saidOf(staple: Uint8Array, serial: string): Exclude<SeenCertificate['authoritySays'], undefined> {
  const word = readOcsp(staple, serial);
  if (word === null) return null;
  const isOld = word.nextUpdate !== null && word.nextUpdate < Date.now();
  return isOld && word.status === 'good' ? 'stale' : word.status;
}

const NO_CERTIFICATE = {
  ...{ names: '', issuer: '', notBefore: '', notAfter: '', keyType: 'none', keyBits: null, signature: '' },
  ...{ trusted: false, stapled: false },
};

/** `prime256v1`, `secp384r1`: the number in the name is the size. */
function curveBits(curve: string | undefined): number | null {
  const found = /\d{3}/.exec(curve ?? '');
  return found === null ? null : Number(found[0]);
}

function short(text: string): string {
  return text.replaceAll(/[^\x20-\x7e]/g, ' ').slice(0, MOST_TEXT);
}

/** @returns null when nothing answered in HTTP */
function firstPage(options: ConnectionOptions, connectMs: number): Promise<SeenHttp | null> {
  return new Promise((resolve) => {
    const { host, port, servername, lookup } = options;
    const ask = request({
      ...{ host, port, servername, lookup, path: '/', method: 'GET', agent: false },
      ...{ rejectUnauthorized: false, ...WIDE, maxHeaderSize: HEADER_BYTES },
      headers: { 'user-agent': 'cordon', accept: '*/*' },
    });
    const end = (seen: SeenHttp | null) => {
      clearTimeout(waiting);
      ask.destroy();
      resolve(seen);
    };
    const waiting = setTimeout(() => {
      end(null);
    }, connectMs);
    ask.on('error', () => {
      end(null);
    });
    // The headers are all there is to see: what follows them is read by nobody.
    ask.once('response', ({ statusCode = 0, headers }) => {
      end(readHttpHeaders(statusCode, headers));
    });
    ask.end();
  });
}
