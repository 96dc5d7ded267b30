import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BitWriter, packModel } from '../../train/pack.ts';
import { laneCount } from './lanes.ts';
import { lookUp } from './lexicon.ts';
import { packedModel } from './model.gen.ts';
import { readModel, zeroWeight } from './model.ts';
import { rowCount } from './features.ts';
import { BitReader, fromBase64, newOdds, numberContexts } from './unpack.ts';

describe('the model in the package', () => {
  it('is the one its card tells of', () => {
    const card = readFileSync(join(import.meta.dirname, '../../MODEL.md'), 'utf8');
    const hash = createHash('sha256').update(fromBase64(packedModel)).digest('hex');
    expect(card).toContain(hash);
  });

  it('is no larger than two megabytes', () => {
    expect(packedModel.length).toBeLessThan(2 * 1024 * 1024);
  });
});

describe('packing', () => {
  it('gives numbers back as they were', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(2 ** 32 - 2)), (numbers) => {
        const writer = new BitWriter();
        const odds = newOdds(numberContexts);
        for (const number of numbers) writer.number(odds, 0, number);
        const reader = new BitReader(writer.bytes());
        const again = newOdds(numberContexts);
        expect(numbers.map(() => reader.number(again, 0))).toEqual(numbers);
      }),
    );
  });

  it('gives a model back as it was', () => {
    const weights = new Int8Array(rowCount * laneCount);
    weights.set([3, -4, 0, 127, -127], 100);
    const transition = Int32Array.from({ length: laneCount * laneCount }, (_, at) => 7 - at);
    const groups = new Map([
      [5, [1, 77, 4294967295]],
      [64, [12]],
    ]);
    const model = readModel(packModel({ scale: 40, bias: -3, transition, groups, weights }));
    expect([model.scale, model.bias]).toEqual([40, -3]);
    expect(model.transition).toEqual(transition);
    expect([1, 77, 4294967295, 12, 13].map((hash) => lookUp(model.lexicon, hash))).toEqual([5, 5, 5, 64, 0]);
    const bytes = new Uint8Array(model.weights.buffer);
    expect([...bytes.subarray(99, 106)].map((byte) => byte - zeroWeight)).toEqual([
      0, 3, -4, 0, 127, -127, 0,
    ]);
  });

  it('reads base64 as others write it', () => {
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        const text = Buffer.from(bytes).toString('base64').replace(/=+$/, '');
        expect([...fromBase64(text)]).toEqual([...bytes]);
      }),
    );
  });
});
