import { drills, notWatched, type DrillName } from '@cordon/core/drills';
import type pg from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { composeRoutes } from '../../packages/server/src/composeRoutes.ts';
import { nobody } from '../../packages/server/src/demo/shop/nobody.ts';
import type { DrillDeps } from '../../packages/server/src/drills/deps.ts';
import { findGround, makeDrills } from '../../packages/server/src/drills/index.ts';
import { createApp } from '../../packages/server/src/platform/http/index.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { checkPort } from '../../packages/server/src/platform/ports.ts';
import { testPool } from '../support/database.ts';
import { openDrillScene, type DrillScene } from '../support/drills.ts';

/*
 * Every breach drill on the demo: it passes while its control stands, and fails once the control is out. A drill that cannot
 * fail would prove nothing. The switches are the test's own: none of them exists in what ships.
 */

let scene: DrillScene;
let owner: pg.Pool;
let source: pg.Pool;
const back: (() => unknown)[] = [];

beforeAll(async () => {
  scene = await openDrillScene();
  owner = testPool(scene.database.ownerUrl, 1);
  source = testPool(scene.sourceUrl, 1);
});
afterEach(async () => {
  for (const step of back.splice(0).toReversed()) await step();
});
afterAll(async () => {
  await Promise.all([owner.end(), source.end()]);
  await scene.close();
});

const unseen = { ...notWatched, incident: null };
const unwatched = { about: async () => unseen };

/** What is out, as the drill then finds it. */
interface Out {
  readonly deps?: Partial<DrillDeps>;
  readonly at?: string;
}

async function make(name: DrillName, { deps, at = scene.baseUrl }: Out = {}) {
  const drilled = { ...scene.deps, ...deps };
  const ground = await findGround(drilled, undefined);
  const by = { person: null, party: null, ip: null };
  const { results } = await makeDrills(drilled, ground, { names: [name], at, by });
  expect(results).toHaveLength(1);
  return results[0];
}

/** A trigger that undoes what a control writes. */
async function trigger(on: string, when: string, body: string): Promise<void> {
  await owner.query(
    `CREATE FUNCTION public.switched_off() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN ${body} END $$;
     CREATE TRIGGER switched_off ${when} ON ${on} FOR EACH ROW EXECUTE FUNCTION public.switched_off()`,
  );
  back.push(() => owner.query('DROP FUNCTION public.switched_off() CASCADE'));
}

/** One thing of an object in another's place until the test is over. */
function replace<T extends object, K extends keyof T>(of: T, name: K, by: T[K]): void {
  const was = of[name];
  of[name] = by;
  back.push(() => {
    of[name] = was;
  });
}

/** Takes each control out. What is not here has none that could be out: there is no feed yet. */
const out: Readonly<Partial<Record<DrillName, () => Promise<Out>>>> = {
  async 'credential-stuffing'() {
    await trigger('auth.attempts', 'BEFORE INSERT OR UPDATE', 'NEW.count := 1; RETURN NEW;');
    return {};
  },
  async 'ip-bypass'() {
    await owner.query(
      `INSERT INTO cordon.networks (id, party_id, site_id, cidr, label)
       VALUES ('net_all4', 'pty_drills', NULL, '0.0.0.0/0', 'all'), ('net_all6', 'pty_drills', NULL, '::/0', 'all')`,
    );
    back.push(() => owner.query(`DELETE FROM cordon.networks WHERE id LIKE 'net_all%'`));
    return {};
  },
  async 'ticket-rebinding'() {
    const isClaim = `IF NEW.bound_by = 'agent' THEN NEW.bound_by := 'caller'; END IF; RETURN NEW;`;
    await trigger('cordon.tickets', 'BEFORE UPDATE', isClaim);
    return {};
  },
  async 'privilege-escalation'() {
    const { guard } = scene.house.identity;
    const roleless = { ...guard, requireRole: () => guard.requireSignedIn };
    const app = await createApp({
      config: { baseUrl: scene.baseUrl, trustedProxies: [], tls: undefined },
      log: silentLog,
    });
    back.push(() => app.close());
    const identity = { ...scene.house.identity, guard: roleless };
    await composeRoutes(app, { ...scene.house, identity });
    const port = await checkPort(0);
    await app.listen({ host: 'localhost', port });
    return { at: `http://localhost:${String(port)}` };
  },
  async 'ticketless-access'() {
    const first = `(SELECT id FROM cordon.drill_ground WHERE kind = 'person' AND taken_at IS NULL ORDER BY made_at LIMIT 1)`;
    const everybodys = `IF NEW.status = 'open' THEN NEW.assignee_id := ${first}; END IF; RETURN NEW;`;
    await trigger('cordon.tickets', 'BEFORE UPDATE', everybodys);
    return {};
  },
  async enumeration() {
    const { usage } = scene.house.gatePorts;
    const of: typeof usage.of = async (...asked) => ({ ...(await usage.of(...asked)), lookups: 0 });
    replace(open(scene.house.gatePorts), 'usage', { ...usage, of });
    return {};
  },
  async 'bulk-sql'() {
    const { rows } = await source.query<{ role: string }>(
      `SELECT DISTINCT grantee AS role FROM information_schema.role_table_grants
       WHERE table_schema = 'cordon' AND table_name LIKE 'v\\_%' AND grantee <> current_user`,
    );
    for (const { role } of rows) await source.query(`GRANT SELECT ON public.customers TO "${role}"`);
    back.push(async () => {
      for (const { role } of rows) await source.query(`REVOKE SELECT ON public.customers FROM "${role}"`);
    });
    return {};
  },
  async 'mask-bypass'() {
    const { source: reader } = scene.house.gatePorts;
    const raw = (cell: unknown) => (String(cell).includes('@') ? nobody.email : cell);
    const readCase: typeof reader.readCase = async (...asked) => {
      const read = await reader.readCase(...asked);
      const tables = read.tables.map((rows) =>
        rows.map((row) => JSON.parse(JSON.stringify(row, (_, value: unknown) => raw(value))) as typeof row),
      );
      return { ...read, tables };
    };
    replace(open(scene.house.gatePorts), 'source', { ...reader, readCase });
    return {};
  },
  async 'reveal-abuse'() {
    const { usage } = scene.house.gatePorts;
    const of: typeof usage.of = async (...asked) => ({ ...(await usage.of(...asked)), reveals: 0 });
    replace(open(scene.house.gatePorts), 'usage', { ...usage, of });
    return {};
  },
  async 'leavers-session'() {
    return { deps: { leave: async () => undefined } };
  },
  async 'expired-agreement'() {
    const { inForce } = scene.house;
    const signed = inForce.inForce.bind(inForce);
    replace(open(inForce), 'inForce', async (...asked) => {
      const answer = await signed(...asked);
      return answer.ok ? { ok: true, policy: { ...answer.policy, until: Infinity } } : answer;
    });
    return { deps: { isOver: async (id) => id === 'agr_harbor_northgate' } };
  },
  'ledger-tampering': async () => ({ deps: { copyHolds: async () => true } }),
  async 'stolen-door-credential'() {
    await trigger('auth.session', 'BEFORE DELETE', 'RETURN NULL;');
    return {};
  },
  async 'replica-cut-off'() {
    const { identity } = scene.house;
    const guardHearing = identity.guardHearing.bind(identity);
    replace(open(identity), 'guardHearing', () => guardHearing(() => true));
    return {};
  },
};

/** The house is put together once and frozen by its types alone. */
function open<T extends object>(of: T): { -readonly [K in keyof T]: T[K] } {
  return of;
}

const made = drills.filter(({ name }) => name in out);

describe('while its control stands', () => {
  it.each(made)('$name is stopped, and noticed where it has to be', async ({ name, notice }) => {
    const result = await make(name);
    expect(result).toMatchObject({ drill: name, blocked: true, stoppedBy: 'control', passed: true });
    if (notice === 'must') {
      expect(result?.detected).toBe(true);
      expect(result?.timeToDetectMs).toBeGreaterThanOrEqual(0);
    }
  });
});

describe('while attackers are kept out by what watches', () => {
  it.each(made)('$name fails once its control is out all the same', async ({ name }) => {
    const result = await make(name, await out[name]?.());
    expect(result).toMatchObject({ passed: false });
    expect(result?.why).toMatch(/^(?:Got through|Stopped by containment after)/);
  });
});

describe('where nobody watches', () => {
  beforeAll(() => scene.stopWatching());

  it('nobody is told that it was noticed where nobody watches', async () => {
    const result = await make('ticketless-access', { deps: { watch: unwatched } });
    expect(result).toMatchObject({ blocked: true, detected: null, timeToDetectMs: null });
    expect(result?.why).toContain('not watched');
  });

  it.each(made)('$name fails once its control is out', async ({ name }) => {
    const { deps, ...rest } = (await out[name]?.()) ?? {};
    const result = await make(name, { ...rest, deps: { ...deps, watch: unwatched } });
    expect(result).toMatchObject({ passed: false, blocked: false });
    expect(result?.why).toMatch(/^Got through/);
  });

  it('and a drill that has to be noticed fails where what watches finds nothing', async () => {
    const blind = { about: async () => ({ ...unseen, detectedAfterMs: 'none' as const }) };
    const name = made.find(({ notice }) => notice === 'must')?.name ?? 'enumeration';
    const result = await make(name, { deps: { watch: blind } });
    expect(result).toMatchObject({ blocked: true, detected: false, passed: false });
  });
});

it('the one without a feed is not made, and no other', async () => {
  expect(drills.filter(({ name }) => !(name in out)).map(({ name }) => name)).toEqual(['phishing-click']);
  const result = await make('phishing-click');
  expect(result).toMatchObject({ passed: null, blocked: null, detected: null });
  expect(result?.why).toMatch(/^No feed/);
});
