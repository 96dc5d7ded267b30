import { createHash, randomBytes } from 'node:crypto';
import { Failure } from '@cordon/core/kernel';
import type { KeyProvider } from '../../keyProvider.ts';
import { CKA, CKK_AES, CKO } from './constants.ts';
import type { Pkcs11Module } from './module.ts';
import { openTokenSession, type Pkcs11Settings } from './session.ts';

export type { Pkcs11Settings } from './session.ts';

/** A provider that holds a connection. */
export interface Pkcs11KeyProvider extends KeyProvider {
  close(): Promise<void>;
}

const NAME = 'pkcs11';
const WRAPPED = /^pkcs11\.(\d{1,6}\.[0-9a-f]{8})\.([A-Za-z0-9_-]{38,400})$/;
const NONCE = 12;

/** A key of a context, by its label: `<context>.<version>.<random>`. */
interface KeyOnToken {
  readonly handle: number;
  readonly name: string;
  readonly version: number;
}

/**
 * Keys on a token (HSM, smart card), one AES-256 key a context and version. They are made there, are not extractable,
 * and do nothing but AES-GCM; the context is authenticated with what is wrapped.
 * @throws Failure `config-wrong`, `key-unsafe`
 */
export async function openPkcs11KeyProvider(settings: Pkcs11Settings): Promise<Pkcs11KeyProvider> {
  const token = await openTokenSession(settings);

  const isMarked = async (module: Pkcs11Module, session: number, context: string): Promise<boolean> =>
    (await module.find(session, [...markOf(context)])).length > 0;

  const keysOf = async (module: Pkcs11Module, session: number, context: string): Promise<KeyOnToken[]> => {
    if (await isMarked(module, session, context)) throw new Failure('key-destroyed', context);
    const handles = await module.find(session, [
      [CKA.class, CKO.secretKey],
      [CKA.id, idOf(context)],
      // Made there: whoever brought a key in from outside knows it. One still being made is not said to be local yet.
      [CKA.local, true],
    ]);
    const keys: KeyOnToken[] = [];
    for (const handle of handles) {
      const label = (await module.readBytes(session, handle, CKA.label)).toString('utf8');
      const name = label.slice(labelOf(context, '').length);
      keys.push({ handle, name, version: Number.parseInt(name, 10) });
    }
    // Two replicas may each have made a key of one version: both open what they wrapped.
    return keys.toSorted((a, b) => a.version - b.version || a.name.localeCompare(b.name, 'en'));
  };

  const make = async (module: Pkcs11Module, session: number, context: string, version: number) => {
    const name = `${String(version)}.${randomBytes(4).toString('hex')}`;
    const handle = await module.generateKey(session, [
      [CKA.class, CKO.secretKey],
      [CKA.keyType, CKK_AES],
      [CKA.valueLen, 32],
      [CKA.id, idOf(context)],
      [CKA.label, Buffer.from(labelOf(context, name))],
      [CKA.token, true],
      [CKA.private, true],
      [CKA.sensitive, true],
      [CKA.extractable, false],
      [CKA.encrypt, true],
      [CKA.decrypt, true],
      [CKA.wrap, false],
      [CKA.unwrap, false],
    ]);
    return { handle, name, version };
  };

  return {
    name: NAME,

    wrap: (dataKey, context) =>
      token.run(async (module, session) => {
        const newest = (await keysOf(module, session, context)).at(-1);
        const { handle, name } = newest ?? (await make(module, session, context, 1));
        const nonce = randomBytes(NONCE);
        const how = { nonce, aad: Buffer.from(context) };
        const sealed = await module.encrypt(session, handle, how, dataKey);
        return `${NAME}.${name}.${Buffer.concat([nonce, sealed]).toString('base64url')}`;
      }),

    async unwrap(wrapped, context) {
      const [, name, text] = WRAPPED.exec(wrapped) ?? [];
      if (name === undefined || text === undefined) {
        throw new Failure('key-unavailable', 'wrapped by another key provider');
      }
      const raw = Buffer.from(text, 'base64url');
      return token.run(async (module, session) => {
        const [handle] = await module.find(session, [
          [CKA.class, CKO.secretKey],
          [CKA.label, Buffer.from(labelOf(context, name))],
        ]);
        if (handle === undefined) {
          // Tells a key that was destroyed from one that is lost.
          await keysOf(module, session, context);
          throw new Failure(
            'key-unavailable',
            `no key ${name} for ${context} on the token ${settings.token}`,
          );
        }
        const how = { nonce: raw.subarray(0, NONCE), aad: Buffer.from(context) };
        return module.decrypt(session, handle, how, raw.subarray(NONCE));
      });
    },

    rotate: (context) =>
      token.run(async (module, session) => {
        const newest = (await keysOf(module, session, context)).at(-1);
        await make(module, session, context, (newest?.version ?? 0) + 1);
        return true;
      }),

    destroy: (context) =>
      token.run(async (module, session) => {
        // First the mark: whatever happens next, no new key is made for what is to be gone.
        if (!(await isMarked(module, session, context))) {
          await module.createObject(session, [...markOf(context), [CKA.token, true], [CKA.private, true]]);
        }
        for (const handle of await module.find(session, [
          [CKA.class, CKO.secretKey],
          [CKA.id, idOf(context)],
        ])) {
          await module.destroyObject(session, handle);
        }
        return true;
      }),

    isDestroyed: (context) => token.run((module, session) => isMarked(module, session, context)),

    close: () => token.close(),
  };
}

/** CKA_ID of every key of a context; 16 bytes, since some tokens take no more. */
function idOf(context: string): Buffer {
  return createHash('sha256').update(context).digest().subarray(0, 16);
}

function labelOf(context: string, name: string): string {
  return `cordon:${idOf(context).toString('hex')}:${name}`;
}

/** The object that says a context was destroyed. */
function markOf(context: string) {
  return [
    [CKA.class, CKO.data],
    [CKA.application, Buffer.from('cordon')],
    [CKA.label, Buffer.from(labelOf(context, 'destroyed'))],
  ] as const;
}
