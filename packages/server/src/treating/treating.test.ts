import { compileCustom } from '@cordon/pii';
import { expect, it } from 'vitest';
import { createTreating } from './treating.ts';

const plain = { dictionaries: [{ type: 'ORG' as const, words: ['Blue Heron'] }] };
const search = {
  known: [{ type: 'PERSON' as const, kind: 'name' as const, value: 'Rosalind Achterberg' }],
  rules: { plain, compiled: compileCustom(plain) },
};
const said = 'Achterberg wrote about the blue heron from a@b.example. ';
const redacted = '[PERSON] wrote about the [ORG] from [EMAIL]. ';
const long = said.repeat(1_000);
const limits = { milliseconds: 30_000, megabytes: 512, jobs: 10, idleMilliseconds: 1_000 };

/** In which order a text is treated and another request would be served. */
async function orderBeside(text: string): Promise<readonly string[]> {
  const order: string[] = [];
  const treated = createTreating(limits)
    .texts([{ text, treatment: 'redact' }], search)
    .then(() => order.push('treated'));
  const other = new Promise<void>((done) => {
    setImmediate(() => {
      order.push('another');
      done();
    });
  });
  await Promise.all([treated, other]);
  return order;
}

it('long texts lose what short ones lose', async () => {
  const texts = [
    { text: long, treatment: 'redact' as const },
    { text: long, treatment: 'hidden' as const },
    { text: said, treatment: 'partial' as const },
    { text: said, treatment: 'clear' as const },
  ];
  expect(await createTreating(limits).texts(texts, search)).toEqual([
    { text: redacted.repeat(1_000), removed: 3_000 },
    { text: '', removed: 0 },
    { text: redacted, removed: 3 },
    { text: said, removed: 0 },
  ]);
});

it('nobody waits while a long text is searched; for a short one it is done at once', async () => {
  expect(await orderBeside(long)).toEqual(['another', 'treated']);
  expect(await orderBeside(said)).toEqual(['treated', 'another']);
});

it('what takes too long, and what breaks, is shown to nobody', async () => {
  const texts = [{ text: long, treatment: 'redact' as const }];
  const quick = createTreating({ ...limits, milliseconds: 1 });
  await expect(quick.texts(texts, search)).rejects.toMatchObject({ code: 'anonymising-timeout' });
  const broken = createTreating(limits, new URL('./noSuchWorker.ts', import.meta.url));
  await expect(broken.texts(texts, search)).rejects.toMatchObject({ code: 'anonymising-failed' });
});
