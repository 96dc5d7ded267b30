import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { leafHash, rootFromInclusionProof, fromBase64, toUtf8 } from '@cordon/ledger';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { lookAfterErasures } from '../../packages/server/src/ledger/erasing/jobs.ts';
import { accessesTo, BRIGHTLINE } from '../support/erasing.ts';
import { heldWhole } from '../support/legalHold.ts';
import { expectRefused, openScene, type Scene } from './attack.ts';

/*
 * What lies beside the ledger goes by two people, an entry and the database's own word, or it stays; no proof is lost with it,
 * and no act can be hidden by it.
 */

let scene: Scene;
let priya: Visitor;
let olivia: Visitor;
let audra: Visitor;

/** Long past every term, and past every claim. */
const LONG_AGO = new Date('2012-03-01T10:00:00Z');

beforeAll(async () => {
  scene = await openScene();
  priya = await scene.enterFresh('per_priya');
  olivia = await scene.enterFresh('per_olivia');
  audra = await scene.enterFresh('per_audra');
});
afterAll(async () => {
  await scene.close();
});

interface Looked {
  readonly parts: readonly { agreement: string | null; ranges: string; entries: number; openings: number }[];
  readonly hash: string;
  readonly left: number;
  readonly held: readonly { agreement: string; entries: number }[];
}
interface Listed {
  readonly erasures: readonly {
    readonly id: string;
    readonly state: string;
    readonly subject: string | null;
    readonly parts: readonly { entry: number | null; sealed: number; doneAt: string | null }[];
  }[];
}

/** Entered at that time: what the leaf says. */
async function enteredAt(at: Date, subjects: readonly string[]): Promise<readonly number[]> {
  const now = new Date();
  vi.setSystemTime(at);
  try {
    return await accessesTo(scene.house, subjects, at);
  } finally {
    vi.setSystemTime(now);
  }
}

const bodies = { kind: 'bodies', agreement: BRIGHTLINE, subject: null } as const;
const openings = (subject: string) => ({ kind: 'openings', agreement: null, subject }) as const;
type What = typeof bodies | ReturnType<typeof openings>;

async function looked(what: What): Promise<Looked> {
  const answer = await priya.post('/api/ledger/erasing/look', what);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return answer.json as Looked;
}

async function propose(
  what: What,
  change: Partial<{ entries: number; parts: string }> = {},
): Promise<Answer> {
  const { parts, hash } = await looked(what);
  const entries = parts.reduce((sum, part) => sum + part.entries, 0);
  const ground = what.kind === 'bodies' ? 'term-over' : 'subject-request';
  return priya.post('/api/ledger/erasing', { ...what, ground, entries, parts: hash, ...change });
}

async function proposed(what: What): Promise<string> {
  const answer = await propose(what);
  expect(answer.status, JSON.stringify(answer.json)).toBe(200);
  return (answer.json as { id: string }).id;
}

const decide = (who: Visitor, id: string, approve = true) =>
  who.post(`/api/ledger/erasing/${id}/decide`, { approve });

async function found(id: string, who = olivia): Promise<Listed['erasures'][number]> {
  const { erasures } = (await who.get('/api/ledger/erasing')).json as Listed;
  const one = erasures.find((erasure) => erasure.id === id);
  if (one === undefined) throw new Error('no such erasure');
  return one;
}

const kept = async (
  table: 'ledger_bodies' | 'ledger_openings' | 'ledger_archive',
  indices: readonly number[],
) =>
  Number(
    (
      await scene.asOwner<{ n: string }>(`SELECT count(*) AS n FROM cordon.${table} WHERE idx = ANY ($1)`, [
        indices,
      ])
    )[0]?.n,
  );

/** The customers of these tests: numbers of nobody, so that no other entry is about them. */
let customers = 900_000;
const customer = () => String(++customers);

const refuses = async (why: string, id: string): Promise<void> => {
  await expect(
    scene.house.erasing.store.carryOut({ id, kind: 'bodies' }, { nth: 0 }),
    why,
  ).rejects.toBeDefined();
};

describe('bodies past their term', () => {
  it('go by two people, are stated by an entry first, and leave every proof', async () => {
    const indices = await enteredAt(LONG_AGO, [customer(), customer()]);
    const id = await proposed(bodies);
    expect(await kept('ledger_bodies', indices)).toBe(2);
    expect(await decide(olivia, id)).toMatchObject({ status: 200 });
    expect(await kept('ledger_bodies', indices)).toBe(0);
    expect(await kept('ledger_openings', indices)).toBe(0);
    const { state, parts } = await found(id);
    expect(state).toBe('done');
    const [statement] = await scene.asOwner<{ body: string }>(
      'SELECT body FROM cordon.ledger_bodies WHERE idx = $1',
      [parts[0]?.entry],
    );
    expect(JSON.parse(statement?.body ?? '{}')).toMatchObject({
      kind: 'admin',
      act: 'ledger-pruned',
      agreement: BRIGHTLINE,
      words: {
        ...{ erasure: id, agreement: BRIGHTLINE, count: 2, ground: 'term-over' },
        ...{ proposedBy: 'per_priya', approvedBy: 'per_olivia' },
        ranges: `${String(indices[0])}-${String(indices[1])}`,
        ...{ from: indices[0], until: (indices[1] ?? 0) + 1 },
      },
    });
  });

  it('are refused to one person alone, whoever asks', async () => {
    await enteredAt(LONG_AGO, [customer()]);
    const id = await proposed(bodies);
    expectRefused(await scene.attack(() => decide(priya, id)), 'not-the-second-person', 'per_priya');
    expectRefused(await scene.attack(() => decide(audra, id)), 'role-not-allowed', 'per_audra');
    const carl = await scene.enterFresh('per_olivia');
    expect(await decide(carl, id, false)).toMatchObject({ status: 200 });
    expectRefused(await scene.attack(() => decide(olivia, id)), 'already-done', 'per_olivia');
  });
});
