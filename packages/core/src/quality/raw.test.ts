import { describe, expect, it } from 'vitest';
import { anonymiseRaw } from './raw.ts';

const knowledge = {
  known: [{ type: 'PERSON' as const, value: 'Rosalind Achterberg', kind: 'name' as const }],
  agents: [{ name: 'Ada Cruz', token: 'BDFKX' }],
  rules: {},
};
const of = (words: object[]) =>
  anonymiseRaw(
    {
      text: JSON.stringify({ words }),
      format: 'asr-json',
      began: '2026-10-20T10:00:00Z',
      agentSpeaker: null,
    },
    knowledge,
  );
const words = (text: string) => text.split(' ').map((word, at) => ({ word, start: at, end: at + 0.5 }));

describe('a transcript', () => {
  it('tells when each thing that was taken out of it was said, agents too', () => {
    const done = of(words('this is Ada Cruz hello Rosalind Achterberg how are you'));
    expect(done).toMatchObject({
      ok: true,
      value: {
        turns: [{ text: 'this is [AGENT_BDFKX] hello [PERSON_1] how are you' }],
        seconds: 10,
        times: { removed: [2, 3, 5, 6].map((start) => ({ start, end: start + 0.5 })) },
      },
    });
    expect(done.ok && done.value.times?.spoken).toHaveLength(10);
  });

  it('covers no recording when a word that was taken out has no time', () => {
    const untimed = [...words('hello there'), { word: 'Achterberg' }];
    expect(of(untimed)).toMatchObject({ ok: true, value: { times: null } });
    expect(of([...words('hello there'), { word: 'friend' }])).toMatchObject({
      value: { times: { removed: [] } },
    });
  });

  it('that is not read is withheld as a whole', () => {
    expect(of([{ word: 'Achterberg' }])).toEqual({ ok: false, fault: 'format-unread' });
  });
});

it('turns have no times of a recording', () => {
  const turn = { speaker: 'customer' as const, at: null, text: 'Rosalind' };
  expect(anonymiseRaw([turn], knowledge)).toMatchObject({
    value: { turns: [{ text: '[PERSON_1]' }], seconds: null, times: null },
  });
});
