import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { MINUTE, openScene, type Scene } from './attack.ts';

/* A breach played through at a table: what is known when, who decided what, all signed and entered. */

let scene: Scene;
let sam: Visitor;
beforeAll(async () => {
  scene = await openScene();
  sam = await scene.enter('per_sam');
});
afterAll(() => scene.close());

interface View {
  readonly id: string;
  readonly endedAt: string | null;
  readonly entry: number | null;
  readonly unanswered: number;
  readonly next: { readonly id: string } | null;
  readonly known: readonly {
    readonly id: string;
    readonly answers: readonly {
      readonly role: string;
      readonly decision: string | null;
      readonly afterMinutes: number | null;
    }[];
  }[];
}

async function start(): Promise<string> {
  const answer = await sam.post('/api/tabletops', { scenario: 'bribed-agent' });
  expect(answer).toMatchObject({ status: 200 });
  return (answer.json as { id: string }).id;
}

async function viewOf(id: string): Promise<View> {
  const { json } = await sam.get('/api/tabletops');
  const found = (json as { tabletops: readonly View[] }).tabletops.find((one) => one.id === id);
  if (found === undefined) throw new Error('the exercise is not listed');
  return found;
}

describe('an exercise', () => {
  it('tells what becomes known at its minute or when it is brought, and keeps what each role decides', async () => {
    const id = await start();
    expect((await viewOf(id)).known.map((one) => one.id)).toEqual(['signal']);
    scene.pass(2 * MINUTE);
    const said = {
      inject: 'signal',
      role: 'security-officer',
      decision: 'Suspended at once; the vendor is told why.',
    };
    expect(await sam.post(`/api/tabletops/${id}/decide`, said)).toMatchObject({ status: 200 });
    expect(await sam.post(`/api/tabletops/${id}/next`, { inject: 'scope' })).toMatchObject({ status: 200 });
    const view = await viewOf(id);
    expect(view).toMatchObject({ unanswered: 3, next: { id: 'demand' } });
    expect(view.known[0]?.answers[0]).toMatchObject({ decision: said.decision, afterMinutes: 2 });

    const lesson = 'Nobody knew who tells the police.';
    expect(await sam.post(`/api/tabletops/${id}/end`, { lesson })).toMatchObject({ status: 200 });
    const ended = await viewOf(id);
    expect(ended).toMatchObject({ endedAt: expect.any(String) as string, unanswered: 3 });
    const [entry] = await scene.asOwner<{ body: string }>(
      'SELECT body FROM cordon.ledger_bodies WHERE idx = $1',
      [ended.entry],
    );
    expect(JSON.parse(entry?.body ?? '')).toMatchObject({
      act: 'tabletop-ended',
      words: { tabletop: id, unanswered: 3, debrief: expect.stringMatching(/^[0-9a-f]{64}$/) as string },
    });
    expect(await sam.post(`/api/tabletops/${id}/decide`, said)).toMatchObject({ status: 409 });
    scene.pass(60 * MINUTE);
    expect((await viewOf(id)).known).toHaveLength(2);
  });

  it('takes nothing that is not known yet, not asked of that role, names a person or is signed otherwise', async () => {
    const id = await start();
    const decide = (more: object) =>
      sam.post(`/api/tabletops/${id}/decide`, {
        ...{ inject: 'signal', role: 'vendor-lead', decision: 'The desk is sealed.' },
        ...more,
      });
    expect(await decide({ inject: 'second', role: 'security-officer' })).toMatchObject({ status: 409 });
    expect(await decide({ role: 'legal' })).toMatchObject({ status: 409 });
    expect(await decide({ decision: 'Call maren.holst@example.com now.' })).toMatchObject({ status: 400 });
    expect(
      await decide({ actId: crypto.randomUUID(), actAt: new Date().toISOString(), signature: 'AAAA' }),
    ).toMatchObject({
      status: 403,
    });
    expect(await sam.post(`/api/tabletops/${id}/next`, { inject: 'second' })).toMatchObject({ status: 409 });
    expect(await sam.post('/api/tabletops', { scenario: 'no-such' })).toMatchObject({ status: 404 });
    expect((await viewOf(id)).unanswered).toBe(2);
  });

  it('is no vendor’s, and an auditor only reads', async () => {
    const ben = await scene.enter('per_ben');
    expect(await ben.get('/api/tabletops')).toMatchObject({ status: 403 });
    const audra = await scene.enter('per_audra');
    expect(await audra.get('/api/tabletops')).toMatchObject({ status: 200 });
    expect(await audra.post('/api/tabletops', { scenario: 'bribed-agent' })).toMatchObject({ status: 403 });
  });
});
