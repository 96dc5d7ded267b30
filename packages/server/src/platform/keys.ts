import { createHash, createPrivateKey, createPublicKey, hkdfSync, randomBytes } from 'node:crypto';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Failure } from '@cordon/core/kernel';
import { parseVkey } from '@cordon/ledger';
import { openBytes, sealBytes } from './aead.ts';
import { createPrivate, errno, makeFolder, readIfThere, replacePrivate } from './files.ts';
import { isLocked, lock, readPassphrase, unlock } from './passphrase.ts';

/** Purposes of derived keys. A label is part of the key: never reuse one, never rename one. */
export type KeyLabel =
  | 'better-auth'
  | 'settings'
  | 'openings'
  | 'openings-hash'
  | `data-key:${string}`
  | `db-role:${string}`
  | `detection:${string}`
  | 'canary-address'
  | 'quality-agent'
  | 'quality-outside'
  | 'export-mark'
  | 'device-host'
  | 'badge-numbers'
  | 'assurance'
  | 'near-miss-turns'
  | 'phishing-addresses'
  | 'door-mock'
  | `token:${string}`;

/** The ledger's signing key (Ed25519, RFC 8032). */
export interface SigningKey {
  /** Name in the checkpoint (C2SP signed-note), e.g. `cordon.3f2a9c0d1e4b5a67`. */
  readonly name: string;
  /** 32 bytes; null when another process keeps it. */
  readonly seed: Uint8Array | null;
  /** 32 bytes. */
  readonly publicKey: Uint8Array;
  /** C2SP verifier key: `name+hash+base64(0x01 || public key)`. */
  readonly vkey: string;
}

export interface Keys {
  /** Public, stable name of this installation: 16 hex digits. */
  readonly installation: string;
  readonly ledger: SigningKey;
  /** HKDF-SHA256 (RFC 5869) of the installation secret. Out: 32 bytes, the same for the same label. */
  derive(label: KeyLabel): Uint8Array;
  /** AES-256-GCM. `context` says what this is, e.g. `source:src_1`; the same must be given to unseal. */
  seal(plaintext: string, context: string): string;
  /** @throws Failure `config-wrong` when altered, moved to another context or sealed by another secret */
  unseal(sealed: string, context: string): string;
}

export interface KeyOptions {
  readonly dataDir: string;
  /** CORDON_SECRET, base64 of at least 32 bytes: nothing is then written on disk, and no more read than the ledger's key. */
  readonly secret?: string | undefined;
  /** CORDON_KEY_PASSPHRASE_FILE: the key files on disk are locked with what stands in it, from the next start on. */
  readonly passphraseFile?: string | undefined;
  /** Asks whoever keeps the ledger's key for its verifier key. The seed is then neither made, read nor derived. */
  readonly vkeyOf?: ((origin: string) => Promise<string>) | undefined;
}

const SALT = 'cordon/v1';
const SEALED = 'v1.';
/** DER of a PKCS #8 Ed25519 private key up to the 32 seed bytes (RFC 8410 section 7). */
const PKCS8_ED25519 = Buffer.from('302e020100300506032b657004220420', 'hex');

function secretBytes(text: string, where: string): Buffer {
  const bytes = Buffer.from(text.trim(), 'base64');
  if (bytes.length < 32) {
    throw new Failure(
      'config-wrong',
      `${where} must be base64 of at least 32 random bytes (openssl rand -base64 32).`,
    );
  }
  return bytes;
}

/** @throws Failure `key-unsafe` when others may do with a file or folder what they must not */
export async function refuseOpen(at: string, forbidden: number, mend: string): Promise<void> {
  if (process.platform === 'win32') return;
  const { mode, uid } = await stat(at);
  const own = process.getuid?.();
  if ((mode & forbidden) !== 0) {
    throw new Failure(
      'key-unsafe',
      `${at} has mode ${(mode & 0o777).toString(8)}. Others may have it: mend with ${mend} ${at}`,
    );
  }
  if (uid !== own && uid !== 0) {
    throw new Failure('key-unsafe', `${at} belongs to another user (uid ${String(uid)}). Mend with chown.`);
  }
}

/** The bytes of a key file, made at the first start. One that is not locked yet is, once there is a passphrase. */
async function keyFile(folder: string, name: string, passphrase: string | undefined): Promise<Buffer> {
  const file = path.join(folder, name);
  let text = await readIfThere(file);
  if (text === undefined) {
    const fresh = `${randomBytes(32).toString('base64')}\n`;
    await createPrivate(file, passphrase === undefined ? fresh : await lock(fresh, passphrase, name));
    text = (await readIfThere(file)) ?? '';
  }
  await refuseOpen(file, 0o077, 'chmod 600');
  const bytes = secretBytes(await unlocked(text, file, passphrase), file);
  if (passphrase !== undefined && !isLocked(text)) {
    await replacePrivate(file, await lock(text, passphrase, name));
  }
  return bytes;
}

async function unlocked(text: string, file: string, passphrase: string | undefined): Promise<string> {
  if (!isLocked(text)) return text;
  if (passphrase !== undefined) return unlock(text, passphrase, path.basename(file));
  throw new Failure('config-wrong', `${file} is locked: name its passphrase in CORDON_KEY_PASSPHRASE_FILE.`);
}

const hkdf = (master: Uint8Array, label: string): Buffer =>
  Buffer.from(hkdfSync('sha256', master, SALT, label, 32));

function signingKey(name: string, seed: Buffer): SigningKey {
  const der = Buffer.concat([PKCS8_ED25519, seed]);
  const spki = createPublicKey(createPrivateKey({ key: der, format: 'der', type: 'pkcs8' })).export({
    format: 'der',
    type: 'spki',
  });
  const publicKey = spki.subarray(-32);
  // C2SP signed-note: key id = first 4 bytes of SHA-256(name || 0x0A || 0x01 || public key).
  const typed = Buffer.concat([Buffer.from([1]), publicKey]);
  const id = createHash('sha256').update(`${name}\n`).update(typed).digest('hex').slice(0, 8);
  return {
    name,
    seed: new Uint8Array(seed),
    publicKey: new Uint8Array(publicKey),
    vkey: `${name}+${id}+${typed.toString('base64')}`,
  };
}

/** @throws Failure `config-wrong` when the key is of another ledger */
function keptElsewhere(name: string, vkey: string): SigningKey {
  const key = parseVkey(vkey);
  if (key.name !== name) {
    throw new Failure('config-wrong', `The ledger's key is that of ${key.name}; this ledger is ${name}.`);
  }
  return { name, seed: null, publicKey: key.publicKey, vkey };
}

function seal(key: Uint8Array, plaintext: string, context: string): string {
  return SEALED + sealBytes(key, Buffer.from(plaintext), context).toString('base64url');
}

function unseal(key: Uint8Array, sealed: string, context: string): string {
  const raw = Buffer.from(sealed.startsWith(SEALED) ? sealed.slice(SEALED.length) : '', 'base64url');
  try {
    return openBytes(key, raw, context).toString('utf8');
  } catch (error) {
    throw new Failure(
      'config-wrong',
      `A sealed setting (${context}) does not open: it was altered, or the installation secret is another one.`,
      error,
    );
  }
}

async function load(options: KeyOptions): Promise<{ master: Buffer; seed: Buffer | undefined }> {
  const folder = path.join(options.dataDir, 'keys');
  const { passphraseFile } = options;
  const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile);
  const open = (name: string, text: string) => unlocked(text, path.join(folder, name), passphrase);
  if (options.secret !== undefined) {
    const master = secretBytes(options.secret, 'CORDON_SECRET');
    const onDisk = await readIfThere(path.join(folder, 'master')).catch(() => undefined);
    if (onDisk !== undefined && !secretBytes(await open('master', onDisk), folder).equals(master)) {
      throw new Failure(
        'config-wrong',
        `CORDON_SECRET differs from the key in ${folder}: what was sealed with that key would be lost. Unset CORDON_SECRET or move the folder away.`,
      );
    }
    // A file alone is what the derived key gave way to; an older key there signs nothing, since the ledger knows its own.
    const ledger =
      options.vkeyOf === undefined
        ? await readIfThere(path.join(folder, 'ledger')).catch(() => undefined)
        : undefined;
    return {
      master,
      seed: ledger === undefined ? undefined : secretBytes(await open('ledger', ledger), folder),
    };
  }
  return inFolder(folder, async () => ({
    master: await keyFile(folder, 'master', passphrase),
    seed: options.vkeyOf === undefined ? await keyFile(folder, 'ledger', passphrase) : undefined,
  }));
}

/** Makes the folder of keys and reads from it. */
async function inFolder<T>(folder: string, work: () => Promise<T>): Promise<T> {
  try {
    await makeFolder(folder, 0o700);
    // Whoever may write in the folder can put their own key there.
    await refuseOpen(folder, 0o022, 'chmod 700');
    return await work();
  } catch (error) {
    const code = errno(error);
    // ENOENT: a file system that takes no folders, such as /proc.
    if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM' || code === 'ENOENT') {
      throw new Failure(
        'folder-read-only',
        `Cannot keep keys in ${folder} (${code}). Choose another DATA_DIR or set CORDON_SECRET.`,
        error,
      );
    }
    throw error;
  }
}

/**
 * The secrets of this installation, made once below `<dataDir>/keys`. With CORDON_SECRET on a machine that keeps no
 * disk, the ledger's key is derived from it, so that every replica and every restart signs alike; unless it gave way to
 * one that is a file.
 * @throws Failure `key-unsafe` when others may read a key file, `config-wrong`, `folder-read-only`
 */
export async function loadKeys(options: KeyOptions): Promise<Keys> {
  const { master, seed } = await load(options);
  const installation = hkdf(master, 'installation').toString('hex').slice(0, 16);
  const settings = hkdf(master, 'settings');
  const name = `cordon.${installation}`;
  return {
    installation,
    ledger:
      options.vkeyOf === undefined
        ? signingKey(name, (seed ?? hkdf(master, 'ledger')).subarray(0, 32))
        : keptElsewhere(name, await options.vkeyOf(name)),
    derive: (label) => new Uint8Array(hkdf(master, label)),
    seal: (plaintext, context) => seal(settings, plaintext, context),
    unseal: (sealed, context) => unseal(settings, sealed, context),
  };
}

/**
 * The ledger's key alone, for the process that signs and holds no other secret. Made once below `<dataDir>/keys`.
 * @param name the ledger it signs for
 * @throws Failure `key-unsafe`, `config-wrong`, `folder-read-only`
 */
export async function loadLedgerKey(
  dataDir: string,
  name: string,
  passphraseFile?: string,
): Promise<SigningKey> {
  const folder = path.join(dataDir, 'keys');
  const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile);
  const seed = await inFolder(folder, () => keyFile(folder, 'ledger', passphrase));
  return signingKey(name, seed.subarray(0, 32));
}

/**
 * The key the ledger is to have next, made once below `<dataDir>/keys` and there again after a try that broke off.
 * @param derived whether the key in use may be derived from CORDON_SECRET: then the next one is a file, which takes its place
 * @throws Failure `config-wrong` when the key in use is neither a file there nor derived
 */
export async function prepareLedgerKey(
  dataDir: string,
  name: string,
  {
    passphraseFile,
    derived = false,
  }: { readonly passphraseFile?: string | undefined; readonly derived?: boolean } = {},
): Promise<SigningKey> {
  const folder = path.join(dataDir, 'keys');
  if (!derived && (await readIfThere(path.join(folder, 'ledger'))) === undefined)
    throw new Failure('config-wrong', `There is no ${folder}/ledger: it is the key that would be changed.`);
  const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile);
  const seed = await inFolder(folder, () => keyFile(folder, NEXT, passphrase));
  return signingKey(name, seed.subarray(0, 32));
}

/** Puts the next key in the place of the one in use, which is then gone. Once the ledger says so, and not before. */
export async function installLedgerKey(
  dataDir: string,
  { seed }: SigningKey,
  passphraseFile?: string,
): Promise<void> {
  if (seed === null) throw new Error('the next key is kept by another process');
  const folder = path.join(dataDir, 'keys');
  const text = `${Buffer.from(seed).toString('base64')}\n`;
  const passphrase = passphraseFile === undefined ? undefined : await readPassphrase(passphraseFile);
  const kept = passphrase === undefined ? text : await lock(text, passphrase, 'ledger');
  await replacePrivate(path.join(folder, 'ledger'), kept);
  await rm(path.join(folder, NEXT));
}

const NEXT = 'ledger.next';
