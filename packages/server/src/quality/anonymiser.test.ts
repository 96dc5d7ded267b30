import { expect, it } from 'vitest';
import { createAnonymiser } from './anonymiser.ts';

const limits = { milliseconds: 30_000, megabytes: 512, jobs: 9, idleMilliseconds: 9_000 };

const raw = {
  turns: [
    { speaker: 'customer' as const, at: null, text: 'I am Rosalind Achterberg, kestrel77@example.org' },
  ],
  agents: [],
};
const known = [{ type: 'PERSON' as const, value: 'Rosalind Achterberg', kind: 'name' as const }];

it('anonymises in a thread of its own', async () => {
  expect(await createAnonymiser().run(raw, known, {})).toEqual({
    ok: true,
    value: {
      turns: [{ speaker: 'customer', at: null, text: 'I am [PERSON_1], [EMAIL_1]' }],
      removed: { EMAIL: 1, PERSON: 1 },
      ...{ seconds: null, times: null },
    },
  });
});

it('reads a transcript there, and says why it cannot', async () => {
  const vtt = { format: 'vtt' as const, began: '2026-10-20T10:00:00Z', agentSpeaker: null };
  const text = 'WEBVTT\n\n00:01.000 --> 00:02.000\nAchterberg';
  const anonymiser = createAnonymiser(limits);
  expect(await anonymiser.run({ ...raw, turns: { ...vtt, text } }, known, {})).toMatchObject({
    ok: true,
    value: { turns: [{ text: '[PERSON_1]' }], times: { removed: [{ start: 1, end: 2 }] } },
  });
  const cutOff = { ...vtt, text: `${text}\n\n00:02` };
  expect(await anonymiser.run({ ...raw, turns: cutOff }, known, {})).toEqual({
    ok: false,
    code: 'file-incomplete',
  });
});

it('gives nothing back of what takes too long', async () => {
  const quick = createAnonymiser({ ...limits, milliseconds: 1 });
  expect(await quick.run(raw, known, {})).toEqual({ ok: false, code: 'anonymising-timeout' });
});

it('gives nothing back where the thread breaks, nor says what it read', async () => {
  const broken = createAnonymiser(limits, new URL('./noSuchWorker.ts', import.meta.url));
  expect(await broken.run(raw, known, {})).toEqual({ ok: false, code: 'anonymising-failed' });
});
