import { expect } from 'vitest';
import type pg from 'pg';
import type { Policy } from '@cordon/core/policy';
import { connectTo } from '../source.ts';
import { MINUTE } from '../../attacks/attack.ts';
import { composePostgresDoor } from '../../../packages/server/src/composePostgresDoor.ts';
import {
  listen,
  type PostgresDoorDeps,
  type PostgresListener,
} from '../../../packages/server/src/doors/postgres/index.ts';
import type { ListenOptions } from '../../../packages/server/src/doors/postgres/listener.ts';
import { openSqlScene, type SqlScene } from './scene.ts';
import { LAB_SQL } from './tables.ts';
import { tapTo, type Tap, type TapAsked } from './tap.ts';
import { labPolicy, usual, type LabLimits } from './terms.ts';

/** Somebody who may come in, and whose customer they may see: null for all. */
export interface LabWay {
  readonly user: string;
  readonly secret: string;
  readonly customer: number | null;
  readonly ticket: string | null;
  readonly sees: 'agent' | 'clear' | 'service';
}

/** An installation with the laboratory behind the door. */
export interface Lab {
  readonly sql: SqlScene;
  readonly owner: pg.Client;
  /** An agent with a ticket in hand, treated; or one who sees that customer in clear. */
  agent(sees?: 'agent' | 'clear'): Promise<LabWay>;
  /** A service account; `service` sees what is masked, `clear` all. */
  service(sees: 'service' | 'clear'): Promise<LabWay & { readonly account: string }>;
  tap(way: Pick<LabWay, 'user' | 'secret'>, more?: Partial<TapAsked>): Promise<Tap>;
  /** Another listener, with a part of the door changed: what a control is worth is seen where it is off. */
  listen(
    change: (deps: PostgresDoorDeps) => Partial<PostgresDoorDeps>,
    options?: Partial<ListenOptions>,
  ): Promise<PostgresListener>;
  /** Puts other terms in force. */
  terms(limits: Partial<LabLimits>): Promise<Policy>;
  close(): Promise<void>;
}

/** Of the parties' agreement in the demo. */
const AGREEMENT = 'agr_harbor_brightline';

export async function openLab(): Promise<Lab> {
  const sql = await openSqlScene();
  const { scene } = sql;
  const { house } = scene;
  const owner = await connectTo(scene.sourceUrl);
  await owner.query(LAB_SQL);
  const signed = house.inForce.inForce.bind(house.inForce);
  const answer = await signed(AGREEMENT, new Date(), null);
  if (!answer.ok) throw new Error(answer.code);
  const made = new Map<string, Policy>();
  let policy: Policy = answer.policy;
  const terms: Lab['terms'] = async (limits) => {
    const wanted = { ...usual, ...limits };
    const key = JSON.stringify(wanted);
    const known = made.get(key);
    policy = known ?? labPolicy(answer.policy.terms, wanted);
    if (known === undefined) {
      made.set(key, policy);
      await house.sources.applyTerms('harbor', policy);
    }
    return policy;
  };
  await terms({});
  Object.assign(house.inForce, {
    inForce: async (...asked: Parameters<typeof signed>) => {
      const found = await signed(...asked);
      return found.ok && asked[0] === AGREEMENT ? { ok: true, policy } : found;
    },
  });
  const taps: Tap[] = [];
  const leaders = new Map<string, Awaited<ReturnType<typeof scene.enter>>>();
  const leader = async (person: string) => {
    const known = leaders.get(person);
    if (known !== undefined) return known;
    scene.pass(MINUTE);
    const visitor = await scene.enter(person);
    expect(await visitor.stepUp()).toMatchObject({ status: 200 });
    leaders.set(person, visitor);
    return visitor;
  };

  const listeners: PostgresListener[] = [];

  return {
    ...{ sql, owner, terms },
    async listen(change, options = {}) {
      const deps = composePostgresDoor(house);
      const made = await listen(
        { ...deps, ...change(deps) },
        { host: '127.0.0.1', port: 0, tls: null, most: 20, ...options },
      );
      listeners.push(made);
      return made;
    },
    async agent(sees = 'agent') {
      const [person, purpose] =
        sees === 'agent' ? ['per_ada', 'order-support' as const] : ['per_ivan', 'pharmacy-support' as const];
      await scene.asOwner('DELETE FROM auth.attempts');
      scene.pass(MINUTE);
      const visitor = await scene.enterFresh(person);
      const { ticket, customer } = await scene.boundTicket(person, purpose);
      const made = await visitor.post('/api/door-credentials', { door: 'postgres', ticket: ticket.id });
      if (made.status !== 200) throw new Error(JSON.stringify(made.json));
      const { credential, secret } = made.json as { credential: { id: string }; secret: string };
      return { user: credential.id, secret, customer: customer.id, ticket: ticket.id, sees };
    },
    async service(sees) {
      await scene.asOwner('DELETE FROM auth.attempts');
      const [vera, priya] = [await leader('per_vera'), await leader('per_priya')];
      const proposed = await vera.post('/api/service-accounts', {
        ...{ agreement: AGREEMENT, accessRole: 'reports', networks: ['127.0.0.1/32'], days: 30 },
        ...{ purpose: sees === 'clear' ? 'planning' : 'insights', name: `Report ${sees}`, owner: 'per_vera' },
      });
      if (proposed.status !== 200) throw new Error(JSON.stringify(proposed.json));
      const { id } = proposed.json as { id: string };
      expect(await priya.post(`/api/service-accounts/${id}/decide`, { approve: true })).toMatchObject({
        status: 200,
      });
      const minted = await vera.post(`/api/service-accounts/${id}/secrets`, {});
      if (minted.status !== 200) throw new Error(JSON.stringify(minted.json));
      const { user, secret } = minted.json as { user: string; secret: string };
      return { user, secret, customer: null, ticket: null, sees, account: id };
    },
    async tap({ user, secret }, more = {}) {
      const tap = await tapTo({ port: sql.listener.port, user, secret, ...more });
      taps.push(tap);
      return tap;
    },
    async close() {
      for (const tap of taps) tap.end();
      for (const one of listeners) await one.close();
      await owner.end();
      await sql.close();
    },
  };
}
