import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** PEM files of one certificate. */
export interface PemFiles {
  readonly cert: string;
  readonly key: string;
}

export interface TestAuthority {
  /** PEM file of the root. */
  readonly ca: string;
  /** @param san e.g. `DNS:localhost` */
  certify(name: string, san: string): PemFiles;
  /** An OCSP response over a certificate it made: valid (`V`) or revoked (`R`), good for a day. */
  says(name: string, mark: 'V' | 'R'): Buffer;
  remove(): void;
}

const OPENSSL = 'openssl';
const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes'] as const;

/** An authority in a folder of its own, made with OpenSSL. */
export function testAuthority(): TestAuthority {
  const folder = mkdtempSync(path.join(tmpdir(), 'tls-'));
  const at = (name: string): string => path.join(folder, name);
  const openssl = (...argv: readonly string[]): void => {
    execFileSync(OPENSSL, argv, { cwd: folder, stdio: 'pipe' });
  };
  const root = ['-subj', '/CN=Test root', '-addext', 'basicConstraints=critical,CA:TRUE'];
  openssl('req', '-x509', ...EC, ...root, '-days', '30', '-keyout', 'ca.key', '-out', 'ca.pem');
  return {
    ca: at('ca.pem'),
    certify(name, san) {
      const leaf = ['-subj', `/CN=${name}`, '-addext', `subjectAltName=${san}`];
      const files = ['-keyout', `${name}.key`, '-out', `${name}.pem`];
      openssl('req', '-x509', '-CA', 'ca.pem', '-CAkey', 'ca.key', ...EC, ...leaf, '-days', '20', ...files);
      return { cert: at(`${name}.pem`), key: at(`${name}.key`) };
    },
    says(name, mark) {
      const { serialNumber } = new X509Certificate(readFileSync(at(`${name}.pem`)));
      const revokedAt = mark === 'R' ? '251101000000Z' : '';
      const line = [mark, '491231000000Z', revokedAt, serialNumber, 'unknown', `/CN=${name}`];
      writeFileSync(at('index.txt'), `${line.join('\t')}\n`);
      const responder = ['-index', 'index.txt', '-rsigner', 'ca.pem', '-rkey', 'ca.key', '-CA', 'ca.pem'];
      const asked = ['-issuer', 'ca.pem', '-cert', `${name}.pem`, '-ndays', '1', '-noverify'];
      openssl('ocsp', ...responder, ...asked, '-respout', 'word.der');
      return readFileSync(at('word.der'));
    },
    remove: () => {
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
