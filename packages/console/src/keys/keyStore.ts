const DATABASE = 'cordon-keys';
const STORE = 'keys';

interface KeptPair extends CryptoKeyPair {
  readonly madeFor?: string | null;
}

/**
 * Keeps key pairs whose private half cannot be exported, in this browser's IndexedDB. Script on this page can use such a
 * key while it runs but can never read or send it.
 */
export async function loadKey(name: string): Promise<KeptPair | null> {
  const found: unknown = await inStore('readonly', (store) => store.get(name));
  return isKeyPair(found) ? found : null;
}

/** @param madeFor what the pair belongs to, to be told when it is loaded */
export async function saveKey(
  name: string,
  { privateKey, publicKey }: CryptoKeyPair,
  madeFor: string | null = null,
): Promise<void> {
  await inStore('readwrite', (store) => store.put({ privateKey, publicKey, madeFor }, name));
}

export async function dropKey(name: string): Promise<void> {
  await inStore('readwrite', (store) => store.delete(name));
}

async function inStore<T>(
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  const opening = indexedDB.open(DATABASE, 1);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore(STORE);
  };
  const database = await settled(opening);
  try {
    return await settled(work(database.transaction(STORE, mode).objectStore(STORE)));
  } finally {
    database.close();
  }
}

function settled<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => {
      resolve(request.result);
    };
    request.onerror = () => {
      reject(request.error ?? new Error('IndexedDB failed'));
    };
  });
}

function isKeyPair(value: unknown): value is KeptPair {
  return typeof value === 'object' && value !== null && 'privateKey' in value && 'publicKey' in value;
}
