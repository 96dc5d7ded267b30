import { expect } from 'vitest';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { tokenIn } from './assessments.ts';

const DAY = 86_400_000;

/** Everything of an answer that does not differ each time. */
export const saidBy = ({ status, json }: Answer): string =>
  `${String(status)} ${JSON.stringify(json).replace(/"requestId":"[^"]*"/, '')}`;

/** Sends a vendor its assessment. @returns its id */
export async function sendQuestionnaire(officer: Visitor): Promise<string> {
  const answer = await officer.post('/api/questionnaires', {
    vendor: 'pty_brightline',
    dueAt: new Date(Date.now() + 14 * DAY).toISOString(),
  });
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { id: string }).id;
}

/** Mails a link to somebody without an account. */
export async function linkFor(
  officer: Visitor,
  mails: () => Promise<readonly string[]>,
  subject: { readonly kind: 'questionnaire' | 'finding'; readonly id: string },
  days = 7,
): Promise<{ readonly id: string; readonly token: string }> {
  const address = 'compliance@brightline.example.com';
  const answer = await officer.post('/api/assurance-links', { subject, address, days });
  expect(answer).toMatchObject({ status: 200, json: { url: null, link: { mailed: true, address } } });
  const token = tokenIn(await mails());
  expect(Buffer.from(token, 'base64url')).toHaveLength(32);
  return { id: (answer.json as { link: { id: string } }).link.id, token };
}

interface Shown {
  readonly row: { readonly state: string; readonly gaps: number; readonly complete: number };
  readonly areas: {
    questions: { id: string; given: { value: string; origin: string; says: string | null } | null }[];
  }[];
}

/** An assessment as somebody sees it. */
export const shownTo = async (who: Visitor, id: string): Promise<Shown> =>
  (await who.get(`/api/questionnaires/${id}`)).json as Shown;

/** What was entered of a kind, oldest first. */
export async function enteredBodies(
  asOwner: (sql: string, values: unknown[]) => Promise<readonly object[]>,
  kind: string,
): Promise<readonly Record<string, unknown>[]> {
  const rows = await asOwner('SELECT body FROM cordon.ledger_bodies WHERE kind = $1 ORDER BY idx', [kind]);
  return rows.map((row) => JSON.parse((row as { body: string }).body) as Record<string, unknown>);
}
