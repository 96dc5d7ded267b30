import { Failure, type Terms } from '@cordon/core/kernel';
import { lookupFields, type LookupField, type Policy } from '@cordon/core/policy';
import { formatProofFile, fromBase64 } from '@cordon/ledger';
import type { AgreementDeps } from '../agreements/index.ts';
import { createSubjectLookup, type GatePorts, type SubjectLookupPorts } from '../gate/index.ts';
import { toPrincipal, type SignedActs } from '../identity/index.ts';
import type { Book, EnterAct } from '../ledger/index.ts';
import type { Indexing } from '../ledger/indexing/index.ts';
import type { People } from '../people/people.ts';
import { sha256 } from '../platform/hashing.ts';
import type { Pools } from '../platform/db.ts';
import type { Keys } from '../platform/keys.ts';
import { createOpeningSeal } from '../platform/openingSeal.ts';
import type { EntryProof, SubjectReportDeps } from './deps.ts';
import { createSubjectEntries } from './entries.store.ts';
import { mayBeGoverned } from './governed.ts';
import { createRequestStore } from './store.ts';

interface ReportGround {
  readonly world: { readonly pools: Pick<Pools, 'app'>; readonly keys: Keys };
  readonly gatePorts: Pick<GatePorts, 'secrets' | 'ledger'>;
  readonly agreementDeps: Pick<AgreementDeps, 'store' | 'signing'>;
  readonly sources: {
    readonly list: SubjectReportDeps['sources'];
    readonly reader: Pick<SubjectLookupPorts, 'subjectsOf'>;
  };
  /** The policies in force, each with its source. */
  readonly policies: () => Promise<readonly { readonly policy: Policy; readonly source: string }[]>;
  readonly people: Pick<People, 'company' | 'party'>;
  readonly book: Pick<Book, 'entry' | 'prove' | 'vkey'>;
  readonly indexing: Pick<Indexing, 'upTo'>;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly enterAct: EnterAct;
  readonly now: () => Date;
}

export function composeSubjectReports(ground: ReportGround): SubjectReportDeps {
  const { world, gatePorts, agreementDeps, sources, people, book, indexing, signedActs, enterAct, now } =
    ground;
  const { keys } = world;
  const pool = world.pools.app;
  const { secrets } = gatePorts;
  const openings = createOpeningSeal(keys);
  const requestKey = (subject: string) => secrets.countingKey(`subject-request ${subject}`);
  return {
    requests: createRequestStore(pool, keys, (subject) => Buffer.from(requestKey(subject), 'base64url')),
    entries: createSubjectEntries(pool, openings, (size) => indexing.upTo(size)),
    agreements: () => reportedAgreements(agreementDeps),
    sources: () => sources.list(),
    ...lookupsOf(ground),
    company: () => people.company(),
    isRecipient: async (party) => (await people.party(party)) !== null,
    authority: agreementDeps.signing.authority,
    log: { origin: keys.ledger.name, vkey: book.vkey },
    proofs: (indices) => proofsOf(book, indices),
    enter: (act, actor, agreement, words) =>
      enterAct({ act, ...actor, agreement, code: null, at: now(), words }),
    ...{ sha256, signedActs, now },
  };
}

/** Of several agreements on a source that have the same field, one serves: their views find the same customers. */
function lookupsOf({
  policies,
  sources,
  gatePorts,
  now,
}: ReportGround): Pick<SubjectReportDeps, 'lookups' | 'find'> {
  const lookUp = createSubjectLookup({ ...gatePorts, now, subjectsOf: sources.reader.subjectsOf });
  const fieldsOf = async (source: string) => {
    const found = new Map<string, { readonly policy: Policy; readonly by: LookupField }>();
    for (const { policy } of (await policies()).filter((one) => one.source === source)) {
      for (const by of lookupFields(policy)) {
        const name = `${by.resource}.${by.field}`;
        if (!found.has(name)) found.set(name, { policy, by });
      }
    }
    return found;
  };
  return {
    lookups: async (source) => [...(await fieldsOf(source)).values()].map(({ by }) => by),
    async find(who, source, { resource, field }, value) {
      const right = (await fieldsOf(source)).get(`${resource}.${field}`);
      if (right === undefined) throw new Failure('bad-request', 'Nobody is found by this field here.');
      const asker = {
        principal: { ...toPrincipal(who, now().getTime(), null), role: who.person.role },
        session: who.sessionId,
        ip: who.ip,
      };
      return lookUp(asker, right.policy, right.by, value);
    },
  };
}

async function reportedAgreements({ store }: Pick<AgreementDeps, 'store'>) {
  const all = await store.list();
  return Promise.all(
    all.map(async ({ id, title, processor, source }) => {
      // Newest first, so that a clause is called what it was called last.
      const versions = await store.versions(id);
      const clauses = versions.flatMap((version) => version.clauses);
      const terms = versions.map((version) => JSON.parse(version.terms) as Terms);
      const purposes = terms.flatMap(({ permissions }) => permissions.map(({ purpose }) => purpose));
      return {
        ...{ id, title, source, vendor: processor, purposes: [...new Set(purposes)].toSorted() },
        governed: mayBeGoverned(clauses, terms),
        clauses: new Map(clauses.toReversed().map((clause) => [clause.id, clause.title])),
      };
    }),
  );
}

/** Inclusion only: with the body an entry would name the person who acted. */
async function proofsOf(book: Pick<Book, 'entry' | 'prove'>, indices: readonly number[]) {
  const proofs: Record<string, EntryProof> = {};
  for (const index of indices) {
    const entry = await book.entry(index);
    if (entry === null) continue;
    const { hashes, checkpoint } = await book.prove(entry);
    const proof = formatProofFile({ index, proof: hashes.map(fromBase64), checkpoint });
    proofs[String(index)] = { leaf: entry.leaf, proof };
  }
  return proofs;
}
