import { inflateSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { sender, type Piece } from './pieces.ts';

const event = (timestamp: number) => ({ type: 3, timestamp, data: {} });

it('numbers pieces, packs them, and sends one after the other', async () => {
  const sent: Piece[] = [];
  const to = sender(
    (piece) => Promise.resolve(sent.push(piece)),
    () => Promise.resolve(),
  );
  expect(await Promise.all([to.send([event(3), event(5)]), to.send([event(8)])])).toEqual([true, true]);
  expect(sent.map(({ seq, from, until }) => [seq, from, until])).toEqual([
    [0, 3, 5],
    [1, 8, 8],
  ]);
  const plain = inflateSync(Buffer.from(sent[0]?.events ?? '', 'base64')).toString();
  expect(JSON.parse(plain)).toEqual([event(3), event(5)]);
  expect(to.made()).toBe(2);
});

it('tries a piece three times, then leaves a gap under its number', async () => {
  const [tries, waits]: [number[], number[]] = [[], []];
  const to = sender(
    ({ seq }) => {
      tries.push(seq);
      return seq === 0 ? Promise.reject(new Error('away')) : Promise.resolve();
    },
    (ms) => {
      waits.push(ms);
      return Promise.resolve();
    },
  );
  expect(await Promise.all([to.send([event(1)]), to.send([event(2)])])).toEqual([false, true]);
  expect(tries).toEqual([0, 0, 0, 1]);
  expect(waits).toEqual([1_000, 4_000]);
  expect(to.made()).toBe(2);
});
