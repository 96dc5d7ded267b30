import type { BackendMessage, FrontendMessage } from '@cordon/core/pgwire';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { outcomeOf } from '../support/postgresDoor/outcome.ts';

/** Whoever is refused, and whoever reads the ledger, can look up why: each refusal names the clause behind it. */

let lab: Lab;
let service: LabWay;

beforeAll(async () => {
  lab = await openLab();
  service = await lab.service('service');
});
afterAll(() => lab.close());

const query = (text: string): FrontendMessage => ({ kind: 'query', text });

/** What is told of the clauses, in notices. */
const noticesOf = (messages: readonly BackendMessage[]): readonly string[] =>
  messages.flatMap((message) => (message.kind === 'notice' ? [message.fields.get('M') ?? ''] : []));

interface Asked {
  readonly outcome: string;
  readonly notices: readonly string[];
  readonly refusals: readonly {
    readonly idx: number;
    readonly body: { readonly clauses: readonly string[]; readonly version: number | null };
  }[];
}

async function ask(way: LabWay, ...texts: readonly string[]): Promise<Asked> {
  const tap = await lab.tap(way);
  const before = texts.slice(0, -1);
  for (const text of before) await tap.ask(query(text));
  let answer: readonly BackendMessage[] = [];
  const { entered } = await lab.sql.scene.attack(async () => {
    answer = await tap.ask(query(texts.at(-1) ?? ''));
    return { status: 0, json: null };
  });
  tap.end();
  return {
    ...{ outcome: outcomeOf(answer), notices: noticesOf(answer) },
    refusals: entered
      .filter(({ kind }) => kind === 'refusal')
      .map(({ idx, body }) => {
        const { citations, version } = JSON.parse(body) as {
          readonly citations: readonly { readonly clause: string }[];
          readonly version: number | null;
        };
        return { idx, body: { version, clauses: citations.map(({ clause }) => clause) } };
      }),
  };
}

function expectCited({ notices, refusals }: Asked, clause: string, version: number | null): void {
  expect(refusals.map(({ body }) => body)).toEqual([{ clauses: [clause], version }]);
  const [told = '', ...more] = notices.filter((notice) => notice.startsWith('Refused under'));
  expect(more).toEqual([]);
  expect(told).toMatch(new RegExp(`^Refused under clause ${clause.replace('.', '\\.')} of agr_`));
  expect(told).toContain(`entry ${String(refusals[0]?.idx)} of the ledger`);
}

describe('a refusal names the clause', () => {
  it.each(['SELECT min(score) FROM lab.people', 'SELECT sum(score * (id = 5)::int) FROM lab.people'])(
    'of the least group: %s',
    async (text) => {
      await lab.terms({ group: 5, version: 41 });
      const asked = await ask(service, text);
      expect(asked.outcome).toBe('statement-group-refused');
      expectCited(asked, '4.7', 41);
    },
  );

  it('of the house, where no limit is nearer', async () => {
    await lab.terms({ group: 5, version: 42 });
    const unknown = await ask(service, 'SELECT * FROM lab.nowhere');
    expect(unknown.refusals.map(({ body }) => body)).toEqual([{ clauses: ['default-deny'], version: null }]);
  });

  it('of the day’s budget, at once and in the midst of an answer', async () => {
    await lab.terms({ subjectsADay: 12, version: 43 });
    const clear = await lab.service('clear');
    const midst = await ask(clear, 'SELECT p.id FROM lab.people p, generate_series(1, 400) g ORDER BY p.id');
    expect(midst.outcome).toBe('limit-reached');
    expectCited(midst, '4.8', 43);
    const once = await ask(clear, 'SELECT id FROM lab.people');
    expect(once.outcome).toBe('limit-reached');
    expectCited(once, '4.8', 43);
  });

  it('of the look-ups of a shift', async () => {
    await lab.terms({ lookups: 2, version: 44 });
    const agent = await lab.agent();
    const three =
      "SELECT id FROM lab.people WHERE email IN ('a@example.com', 'b@example.com', 'c@example.com')";
    const asked = await ask(agent, "SET cordon.reason = 'caller'", three);
    expect(asked.outcome).toBe('limit-reached');
    expectCited(asked, '4.9', 44);
  });
});
