import { questionSet, questionsOf } from '../../packages/core/src/assurance/index.ts';
import type { Answer } from '../../packages/server/src/demo/client.ts';

/** The questions that are sent. */
export const questions = questionsOf(questionSet(1) ?? { version: 1, areas: [] });

/** Asks by a link, as a browser that nobody is signed in at. @param token null for none */
export async function askByLink(
  baseUrl: string,
  path: string,
  token: string | null,
  body: unknown,
  type = 'application/json',
): Promise<Answer> {
  const answer = await fetch(`${baseUrl}/api/assessment/${path}`, {
    method: 'POST',
    headers: {
      ...{ origin: baseUrl, 'content-type': type },
      ...(token !== null && { authorization: `Link ${token}` }),
    },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return { status: answer.status, json: await answer.json() };
}

/** An answer to each, by which all is kept but what is told here. */
export const fill = (change: Readonly<Record<string, { value: string; text: string }>> = {}) =>
  questions.map(({ id, answer }) => ({
    question: id,
    ...(change[id] ??
      {
        'yes-no': { value: 'yes', text: '' },
        choice: { value: answer.kind === 'choice' ? (answer.options[0]?.id ?? '') : '', text: '' },
        date: { value: '2026-10-15', text: '' },
        number: { value: '1', text: '' },
      }[answer.kind]),
  }));

/** The token of the link that was mailed last. */
export function tokenIn(mails: readonly string[]): string {
  const mail = (mails.at(-1) ?? '').replaceAll(/=\r?\n/g, '');
  const token = /\/assessment#([A-Za-z0-9_-]{43})/.exec(mail)?.[1];
  if (token === undefined) throw new Error('no link was mailed');
  return token;
}

/** An answer to a finding that says nothing of its fix. */
export const answerOnly = (text: string) => ({ text, says: { what: 'answer' } });
