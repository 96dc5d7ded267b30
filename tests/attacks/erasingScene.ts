import { expect } from 'vitest';
import { parseVkey, verifyLog, type JsonValue, type LogReport } from '@cordon/ledger';
import type { Answer, Visitor } from '../../packages/server/src/demo/client.ts';
import { accessesTo, BRIGHTLINE } from '../support/erasing.ts';
import { openScene, type Scene } from './attack.ts';

/** Long past every term, and past every claim. */
export const LONG_AGO = new Date('2012-03-01T10:00:00Z');

export const bodies = { kind: 'bodies', agreement: BRIGHTLINE, subject: null } as const;
export const openings = (subject: string) => ({ kind: 'openings', agreement: null, subject }) as const;
type What = typeof bodies | ReturnType<typeof openings>;

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
    readonly parts: readonly { agreement: string | null; entry: number | null; sealed: number }[];
  }[];
}

/** An installation, its privacy officer, another officer and its auditor, and what they do to erase. */
export type Erasing = Awaited<ReturnType<typeof openErasing>>;

export async function openErasing() {
  const scene: Scene = await openScene();
  const priya = await scene.enterFresh('per_priya');
  const olivia = await scene.enterFresh('per_olivia');
  const audra = await scene.enterFresh('per_audra');
  let customers = 900_000;

  const looked = async (what: What): Promise<Looked> => {
    const answer = await priya.post('/api/ledger/erasing/look', what);
    expect(answer.status, JSON.stringify(answer.json)).toBe(200);
    return answer.json as Looked;
  };
  const propose = async (
    what: What,
    change: Partial<{ entries: number; parts: string }> = {},
  ): Promise<Answer> => {
    const { parts, hash } = await looked(what);
    const entries = parts.reduce((sum, part) => sum + part.entries, 0);
    const ground = what.kind === 'bodies' ? 'term-over' : 'subject-request';
    return priya.post('/api/ledger/erasing', { ...what, ground, entries, parts: hash, ...change });
  };
  return {
    ...{ scene, priya, olivia, audra, looked, propose },
    /** The number of nobody, so that no other entry is about them. */
    customer: () => String(++customers),
    enteredAt: (at: Date, subjects: readonly string[]) => accessesTo(scene.house, subjects, at),
    proposed: async (what: What): Promise<string> => {
      const answer = await propose(what);
      expect(answer.status, JSON.stringify(answer.json)).toBe(200);
      return (answer.json as { id: string }).id;
    },
    decide: (who: Visitor, id: string, approve = true) =>
      who.post(`/api/ledger/erasing/${id}/decide`, { approve }),
    found: async (id: string, who = olivia): Promise<Listed['erasures'][number]> => {
      const { erasures } = (await who.get('/api/ledger/erasing')).json as Listed;
      const one = erasures.find((erasure) => erasure.id === id);
      if (one === undefined) throw new Error('no such erasure');
      return one;
    },
    /** Changes a body as the owner, past the lock that keeps the owner from it too. */
    tamper: async (text: string, values: readonly unknown[]): Promise<void> => {
      await scene.asOwner('ALTER TABLE cordon.ledger_bodies DISABLE TRIGGER USER');
      await scene.asOwner(text, values);
      await scene.asOwner('ALTER TABLE cordon.ledger_bodies ENABLE TRIGGER USER');
    },
    /** How many rows of these entries are still there. */
    kept: async (
      table: 'ledger_bodies' | 'ledger_openings' | 'ledger_archive',
      indices: readonly number[],
    ): Promise<number> => {
      const text = `SELECT count(*) AS n FROM cordon.${table} WHERE idx = ANY ($1)`;
      const [row] = await scene.asOwner<{ n: string }>(text, [indices]);
      return Number(row?.n);
    },
    /** How many entries of this act name the erasure. */
    entriesOf: async (kind: string, erasure: string): Promise<number> => {
      const rows = await scene.asOwner(
        `SELECT FROM cordon.ledger_bodies WHERE kind = $1 AND body::jsonb #>> '{words,erasure}' = $2`,
        [kind, erasure],
      );
      return rows.length;
    },
    askedFor: async (who: Visitor, erasure: string): Promise<string> => {
      const answer = await who.post('/api/ledger/unsealings', { erasure, ground: 'claim' });
      expect(answer.status, JSON.stringify(answer.json)).toBe(200);
      return (answer.json as { id: string }).id;
    },
    agree: (who: Visitor, id: string) => who.post(`/api/ledger/unsealings/${id}/agree`, {}),
    opened: (who: Visitor, id: string) => who.get(`/api/ledger/unsealings/${id}/openings`),
    /** What is left of an approved erasure of bodies, done past the program's own questions. */
    carried: (id: string) => scene.house.erasing.store.carryOut({ id, kind: 'bodies' }, { nth: 0 }),
    /** The log as it is published and the bodies as they are kept, for the program an auditor uses. */
    verified: async (): Promise<LogReport> => {
      const files = new Map<string, Uint8Array>();
      for await (const { path, bytes } of scene.house.book.files()) files.set(path, bytes);
      const rows = await scene.asOwner<{ idx: string; salt: Buffer; body: string }>(
        'SELECT idx, salt, body FROM cordon.ledger_bodies ORDER BY idx',
      );
      const shown = rows.map(({ idx, salt, body }) => ({
        ...{ index: Number(idx), salt },
        body: JSON.parse(body) as JsonValue,
      }));
      const reader = { read: (path: string) => Promise.resolve(files.get(path) ?? null) };
      return verifyLog(reader, [parseVkey(scene.house.book.vkey)], { bodies: { openings: shown } });
    },
  };
}

/** Whether ranges, as an entry spells them, hold an index. */
export function covers(ranges: string, index: number): boolean {
  return ranges.split(',').some((run) => {
    const [from = '', until = from] = run.split('-');
    return index >= Number(from) && index <= Number(until);
  });
}
