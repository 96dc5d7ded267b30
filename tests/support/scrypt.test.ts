import { scrypt, scryptSync } from 'node:crypto';
import { expect, it } from 'vitest';
import { remembering } from './scrypt.ts';

const COST = { N: 2, r: 1, p: 1 };
const ROWS: readonly [password: string, salt: string | Buffer, length: number, options: typeof COST][] = [
  ['long', 'salt', 32, COST],
  ['longer', 'salt', 32, COST],
  ['long', 'salts', 32, COST],
  ['long', Buffer.from([1, 2]), 32, COST],
  ['long', 'salt', 64, COST],
  ['long', 'salt', 32, { ...COST, N: 4 }],
];

it('what is remembered is what scrypt says, of each question by itself', async () => {
  let derived = 0;
  const derive = remembering((password, salt, length, options, done) => {
    derived += 1;
    scrypt(password, salt, length, options, done);
  });
  for (let round = 0; round < 2; round++) {
    for (const row of ROWS) {
      const { promise, resolve, reject } = Promise.withResolvers<Buffer>();
      derive(...row, (error, key) => {
        if (error === null) resolve(key);
        else reject(error);
      });
      const key = await promise;
      expect(key).toEqual(scryptSync(...row));
      // Who asked may wipe it.
      key.fill(0);
    }
  }
  expect(derived).toBe(ROWS.length);
});

it('what failed is not remembered as done', async () => {
  let tries = 0;
  const derive = remembering((_password, _salt, _length, _options, done) => {
    tries += 1;
    done(tries === 1 ? new Error('no memory') : null, Buffer.from([tries]));
  });
  const ask = () =>
    new Promise<readonly [Error | null, Buffer]>((resolve) => {
      derive('long', 'salt', 1, COST, (error, key) => {
        resolve([error, key]);
      });
    });
  expect((await ask())[0]).toBeInstanceOf(Error);
  expect(await ask()).toEqual([null, Buffer.from([2])]);
});
