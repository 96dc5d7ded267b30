import { deflateSync } from 'node:zlib';
import { compile } from '@cordon/core/policy';
import type { House } from '../../packages/server/src/compose.ts';

/** The clause these terms ask for recordings by. */
export const RECORDING_CLAUSE = '2.15';

/** Puts the duty to record sessions into the terms in force; all else is as both parties signed it. */
export function askForRecordings(
  { inForce }: Pick<House, 'inForce'>,
  { keepDays = 30, reviewers = ['qa-analyst'] }: { keepDays?: number; reviewers?: readonly string[] } = {},
): void {
  const signed = inForce.inForce.bind(inForce);
  Object.assign(inForce, {
    inForce: async (...asked: Parameters<typeof signed>) => {
      const answer = await signed(...asked);
      if (!answer.ok) return answer;
      const { terms, termsHash, dataMap } = answer.policy;
      const duty = {
        clause: RECORDING_CLAUSE,
        kind: 'recording',
        by: 'processor',
        keepDays,
        reviewers,
      } as const;
      const compiled = compile({ ...terms, duties: [...terms.duties, duty] }, termsHash, dataMap);
      if (!compiled.ok) throw new Error(`the terms must compile: ${JSON.stringify(compiled.problems)}`);
      return { ok: true, policy: compiled.policy };
    },
  });
}

/** As a browser packs events. */
export function packed(events: unknown): string {
  return deflateSync(JSON.stringify(events)).toString('base64');
}

/** A page with these texts in it, as rrweb takes it down. */
export function pageOf(timestamp: number, ...texts: readonly string[]): readonly unknown[] {
  const text = (textContent: string, nth: number) => ({ type: 3, id: 10 + nth, textContent });
  const body = { type: 2, id: 3, tagName: 'body', attributes: {}, childNodes: texts.map(text) };
  const html = { type: 2, id: 2, tagName: 'html', attributes: {}, childNodes: [body] };
  return [
    { type: 4, timestamp, data: { href: 'http://localhost/tickets/tkt_1', width: 1280, height: 900 } },
    {
      type: 2,
      timestamp,
      data: { node: { type: 0, id: 1, childNodes: [html] }, initialOffset: { left: 0, top: 0 } },
    },
  ];
}
