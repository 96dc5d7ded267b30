import { readError, unreachable } from './error.ts';
import type * as T from './types.ts';

/** What whoever has a link for one thing may ask, without an account. */
interface LinkWrites {
  look: [Record<string, never>, T.ByLink];
  answers: [T.AnswersBody, T.Done];
  finding: [T.AnswerFindingByLinkBody, T.Done];
  'hand-in': [Record<string, never>, { readonly entry: number }];
}

/**
 * Asks by a link. Its token goes in a header, and no cookie goes along: whoever is signed in besides asks as nobody else here.
 * @throws ApiError
 */
export async function sendByLink<P extends keyof LinkWrites>(
  token: string,
  path: P,
  body: LinkWrites[P][0],
): Promise<LinkWrites[P][1]> {
  return post(`/api/assessment/${path}`, token, 'application/json', JSON.stringify(body)) as Promise<
    LinkWrites[P][1]
  >;
}

/** @param question the one it goes with, or null for a finding. @throws ApiError */
export async function fileByLink(
  token: string,
  question: string | null,
  file: File,
): Promise<T.EvidenceFile> {
  const query = question === null ? '' : `?question=${encodeURIComponent(question)}`;
  const sent = post(`/api/assessment/files${query}`, token, 'application/octet-stream', file);
  return sent as Promise<T.EvidenceFile>;
}

async function post(target: string, token: string, type: string, body: string | File): Promise<unknown> {
  let response: Response;
  try {
    response = await fetch(target, {
      ...{ method: 'POST', credentials: 'omit', body },
      headers: { accept: 'application/json', 'content-type': type, authorization: `Link ${token}` },
    });
  } catch {
    throw unreachable();
  }
  if (!response.ok) throw await readError(response);
  return response.json();
}
