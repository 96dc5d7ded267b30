import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { HttpTimestampAuthority, type Signer, type TimestampAuthority } from '@libpdf/core';
import { readCertificate, readTimestamp, type Certificate } from '@cordon/core/agreements';
import { Failure } from '@cordon/core/kernel';
import type { Pool } from 'pg';
import type { Keys } from '../keys.ts';
import { sealCrypto } from '../sealCrypto.ts';
import { exportKey, importKey, type Identified, type Subject } from './certificates.ts';
import { mustBeValid, openP12 } from './operatorsCertificate.ts';
import { makeOwn, oneTimeSigner, type Own } from './own.ts';
import { certificatesOfPem } from './pem.ts';
import { ownTimestamps } from './timestamps.ts';

/** How documents are signed here, where the operator does not leave it to us. */
export interface SigningSettings {
  readonly p12: { readonly file: string; readonly passphraseFile: string } | undefined;
  readonly tsa: { readonly url: string; readonly anchorsFile: string } | undefined;
}

/** What a signature or a timestamp has to lead to. */
export interface Anchors {
  readonly signatures: readonly Uint8Array[];
  readonly timestamps: readonly Uint8Array[];
}

/** Certifies and timestamps the signatures on documents. */
export interface SigningAuthority {
  /**
   * A signer for one document. With our own authority its key was made for it and is gone afterwards, so that nobody
   * can ever sign with it again.
   * @throws Failure `signing-unavailable`
   */
  signerFor(subject: Subject, at: Date): Promise<Signer>;
  readonly timestamps: TimestampAuthority;
  /** Those of today and of all days before. */
  anchors(): Promise<Anchors>;
}

/**
 * Opens the authority of this installation, made at its first start: a certificate authority and a timestamp authority,
 * their keys sealed with the installation's key. The operator's own certificate and timestamp service come first.
 * @throws Failure `config-wrong`
 */
export async function openAuthority(
  pool: Pick<Pool, 'query'>,
  keys: Pick<Keys, 'seal' | 'unseal' | 'installation'>,
  settings: SigningSettings,
  now: () => Date,
): Promise<SigningAuthority> {
  const own = await ownAuthority(pool, keys, now());
  const p12 =
    settings.p12 === undefined ? null : await openP12(settings.p12.file, settings.p12.passphraseFile, now());
  const tsaAnchors =
    settings.tsa === undefined ? [own.root.certificate] : await readAnchors(settings.tsa.anchorsFile);
  await remember(pool, 'signatures', [own.root.certificate, ...(p12 === null ? [] : [p12.anchor])], now());
  await remember(pool, 'timestamps', tsaAnchors, now());
  return {
    async signerFor(subject, at) {
      if (p12 !== null) {
        try {
          mustBeValid(p12.certificate, settings.p12?.file ?? '', at);
        } catch (error) {
          throw new Failure('signing-unavailable', 'the operator’s certificate is not valid now', error);
        }
        return p12.signer;
      }
      return oneTimeSigner(own, subject, at);
    },
    timestamps:
      settings.tsa === undefined
        ? ownTimestamps(own.timestamps, now)
        : checked(new HttpTimestampAuthority(settings.tsa.url), tsaAnchors.map(readCertificate)),
    async anchors() {
      const { rows } = await pool.query<{ purpose: keyof Anchors; certificate: Buffer }>(
        'SELECT purpose, certificate FROM cordon.signing_anchors ORDER BY added_at, fingerprint',
      );
      const of = (wanted: keyof Anchors) =>
        rows.filter(({ purpose }) => purpose === wanted).map(({ certificate }) => certificate);
      return { signatures: of('signatures'), timestamps: of('timestamps') };
    },
  };
}

/** A timestamp that our verifier would not take is refused now, not found out when somebody checks the document. */
function checked(authority: TimestampAuthority, anchors: readonly Certificate[]): TimestampAuthority {
  return {
    async timestamp(digest, algorithm) {
      let token: Uint8Array;
      try {
        token = await authority.timestamp(digest, algorithm);
        readTimestamp(token, digest, anchors, sealCrypto);
      } catch (error) {
        throw new Failure(
          'signing-unavailable',
          'the timestamp service gave no timestamp that can be used',
          error,
        );
      }
      return token;
    },
  };
}

async function ownAuthority(
  pool: Pick<Pool, 'query'>,
  keys: Pick<Keys, 'seal' | 'unseal' | 'installation'>,
  at: Date,
): Promise<Own> {
  const kept = async (): Promise<Own | null> => {
    const { rows } = await pool.query<
      Record<'certificate' | 'timestamps', Buffer> & Record<'key' | 'timestamp_key', string>
    >('SELECT certificate, key, timestamps, timestamp_key FROM cordon.signing_authority');
    const [row] = rows;
    if (row === undefined) return null;
    const opened = async (sealed: string, context: string, certificate: Buffer): Promise<Identified> => ({
      privateKey: await importKey(keys.unseal(sealed, context)),
      certificate: new Uint8Array(certificate),
    });
    return {
      root: await opened(row.key, ROOT, row.certificate),
      timestamps: await opened(row.timestamp_key, TIMESTAMPS, row.timestamps),
    };
  };
  const known = await kept();
  if (known !== null) return known;
  const { root, timestamps } = await makeOwn(keys.installation, at);
  // Two replicas may start at once: the first one's authority is everybody's.
  await pool.query(
    `INSERT INTO cordon.signing_authority (certificate, key, timestamps, timestamp_key, made_at)
     VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
    [
      Buffer.from(root.certificate),
      keys.seal(await exportKey(root.privateKey), ROOT),
      Buffer.from(timestamps.certificate),
      keys.seal(await exportKey(timestamps.privateKey), TIMESTAMPS),
      at,
    ],
  );
  const made = await kept();
  if (made === null) throw new Error('the authority is gone');
  return made;
}

/** What the keys are sealed as; part of the seal. */
const ROOT = 'signing-authority';
const TIMESTAMPS = 'timestamp-authority';

async function readAnchors(file: string): Promise<readonly Uint8Array[]> {
  try {
    const anchors = certificatesOfPem(await readFile(file, 'utf8'));
    for (const anchor of anchors) readCertificate(anchor);
    if (anchors.length > 0) return anchors;
  } catch (error) {
    throw new Failure('config-wrong', `CORDON_TSA_CA: ${file} cannot be read as PEM certificates.`, error);
  }
  throw new Failure('config-wrong', `CORDON_TSA_CA: ${file} holds no certificate.`);
}

async function remember(
  pool: Pick<Pool, 'query'>,
  purpose: keyof Anchors,
  certificates: readonly Uint8Array[],
  at: Date,
): Promise<void> {
  for (const certificate of certificates) {
    await pool.query(
      `INSERT INTO cordon.signing_anchors (fingerprint, purpose, certificate, added_at)
       VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [hash('sha256', certificate, 'buffer'), purpose, Buffer.from(certificate), at],
    );
  }
}
