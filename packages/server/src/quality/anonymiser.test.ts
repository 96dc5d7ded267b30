import { expect, it } from 'vitest';
import { createAnonymiser } from './anonymiser.ts';

const raw = {
  turns: [
    { speaker: 'customer' as const, at: null, text: 'I am Rosalind Achterberg, kestrel77@example.org' },
  ],
  agents: [],
  dictionary: { entries: [], allow: [] },
};
const known = [{ type: 'PERSON' as const, value: 'Rosalind Achterberg', kind: 'name' as const }];

it('anonymises in a thread of its own', async () => {
  expect(await createAnonymiser().run(raw, known)).toEqual({
    ok: true,
    value: {
      turns: [{ speaker: 'customer', at: null, text: 'I am [PERSON_1], [EMAIL_1]' }],
      removed: { EMAIL: 1, PERSON: 1 },
    },
  });
});

it('gives nothing back of what takes too long', async () => {
  const quick = createAnonymiser({ milliseconds: 1, megabytes: 512 });
  expect(await quick.run(raw, known)).toEqual({ ok: false, code: 'anonymising-timeout' });
});

it('gives nothing back where the thread breaks, nor says what it read', async () => {
  const broken = createAnonymiser(
    { milliseconds: 30_000, megabytes: 512 },
    new URL('./noSuchWorker.ts', import.meta.url),
  );
  expect(await broken.run(raw, known)).toEqual({ ok: false, code: 'anonymising-failed' });
});
