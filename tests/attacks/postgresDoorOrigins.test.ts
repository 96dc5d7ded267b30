import type { BackendMessage } from '@cordon/core/pgwire';
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Visitor } from '../../packages/server/src/demo/client.ts';
import { directTap } from '../support/postgresDoor/direct.ts';
import { openLab, type Lab, type LabWay } from '../support/postgresDoor/lab.ts';
import { needlesFor, readNeedles } from '../support/postgresDoor/needles.ts';
import { cellsOf, outcomeOf } from '../support/postgresDoor/outcome.ts';
import { messagesOf, protocols } from '../support/postgresDoor/tap.ts';
import { signalsOf } from '../support/watchedCase.ts';

/*
 * Both locks are open: behind Cordon's back the reading login was given a table, and what is sent to the source reads it. Nothing of
 * it leaves, the connection ends, and whoever answers for it is called.
 */

let lab: Lab;
let needles: Awaited<ReturnType<typeof readNeedles>>;
let olivia: Visitor;

const TEXT = 'SELECT name, email FROM lab.people ORDER BY id';

beforeAll(async () => {
  lab = await openLab();
  const direct = await directTap(lab);
  needles = await readNeedles(direct);
  direct.end();
  olivia = await lab.sql.scene.enterFresh('per_olivia');
  await lab.sql.scene.house.watched.watching.run();
});
afterAll(() => lab.close());

/** What the rewriter makes of the statement for somebody: the view it reads, and the login that reads it. */
async function readBy(way: LabWay): Promise<{ readonly view: string; readonly login: string }> {
  let sql = '';
  const listener = await lab.listen(({ rewrite }) => ({
    rewrite: async (text, reads) => {
      const made = await rewrite(text, reads);
      if (made.ok && made.relations.length > 0) ({ sql } = made);
      return made;
    },
  }));
  const tap = await lab.tap(way, { port: listener.port });
  expect(outcomeOf(await tap.ask({ kind: 'query', text: TEXT }))).toBe('answer');
  tap.end();
  const view = /FROM cordon\.(v_[0-9a-f_]+)/.exec(sql)?.[1] ?? '';
  const { rows } = await lab.owner.query<{ login: string }>(
    `SELECT DISTINCT grantee AS login FROM information_schema.role_table_grants
     WHERE table_schema = 'cordon' AND table_name = $1 AND grantee <> current_user`,
    [view],
  );
  expect([view === '', rows.length]).toEqual([false, 1]);
  return { view, login: rows[0]?.login ?? '' };
}

/** Whether the login can read a table now, raw values and all: what was planted is really open. */
async function isOpenTo(login: string, schema: string, table: string): Promise<boolean> {
  const { rows } = await lab.owner.query<{ open: boolean }>(
    `SELECT has_schema_privilege($1, $2, 'USAGE') AND has_table_privilege($1, $2 || '.' || $3, 'SELECT')
       AND EXISTS (SELECT FROM ${schema}.${table} WHERE email = 'CANARY-2-email@example.com') AS open`,
    [login, schema, table],
  );
  return rows[0]?.open === true;
}

/** Asks in each protocol, and sees that nothing came of it but the end of the connection. */
async function expectNothing(way: LabWay, port?: number): Promise<void> {
  const search = needlesFor(needles, way);
  for (const protocol of protocols) {
    const tap = await lab.tap(way, port === undefined ? {} : { port });
    tap.forget();
    let answer: readonly BackendMessage[] = [];
    const { entered } = await lab.sql.scene.attack(async () => {
      answer = await tap.ask(...messagesOf(protocol, TEXT));
      return { status: 0, json: null };
    });
    expect([protocol, outcomeOf(answer), cellsOf(answer)]).toEqual([protocol, 'raw-origin', []]);
    expect(search.find(tap.bytes())).toBeNull();
    expect(tap.bytes().includes('CANARY')).toBe(false);
    expect(await tap.next()).toBeNull();
    expect(tap.closed).toBe(true);
    const refusals = entered.filter(({ kind }) => kind === 'refusal');
    expect(refusals).toMatchObject([{ kind: 'refusal', person: 'account' in way ? way.account : AGENT }]);
    expect(JSON.parse(refusals[0]?.body ?? '')).toMatchObject({ code: 'raw-origin' });
    expect(JSON.stringify(entered)).not.toContain('CANARY');
  }
}

/** Somebody of the company is called, once, to a case that names who asked. */
async function expectIncident(agent: string): Promise<void> {
  await lab.sql.scene.house.watched.watching.run();
  const [signal, ...more] = (await signalsOf(olivia)).filter(
    (one) => one.kind === 'past-the-views' && one.agent?.id === agent,
  );
  expect(more).toEqual([]);
  expect(signal).toMatchObject({ agent: { id: agent }, entry: expect.any(Number) as number });
  const { json } = await olivia.get(`/api/incidents/${signal?.incident ?? ''}`);
  expect(json).toMatchObject({ state: 'open', severity: 'critical' });
  const { acts } = json as {
    readonly acts: readonly { readonly act: string; readonly entry: number | null }[];
  };
  expect(acts.map(({ act }) => act)).toContain('incident-opened');
  expect(acts.every(({ entry }) => entry !== null)).toBe(true);
  expect(JSON.stringify(json)).not.toContain('CANARY');
}

/** Who holds the ticket of an agent of the laboratory. */
const AGENT = 'per_ada';

it('a view that is a table now, given to the login', async () => {
  const way = await lab.service('service');
  const { view, login } = await readBy(way);
  const hash = view.slice(view.lastIndexOf('_') + 1);
  await lab.owner.query(`ALTER VIEW cordon.${view} RENAME TO view_before`);
  try {
    await lab.owner.query(
      `CREATE TABLE cordon.${view} AS SELECT p.*, id::text AS key_${hash}, id::text AS subject_${hash} FROM lab.people p`,
    );
    await lab.owner.query(`GRANT SELECT ON cordon.${view} TO "${login}"`);
    expect(await isOpenTo(login, 'cordon', view)).toBe(true);
    await expectNothing(way);
  } finally {
    await lab.owner.query(`DROP TABLE IF EXISTS cordon.${view}`);
    await lab.owner.query(`ALTER VIEW cordon.view_before RENAME TO ${view}`);
  }
  await expectIncident(way.account);
});

it('a rewriter that sends what the client wrote, and the table itself given to the login', async () => {
  const way = await lab.agent();
  const { login } = await readBy(way);
  const listener = await lab.listen(({ rewrite }) => ({
    rewrite: async (text, reads) => {
      const made = await rewrite(text, reads);
      return made.ok ? { ...made, sql: text } : made;
    },
  }));
  await lab.owner.query(`GRANT SELECT ON lab.people TO "${login}"`);
  try {
    expect(await isOpenTo(login, 'lab', 'people')).toBe(true);
    await expectNothing(way, listener.port);
  } finally {
    await lab.owner.query(`REVOKE SELECT ON lab.people FROM "${login}"`);
  }
  await expectIncident(AGENT);
});
