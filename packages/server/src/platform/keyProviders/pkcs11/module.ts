import koffi from 'koffi';
import { CKF_OS_LOCKING_OK, CKM, CKR } from './constants.ts';

/** An attribute of an object (section 3.4): a number, a yes or no, or bytes. */
export type Attribute = readonly [type: number, value: number | boolean | Uint8Array];

/** A call of the module that was not answered CKR_OK. */
export class Pkcs11Error extends Error {
  readonly rv: number;
  constructor(call: string, rv: number) {
    super(`${call} answered 0x${rv.toString(16)}`);
    this.rv = rv;
  }
}

/** What is used of a PKCS #11 module; names without their `C_`. Every call runs on a thread of its own. */
export interface Pkcs11Module {
  /** Slots with a token, and the label of each (sections 5.5). */
  tokens(): Promise<readonly { readonly slot: number; readonly label: string }[]>;
  openSession(slot: number, flags: number): Promise<number>;
  closeSession(session: number): Promise<void>;
  login(session: number, user: number, pin: Uint8Array): Promise<void>;
  find(session: number, template: readonly Attribute[]): Promise<readonly number[]>;
  readBytes(session: number, object: number, type: number): Promise<Buffer>;
  generateKey(session: number, template: readonly Attribute[]): Promise<number>;
  createObject(session: number, template: readonly Attribute[]): Promise<number>;
  destroyObject(session: number, object: number): Promise<void>;
  /** AES-GCM with a tag of 128 bits; the tag follows the ciphertext (Current Mechanisms 2.40, section 2.12.3). */
  encrypt(session: number, key: number, how: Gcm, text: Uint8Array): Promise<Buffer>;
  decrypt(session: number, key: number, how: Gcm, sealed: Uint8Array): Promise<Buffer>;
}

export interface Gcm {
  /** 12 bytes. */
  readonly nonce: Uint8Array;
  readonly aad: Uint8Array;
}

const TAG_BITS = 128;
const MOST_OBJECTS = 1000;
const MOST_BYTES = 4096;

/*
 * Structures of the specification. CK_ULONG is `unsigned long`; outside Windows, which is not supported here, they have
 * their natural alignment.
 */
const attributeType = koffi.struct({ type: 'ulong', pValue: 'uint8_t *', ulValueLen: 'ulong' });
const gcmType = koffi.struct({
  pIv: 'uint8_t *',
  ulIvLen: 'ulong',
  ulIvBits: 'ulong',
  pAAD: 'uint8_t *',
  ulAADLen: 'ulong',
  ulTagBits: 'ulong',
});
const mechanismType = koffi.struct({
  mechanism: 'ulong',
  pParameter: koffi.pointer(gcmType),
  ulParameterLen: 'ulong',
});
const initializeType = koffi.struct({
  CreateMutex: 'void *',
  DestroyMutex: 'void *',
  LockMutex: 'void *',
  UnlockMutex: 'void *',
  flags: 'ulong',
  pReserved: 'void *',
});

const mechanism = koffi.pointer(mechanismType);
const attributes = koffi.pointer(attributeType);
const ulongOut = koffi.out(koffi.pointer('ulong'));
const ulongInOut = koffi.inout(koffi.pointer('ulong'));

/** Signatures of the exported functions (section 5). Byte strings that are written to are Buffers of ours. */
const SIGNATURES = {
  C_Initialize: [koffi.pointer(initializeType)],
  C_GetSlotList: ['uint8_t', 'void *', ulongInOut],
  C_GetTokenInfo: ['ulong', 'void *'],
  C_OpenSession: ['ulong', 'ulong', 'void *', 'void *', ulongOut],
  C_CloseSession: ['ulong'],
  C_Login: ['ulong', 'ulong', 'void *', 'ulong'],
  C_FindObjectsInit: ['ulong', attributes, 'ulong'],
  C_FindObjects: ['ulong', 'void *', 'ulong', ulongOut],
  C_FindObjectsFinal: ['ulong'],
  C_GetAttributeValue: ['ulong', 'ulong', koffi.inout(attributes), 'ulong'],
  C_GenerateKey: ['ulong', mechanism, attributes, 'ulong', ulongOut],
  C_CreateObject: ['ulong', attributes, 'ulong', ulongOut],
  C_DestroyObject: ['ulong', 'ulong'],
  C_EncryptInit: ['ulong', mechanism, 'ulong'],
  C_Encrypt: ['ulong', 'void *', 'ulong', 'void *', ulongInOut],
  C_DecryptInit: ['ulong', mechanism, 'ulong'],
  C_Decrypt: ['ulong', 'void *', 'ulong', 'void *', ulongInOut],
} as const;

type Name = keyof typeof SIGNATURES;
type Call = (name: Name, ...args: unknown[]) => Promise<void>;

/** Bytes of CK_TOKEN_INFO up to any version: it begins with the label, 32 bytes padded with blanks (section 3.2). */
const TOKEN_INFO_BYTES = 512;
const LABEL_BYTES = 32;
const ULONG_BYTES = koffi.sizeof('ulong');

/**
 * Loads a module and initialises it, with the locks of the operating system (section 5.4).
 * @throws Error when there is no such module, or it does not initialise
 */
export async function loadModule(file: string): Promise<Pkcs11Module> {
  const library = koffi.load(file);
  const functions = new Map<Name, ReturnType<typeof library.func>>();
  const functionOf = (name: Name) => {
    const known = functions.get(name) ?? library.func(name, 'ulong', [...SIGNATURES[name]]);
    functions.set(name, known);
    return known;
  };
  // The module reads and writes our Buffers from another thread: nothing may be collected before it is done.
  const held = new Set<readonly unknown[]>();
  const rvOf = (name: Name, args: readonly unknown[]): Promise<number> =>
    new Promise((resolve, reject) => {
      held.add(args);
      functionOf(name).async(...args, (error: Error | null, rv: number | bigint) => {
        held.delete(args);
        if (error === null) resolve(Number(rv));
        else reject(error);
      });
    });
  const call: Call = async (name, ...args) => {
    const rv = await rvOf(name, args);
    if (rv !== CKR.ok) throw new Pkcs11Error(name, rv);
  };
  const begin = await rvOf('C_Initialize', [{ ...NO_MUTEXES, flags: CKF_OS_LOCKING_OK, pReserved: null }]);
  if (begin !== CKR.ok && begin !== CKR.alreadyInitialized) throw new Pkcs11Error('C_Initialize', begin);
  return over(call);
}

const NO_MUTEXES = { CreateMutex: null, DestroyMutex: null, LockMutex: null, UnlockMutex: null };

function over(call: Call): Pkcs11Module {
  const handleOf = async (name: Name, ...args: unknown[]): Promise<number> => {
    const handle: (number | bigint)[] = [0];
    await call(name, ...args, handle);
    return Number(handle[0]);
  };
  const crypt = async (
    [init, run]: readonly ['C_EncryptInit', 'C_Encrypt'] | readonly ['C_DecryptInit', 'C_Decrypt'],
    [session, key]: readonly [number, number],
    how: Gcm,
    input: Uint8Array,
  ): Promise<Buffer> => {
    await call(init, session, gcm(how), key);
    const output = Buffer.alloc(input.length + TAG_BITS / 8);
    const length: (number | bigint)[] = [output.length];
    await call(run, session, Buffer.from(input), input.length, output, length);
    return output.subarray(0, Number(length[0]));
  };
  return {
    async tokens() {
      const count: (number | bigint)[] = [0];
      await call('C_GetSlotList', 1, null, count);
      const list = Buffer.alloc(Math.max(1, Number(count[0])) * ULONG_BYTES);
      await call('C_GetSlotList', 1, list, count);
      const slots = ulongs(list, Number(count[0]));
      return Promise.all(
        slots.map(async (slot) => {
          const info = Buffer.alloc(TOKEN_INFO_BYTES);
          await call('C_GetTokenInfo', slot, info);
          return { slot, label: info.toString('utf8', 0, LABEL_BYTES).trimEnd() };
        }),
      );
    },
    openSession: (slot, flags) => handleOf('C_OpenSession', slot, flags, null, null),
    closeSession: (session) => call('C_CloseSession', session),
    login: (session, user, pin) => call('C_Login', session, user, Buffer.from(pin), pin.length),
    async find(session, template) {
      await call('C_FindObjectsInit', session, template.map(attribute), template.length);
      try {
        const found = Buffer.alloc(MOST_OBJECTS * ULONG_BYTES);
        return ulongs(found, await handleOf('C_FindObjects', session, found, MOST_OBJECTS));
      } finally {
        await call('C_FindObjectsFinal', session);
      }
    },
    async readBytes(session, object, type) {
      const value = Buffer.alloc(MOST_BYTES);
      const asked = [{ type, pValue: value, ulValueLen: value.length }];
      await call('C_GetAttributeValue', session, object, asked, 1);
      return value.subarray(0, Number(asked[0]?.ulValueLen));
    },
    generateKey: (session, template) =>
      handleOf(
        'C_GenerateKey',
        session,
        { mechanism: CKM.aesKeyGen, pParameter: null, ulParameterLen: 0 },
        template.map(attribute),
        template.length,
      ),
    createObject: (session, template) =>
      handleOf('C_CreateObject', session, template.map(attribute), template.length),
    destroyObject: (session, object) => call('C_DestroyObject', session, object),
    encrypt: (session, key, how, text) => crypt(['C_EncryptInit', 'C_Encrypt'], [session, key], how, text),
    decrypt: (session, key, how, sealed) =>
      crypt(['C_DecryptInit', 'C_Decrypt'], [session, key], how, sealed),
  };
}

function attribute([type, value]: Attribute): object {
  const bytes = bytesOf(value);
  return { type, pValue: bytes, ulValueLen: bytes.length };
}

/** CK_ULONG, CK_BBOOL or bytes, as they lie in memory. */
function bytesOf(value: number | boolean | Uint8Array): Buffer {
  if (typeof value === 'boolean') return Buffer.from([value ? 1 : 0]);
  if (typeof value !== 'number') return Buffer.from(value);
  const bytes = Buffer.alloc(ULONG_BYTES);
  koffi.encode(bytes, 'ulong', value);
  return bytes;
}

function gcm({ nonce, aad }: Gcm): object {
  return {
    mechanism: CKM.aesGcm,
    pParameter: {
      pIv: Buffer.from(nonce),
      ulIvLen: nonce.length,
      ulIvBits: nonce.length * 8,
      pAAD: Buffer.from(aad),
      ulAADLen: aad.length,
      ulTagBits: TAG_BITS,
    },
    ulParameterLen: koffi.sizeof(gcmType),
  };
}

function ulongs(bytes: Buffer, count: number): number[] {
  return Array.from({ length: count }, (_, at) => Number(koffi.decode(bytes, at * ULONG_BYTES, 'ulong')));
}
