import { nothingOwn } from '@cordon/core/dictionaries';
import { treatText } from '@cordon/core/masking';
import type { Policy } from '@cordon/core/policy';
import type { DoorRelation } from '@cordon/core/sql';
import {
  catalogueOf,
  type CatalogueInput,
  type CatalogueRelation,
  type SystemColumns,
} from '@cordon/core/sql/catalogue';
import { settingsAtFirst, type SessionFacts } from '@cordon/core/sql/session';
import {
  allowedFunctions,
  createStatementCache,
  isHeavy,
  type Known,
  type Refused,
  type Relation,
  type Rewritten,
} from '@cordon/core/sql/statement';
import { compileKnown } from '@cordon/pii';
import { composeServiceDoor } from './composeServiceDoor.ts';
import { composeToolDesk } from './composeToolDesk.ts';
import { composeWorkspace } from './composeWorkspace.ts';
import type { House } from './compose.ts';
import type { PostgresDoorDeps, Reads } from './doors/postgres/index.ts';
import { connectedOf } from './identity/index.ts';
import { unproven, verifierFor } from './identity/doorCredentials/index.ts';
import { createLimits } from './identity/limits.ts';
import { clientAddress } from './identity/network.ts';
import { serviceUnproven } from './identity/serviceAccounts/index.ts';
import { runInWorker } from './platform/worker.ts';

/** Bytes of rewritten statements that are kept. */
const KEPT = 64 * 1024 * 1024;
const HEAVY = { milliseconds: 2_000, megabytes: 256 } as const;
const REWRITER = new URL('./doors/postgres/rewriteWorker.ts', import.meta.url);

/** User names of service accounts' secrets begin so; all others are those of agents' credentials. */
const isService = (user: string): boolean => user.startsWith('svc_');

/** The door for clients of PostgreSQL. */
export function composePostgresDoor(house: House): PostgresDoorDeps {
  const { doorCredentials, identity, now, gate, sources, inForce, world } = house;
  const desk = composeToolDesk(house, composeWorkspace(house));
  const services = composeServiceDoor(house);
  const limits = createLimits(world.pools.app, () => now().getTime());
  const agent = (id: string, address: string) =>
    desk(
      { door: 'postgres', provenId: id },
      id,
      async () => (await doorCredentials.store.byId(id, now()))?.person ?? null,
      address,
    );

  const kept = new WeakMap<Policy, Map<string, Promise<readonly DoorRelation[] | null>>>();
  const relationsOf = (source: string, policy: Policy, role: string, purpose: string) => {
    const own = kept.get(policy) ?? new Map<string, Promise<readonly DoorRelation[] | null>>();
    kept.set(policy, own);
    const id = JSON.stringify([source, role, purpose]);
    const known = own.get(id) ?? sources.relations(source, policy, { role, purpose });
    own.set(id, known);
    known.catch(() => own.delete(id));
    return known;
  };

  const systems = new Map<string, Promise<SystemColumns | null>>();
  const systemOf = (source: string): Promise<SystemColumns | null> => {
    const known = systems.get(source) ?? sources.systemColumns(source);
    systems.set(source, known);
    known.catch(() => systems.delete(source));
    return known;
  };

  const reads: PostgresDoorDeps['reads'] = async ({ who, work }, user, version, searched) => {
    const terms = await inForce.inForce(work.agreement, now(), work.inHandSince);
    if (!terms.ok) return terms.code;
    const { policy } = terms;
    const { role } = who.principal;
    const [relations, system] = await Promise.all([
      relationsOf(work.source, policy, role, work.purpose),
      systemOf(work.source),
    ]);
    if (relations === null || system === null || relations.length === 0) return 'not-permitted';
    const path = pathAmong(relations, searched);
    return knownOf(policy, relations, { user, version, system, path }, [work.source, role, work.purpose]);
  };

  const cache = createStatementCache(KEPT);
  const rewrite: PostgresDoorDeps['rewrite'] = (text, { epoch, known }) => {
    const before = cache.kept(epoch, '', text);
    if (before !== undefined) return before;
    if (!isHeavy(text)) return cache.rewrite(epoch, '', text, known);
    return runInWorker<Rewritten | Refused>(REWRITER, job(text, known), HEAVY).then((outcome) => {
      const answer: Rewritten | Refused = outcome.ok
        ? outcome.value
        : { ok: false, code: 'statement-too-large', word: null, position: null };
      cache.keep(epoch, '', text, answer);
      return answer;
    });
  };

  return {
    ...{ gate, reads, rewrite, log: world.log },
    mockKey: world.keys.derive('door-mock'),
    mayProve: (address) => limits.mayProve(clientAddress(address)),
    async unproven(user, address) {
      await limits.proofFailed(clientAddress(address));
      await (isService(user)
        ? serviceUnproven(house.serviceAccounts, user, address)
        : unproven(doorCredentials, user, address));
    },
    verifierFor: async (user) =>
      isService(user) ? services.verifierFor(user) : verifierFor(doorCredentials, user),
    knock: async (user, address) => {
      if (isService(user)) return services.knock(user, address);
      const came = await agent(user, address);
      if (came === null) return null;
      const { opened, credential } = came;
      return 'ok' in opened ? opened : { who: { ...opened.who, credential }, work: opened.work };
    },
    watch: async (user, address, close) => {
      if (isService(user)) {
        const came = await services.knock(user, address);
        if (came === null) {
          close();
          return () => undefined;
        }
        return services.watch(came, close);
      }
      const came = await agent(user, address);
      if (came === null) {
        close();
        return () => undefined;
      }
      const agreementId = 'ok' in came.opened ? '' : (came.opened.work.agreement ?? '');
      return identity.revocations.watch({ ...connectedOf(came.who), agreementId }, close);
    },
    open: (source) => sources.statements.open(source),
    forTheRecord: recorded(),
  };
}

/** What the functions of the catalogue were made of. */
const inputs = new WeakMap<Known, CatalogueInput>();

/** What a thread can be told of a statement; it makes the functions of the catalogue itself. */
function job(text: string, known: Known): object {
  const { functions: _, casts: __, ...plain } = known;
  return { text, known: plain, input: inputs.get(known) };
}

const knowns = new WeakMap<readonly DoorRelation[], Map<string, Reads>>();

/** How many ways of looking for names are kept, for all who read the same: a client chooses its own. */
const WAYS = 500;

/** The schemas of the path that have something to read, each once. */
function pathAmong(relations: readonly DoorRelation[], searched: readonly string[]): readonly string[] {
  return [...new Set(searched)].filter((each) => relations.some(({ schema }) => schema === each));
}

interface Asker {
  readonly user: string;
  readonly version: SessionFacts['version'];
  readonly system: SystemColumns;
  readonly path: readonly string[];
}

function knownOf(
  policy: Policy,
  relations: readonly DoorRelation[],
  { user, version, system, path }: Asker,
  scope: readonly string[],
): Reads {
  const own = knowns.get(relations) ?? new Map<string, Reads>();
  knowns.set(relations, own);
  // No name of PostgreSQL's holds a NUL.
  const key = `${user}\0${path.join('\0')}`;
  const before = own.get(key);
  if (before !== undefined) return before;
  const input: CatalogueInput = {
    ...{ user, database: policy.source, functions: allowedFunctions, system, path },
    settings: settingsAtFirst({ user, version, longestStatement: 0 }),
    tables: relations.map(({ schema, name, columns }) => ({
      ...{ schema, table: name },
      columns: columns.map((column) => ({
        name: column.name,
        shows: column.treatment === 'clear' || column.treatment === 'token' ? 'own' : 'other',
      })),
    })),
  };
  const catalogue = catalogueOf(input);
  const made: Reads = {
    ...{ termsHash: policy.termsHash, relations },
    epoch: JSON.stringify([policy.termsHash, policy.dataMap.version, ...scope, user, path]),
    known: {
      relations: [...relations.map(relationFor), ...catalogue.relations.map(ofCatalogue)],
      functions: catalogue.functions,
      casts: catalogue.casts,
      scope: relations.some((one) => one.scope === 'every') ? 'every' : 'one',
      leastGroup: leastGroupOf(policy),
      path,
      names: { user, database: policy.source, schema: path[0] ?? 'public' },
    },
  };
  inputs.set(made.known, input);
  const [oldest] = own.keys();
  if (oldest !== undefined && own.size >= WAYS) own.delete(oldest);
  own.set(key, made);
  return made;
}

function leastGroupOf({ terms }: Policy): number {
  return Math.max(1, ...terms.limits.flatMap(({ kind, max }) => (kind === 'group-size' ? [max] : [])));
}

function relationFor({ schema, name, view, columns, key, subject, lookups }: DoorRelation): Relation {
  return {
    ...{ schema, name, view: view.sql, key, subject },
    columns: columns.map((column) => column.name),
    lookups: new Map([...lookups].map(([field, { sql }]) => [field, sql])),
  };
}

function ofCatalogue({ schema, name, columns, select }: CatalogueRelation): Relation {
  return { schema, name, columns, view: select, subject: null, key: null, lookups: new Map() };
}

/** Texts that are kept as the ledger has them: statements differ by their values more often than by anything else. */
const RECORDED = 2_000;

/** The text of a statement holds no values; names a client made up could. */
function recorded(): (statement: Rewritten) => string {
  const texts = new Map<string, string>();
  const nobody = compileKnown([]);
  return ({ normalised }) => {
    const before = texts.get(normalised);
    if (before !== undefined) return before;
    const { text } = treatText(normalised, 'redact', { known: nobody, custom: nothingOwn });
    if (texts.size >= RECORDED) texts.clear();
    texts.set(normalised, text);
    return text;
  };
}
