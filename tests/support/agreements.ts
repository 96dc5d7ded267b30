import type { Code, DataMap, Terms } from '@cordon/core/kernel';
import pg from 'pg';
import { expect } from 'vitest';
import type { Actor, AgreementDeps } from '../../packages/server/src/agreements/agreements.ts';
import { draft } from '../../packages/server/src/agreements/drafting.ts';
import { createInForce, type InForce } from '../../packages/server/src/agreements/inForce.ts';
import { createLifeStore } from '../../packages/server/src/agreements/life/store.ts';
import { record } from '../../packages/server/src/agreements/life/record.ts';
import { sealTerms } from '../../packages/server/src/agreements/signing/terms.ts';
import { termsOf } from '../../packages/server/src/agreements/standing.ts';
import {
  createAgreementStore,
  type AgreementTables,
  type NewVersion,
} from '../../packages/server/src/agreements/store.ts';
import { harborDataMap } from '../../packages/server/src/demo/seed/dataMap.ts';
import { openDb, openPools, type Pools } from '../../packages/server/src/platform/db.ts';
import { sha256 } from '../../packages/server/src/platform/hashing.ts';
import { silentLog } from '../../packages/server/src/platform/log.ts';
import { sealCrypto } from '../../packages/server/src/platform/sealCrypto.ts';
import { signWith } from '../../packages/server/src/demo/signature.ts';
import { testDatabase, type TestDatabase, testPool } from './database.ts';
import { handWritten } from './handWritten.ts';
import { testSigning } from './signing.ts';
import { asking, fakeWorld, principal, who, work, type FakeWorld } from './gate.ts';

/** A company and a vendor who make agreements over a real database; the source and the sign-ins are ten-line fakes. */
export interface AgreementScene {
  readonly database: TestDatabase;
  readonly pools: Pools;
  readonly owner: pg.Pool;
  readonly deps: AgreementDeps;
  readonly inForce: InForce;
  /** What happened to the world since it was last emptied, in order. */
  readonly done: string[];
  /** What was entered, with its words. */
  readonly entered: { readonly act: string; readonly words: Readonly<Record<string, unknown>> }[];
  /** What time it is. */
  now: Date;
  /** @returns the id of a new draft */
  drafted(from: string, until: string): Promise<string>;
  /** Signs the newest version. */
  /** Signs a version, or the newest. */
  signed(id: string, actor: Actor, version?: number): Promise<void>;
  /** A draft both signed. */
  standing(from: string, until: string): Promise<string>;
  /** Proposes the newest version anew, with changes; both sign it when `sign` says so. */
  proposed(id: string, change: (terms: Terms) => Terms, sign?: 'signed'): Promise<void>;
  /** What the gate says of a read under this agreement. @param terms what stands between it and the terms in force */
  gateSays(
    id: string,
    inHandSince?: Date,
    terms?: (inForce: InForce) => InForce,
  ): Promise<{ readonly code: Code | 'allowed'; readonly world: FakeWorld }>;
  close(): Promise<void>;
}

export const olivia: Actor = { person: 'per_olivia', party: 'pty_shop', ip: null };
export const vera: Actor = { person: 'per_vera', party: 'pty_desk', ip: null };

/** Opens one; call it in `beforeAll` and close it in `afterAll`. */
export async function openAgreementScene(start: Date): Promise<AgreementScene> {
  const database = await testDatabase();
  const pools = openPools(database, silentLog);
  const owner = testPool(database.ownerUrl, 4);
  await owner.query(`
    INSERT INTO cordon.parties (id, kind, name, created_at) VALUES
      ('pty_shop', 'company', 'Shop', now()), ('pty_desk', 'vendor', 'Desk', now());
    INSERT INTO cordon.persons (id, party_id, name, email, role, created_at) VALUES
      ('per_olivia', 'pty_shop', 'Olivia', 'olivia@shop.example', 'company-admin', now()),
      ('per_priya', 'pty_shop', 'Priya', 'priya@shop.example', 'privacy-officer', now()),
      ('per_victor', 'pty_shop', 'Victor', 'victor@shop.example', 'vendor-manager', now()),
      ('per_vera', 'pty_desk', 'Vera', 'vera@desk.example', 'vendor-admin', now()),
      ('per_ada', 'pty_desk', 'Ada', 'ada@desk.example', 'agent', now())`);
  const db = openDb(pools.app).$extendTables<AgreementTables>();
  const [store, life] = [createAgreementStore(db), createLifeStore(db)];
  const dataMapOf = (): Promise<DataMap> => Promise.resolve(harborDataMap());
  const inForce = createInForce({
    ...{ store, life, liveMapOf: dataMapOf, crypto: sealCrypto },
    hears: () => true,
    onFault: () => undefined,
  });
  const opened: { scene?: AgreementScene } = {};
  const signing = await testSigning(pools.app, database.keys, () => opened.scene?.now ?? start);
  const passkeys = new Map([olivia, vera].map(({ person }) => [person, signing.passkeyFor(person)]));
  const did = <T>(what: string, answer: T): Promise<T> => {
    scene.done.push(what);
    return Promise.resolve(answer);
  };
  let drafts = 0;
  const scene: AgreementScene = {
    ...{ database, pools, owner, inForce, done: [], entered: [], now: start },
    deps: {
      ...{ store, life, sha256, dataMapOf, now: () => scene.now },
      applyTerms: () => did('views made', undefined),
      dropTerms: () => did('views dropped', undefined),
      enter: (act, _, __, words) => {
        scene.entered.push({ act, words });
        return did(act, scene.entered.length - 1);
      },
      changed: (agreement) => {
        inForce.forget(agreement);
        return did('told', undefined);
      },
      revoked: (targets) => {
        scene.done.push(`revoked ${targets.map(({ scope }) => scope).join(' and ')}`);
      },
      signing: signing.ports,
    },
    drafted: (from, until) =>
      draft(
        scene.deps,
        olivia,
        {
          ...{ vendor: { id: 'pty_desk', name: 'Desk' }, company: { id: 'pty_shop', name: 'Shop' } },
          ...{ source: 'harbor', title: 'Support', from, until },
        },
        `agr_${String(++drafts)}`,
      ),
    async signed(id, actor, wanted) {
      const version = wanted ?? (await store.versions(id))[0]?.version;
      const passkey = passkeys.get(actor.person);
      if (version === undefined || passkey === undefined) throw new Error('no version, or no passkey');
      await signWith(passkey, scene.deps, actor, id, version);
    },
    async standing(from, until) {
      const id = await scene.drafted(from, until);
      await scene.signed(id, olivia);
      await scene.signed(id, vera);
      return id;
    },
    async proposed(id, change, how) {
      const [newest] = await store.versions(id);
      if (newest === undefined) throw new Error('no version');
      // As if both had confirmed every clause by hand: one version, not one for each.
      const terms = { ...change(termsOf(newest)), version: newest.version + 1 };
      const { text, hash } = sealTerms(terms, sha256);
      const confirmedBy = [olivia.party, vera.party];
      const clauses = handWritten(terms, newest.clauses).map((clause) => ({ ...clause, confirmedBy }));
      const version: NewVersion = {
        ...{ version: terms.version, terms: text, hash: Buffer.from(hash), clauses, createdAt: scene.now },
        ...{ particulars: newest.particulars, kind: 'redline', party: olivia.party, person: olivia.person },
      };
      await record(scene.deps, olivia, id, 'propose', { kind: 'proposed', version });
      await scene.deps.enter('agreement-drafted', olivia, id, { version: version.version });
      if (how !== 'signed') return;
      await scene.signed(id, olivia);
      await scene.signed(id, vera);
    },
    async gateSays(id, inHandSince, terms = (port) => port) {
      const at = scene.now.getTime();
      const known = { at, value: true };
      const asker = {
        ...principal,
        facts: {
          ...{ mfa: known, network: known, suspension: { at, value: false } },
          undertaking: { at, value: 'confidentiality' },
        },
        stepUpAt: at,
      };
      const ticket = work.ticket === null ? null : { ...work.ticket, lastWorkAt: at };
      const world = fakeWorld({ ports: { terms: terms(inForce), now: () => scene.now } });
      const outcome = await world.gate.read(
        { ...who, principal: asker },
        { ...work, ticket, agreement: id, inHandSince: inHandSince ?? null },
        asking('read', { resources: ['customers'] }),
      );
      if (outcome.ok) return { code: 'allowed', world };
      expect(world.calls.filter((call) => call.startsWith('source'))).toEqual([]);
      return { code: outcome.code, world };
    },
    async close() {
      await pools.close();
      await owner.end();
      await database.drop();
    },
  };
  opened.scene = scene;
  return scene;
}
