import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestInstallation, type TestInstallation } from '../../../../../tests/support/installation.ts';
import type { Visitor } from '../../demo/client.ts';
import { MOST_LETTERS } from './schemas.ts';

/* The checker over HTTP: who may use it, what it takes, and that the text stays nowhere. */

let installation: TestInstallation;
let olivia: Visitor;

beforeAll(async () => {
  installation = await openTestInstallation();
  olivia = installation.visitor('per_olivia');
  await olivia.signIn();
});
afterAll(async () => {
  await installation.close();
});

interface Shown {
  readonly ok: boolean;
  readonly items: readonly { id: string; status: string; where: string | null; framework: string }[];
  readonly sets: readonly { framework: string; asked: boolean }[];
}

const check = (body: unknown, who: Visitor = olivia) => who.post('/api/agreements/check', body);

describe('POST /api/agreements/check', () => {
  it('shows each item with its sentence, and which laws were asked', async () => {
    const text =
      'Under Art. 28 GDPR the Vendor has no obligation to return data. Customer waives its right to audit.';
    const { status, json } = await check({ text });
    const shown = json as Shown;
    expect(status).toBe(200);
    expect(shown.ok).toBe(false);
    expect(shown.items.find(({ id }) => id === 'RF-AUDIT-CERTIFICATES')).toMatchObject({
      status: 'present',
      where: 'Customer waives its right to audit.',
    });
    expect(shown.sets.find(({ framework }) => framework === 'gdpr')?.asked).toBe(true);
    expect(shown.sets.find(({ framework }) => framework === 'hipaa')?.asked).toBe(false);
  });

  it('asks the frameworks it is told', async () => {
    const { json } = await check({ text: 'A text.', frameworks: ['hipaa'] });
    expect(new Set((json as Shown).items.map(({ framework }) => framework))).toEqual(new Set(['hipaa']));
  });

  it('takes a long text and refuses one that is too long', async () => {
    expect((await check({ text: 'a '.repeat(MOST_LETTERS / 4) })).status).toBe(200);
    expect((await check({ text: 'a'.repeat(MOST_LETTERS + 1) })).status).toBe(400);
    expect((await check({ text: 'a'.repeat(3 * MOST_LETTERS) })).status).toBe(413);
    expect((await check({ text: '' })).status).toBe(400);
    expect((await check({ text: 'a', frameworks: ['dora'] })).status).toBe(400);
  });

  it('is for those who draft, sign for the vendor or audit', async () => {
    const ada = installation.visitor('per_ada');
    await ada.signIn();
    expect((await check({ text: 'A text.' }, ada)).status).toBe(403);
    expect((await check({ text: 'A text.' }, installation.visitor('per_ada'))).status).toBe(401);
  });

  it('keeps nothing of the text', async () => {
    const before = await installation.house.book.status();
    await check({ text: 'Quillfeather Holdings shall audit nobody.' });
    expect((await installation.house.book.status()).size).toBe(before.size);
  });
});
