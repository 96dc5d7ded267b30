import { verifyLog, parseVkey } from '@cordon/ledger';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createBook, type Book } from '../../../packages/server/src/ledger/book.ts';
import { openPlace } from '../../../packages/server/src/ledger/publishing/place.ts';
import { publishLog } from '../../../packages/server/src/ledger/publishing/publishing.ts';
import { openPools, type Pools } from '../../../packages/server/src/platform/db.ts';
import { sha256 } from '../../../packages/server/src/platform/hashing.ts';
import { silentLog } from '../../../packages/server/src/platform/log.ts';
import { testDatabase, type TestDatabase } from '../../support/database.ts';
import { appenderOf, ledgerRecord, storedIn } from '../../support/ledger.ts';
import { openStore, type Store } from './server.ts';

let database: TestDatabase;
let pools: Pools;
let book: Book;
let store: Store;

beforeAll(async () => {
  [database, store] = await Promise.all([testDatabase(), openStore('cordon-log')]);
  pools = openPools(database, silentLog);
  book = createBook(storedIn(pools), database.keys.ledger.vkey, sha256);
  await append(0, 300);
});
afterAll(async () => {
  await store.close();
  await pools.close();
  await database.drop();
});

const append = (from: number, count: number) =>
  appenderOf(pools, database).append(Array.from({ length: count }, (_, i) => ledgerRecord(from + i)));

const placed = (more: object = {}) => {
  const { endpoint, accessKeyId, secretAccessKey } = store;
  const access = {
    endpoint,
    accessKeyId,
    secretAccessKey,
    region: 'us-east-1',
    sessionToken: undefined,
    ...more,
  };
  return openPlace({ kind: 's3', bucket: 'cordon-log', prefix: 'a/log' }, access);
};

describe('a bucket of a store of others', () => {
  it('takes the log, and what is new of it', async () => {
    const place = placed();
    expect(await publishLog(book, place)).toMatchObject({ ok: true, from: 0, size: 300 });
    await append(300, 250);
    expect(await publishLog(book, place)).toMatchObject({ ok: true, from: 300, size: 550 });
    expect(await publishLog(book, place)).toMatchObject({ ok: true, files: 0 });
    const report = await verifyLog({ read: (path) => place.read(path) }, [
      parseVkey(database.keys.ledger.vkey),
    ]);
    expect(report).toMatchObject({ ok: true, size: 550 });
  });

  it('refuses a key it does not know, and says so', async () => {
    await expect(publishLog(book, placed({ accessKeyId: 'AKIDNOBODY' }))).rejects.toThrow(
      'the store answered 403',
    );
  });
});
