import { Readable } from 'node:stream';
import { formatProofList, type JsonValue, type ListedEntry } from '@cordon/ledger';
import { z } from 'zod';
import { signedIn, type Guard, type SignedIn } from '../../identity/index.ts';
import type { EnterAct, Book } from '../../ledger/index.ts';
import {
  memberOf,
  type Completeness,
  type createScoping,
  type CustomerNaming,
  type EntryWithOpenings,
} from '../../ledger/scoping/index.ts';
import type { App } from '../../platform/http/index.ts';
import { identifier, instant } from '../../platform/schemas.ts';
import { queryOf, type AccessFilter } from '../query.ts';
import { scopeOf } from '../scope.ts';
import { completeness, scopeView } from './schemas.ts';
import type { AccessStore } from '../store.ts';

export interface ScopingRoutesDeps {
  readonly accesses: AccessStore;
  readonly scoping: ReturnType<typeof createScoping>;
  readonly book: Book;
  readonly enterAct: EnterAct;
  readonly now: () => Date;
}

const officers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const vendorSide = ['vendor-admin', 'team-lead', 'qa-analyst'] as const;

const window = { from: instant, until: instant };

const asked = z.strictObject({
  agent: identifier.optional(),
  vendor: identifier.optional(),
  ticket: identifier.optional(),
  agreement: identifier.optional(),
  ...window,
});

/** So many customers are in the answer of a page; the file has all. */
const MOST = 500;

/** Exactly whose which fields somebody saw in a window, whether that is all, and what proves it. */
export function scopingRoutes(app: App, guard: Guard, deps: ScopingRoutesDeps): void {
  const onRequest = guard.requireRole(...officers, ...vendorSide, 'auditor');
  const tags = ['ledger'];
  const { scoping, book } = deps;

  app.get(
    '/api/ledger/scope',
    { onRequest, schema: { tags, querystring: asked, response: { 200: scopeView } } },
    async (request) => {
      const who = signedIn(request);
      const { log } = await standing(book);
      const { customers, ...rest } = await scoping.scope(
        await questionOf(deps, who, request.query),
        namingOf(who),
      );
      const fields = new Set(
        customers.flatMap((seen) => seen.fields.map(({ resource, field }) => `${resource}.${field}`)),
      );
      return {
        asked: request.query,
        naming: namingOf(who),
        customersTotal: customers.length,
        fieldsTotal: fields.size,
        entriesTotal: customers.reduce((sum, { entries }) => sum + entries.length, 0),
        customers: customers.slice(0, MOST).map(({ fields: seen, entries, ...customer }) => ({
          ...customer,
          fields: seen.map(({ first, last, ...field }) => ({
            ...field,
            first: first.toISOString(),
            last: last.toISOString(),
          })),
          entries: [...entries],
        })),
        completeness: countsOf(rest.completeness),
        complete: isComplete(rest),
        indexed: rest.indexed,
        log,
      };
    },
  );

  app.get(
    '/api/ledger/completeness',
    {
      onRequest,
      schema: {
        tags,
        querystring: z.strictObject({ agreement: identifier.optional(), ...window }),
        response: { 200: completeness },
      },
    },
    async (request) => {
      const { indexed, ...told } = await scoping.completeness(
        await questionOf(deps, signedIn(request), request.query, {}),
      );
      return {
        ...countsOf(told),
        indexed,
        complete: isComplete({ completeness: told, indexed }),
      };
    },
  );

  app.get(
    '/api/ledger/scope/openings',
    { onRequest, schema: { tags, querystring: asked, hide: true } },
    async (request, reply) => {
      const who = signedIn(request);
      const question = await questionOf(deps, who, request.query);
      const found: EntryWithOpenings[] = [];
      // Of what has no body any more nobody can tell whether it was asked for: the page counts it.
      for await (const some of scoping.openings(question))
        found.push(...some.filter(({ body }) => body !== null));
      found.sort((a, b) => a.index - b.index);
      const { checkpoint, size, paths } = await book.proveAll(found);
      const entries = found.map((entry, nth) =>
        listedOf(entry, paths[nth] ?? [], namingOf(who) === 'subject'),
      );
      const { id: person, partyId: party } = who.person;
      await deps.enterAct({
        ...{ act: 'scope-exported', person, party, agreement: null, ip: who.ip, code: null, at: deps.now() },
        words: { ...wordsOf(request.query), entries: entries.length, size },
      });
      return reply
        .type('application/jsonl; charset=utf-8')
        .header('content-disposition', 'attachment; filename="what-was-seen.jsonl"')
        .header('cache-control', 'no-store')
        .send(Readable.from(formatProofList({ asked: wordsOf(request.query), checkpoint, entries })));
    },
  );
}

/** What is asked for, as far as the asker may know of it. */
async function questionOf(
  { accesses }: ScopingRoutesDeps,
  who: SignedIn,
  { from, until, ...filter }: z.infer<typeof asked>,
  shown: AccessFilter = { kind: 'data', ok: true },
) {
  const scope = await scopeOf(accesses, who);
  const stretch = { from: new Date(from), until: new Date(until) };
  const [agreements, tickets] = await Promise.all([
    scope.vendor === null ? [] : accesses.agreementsOf(scope.vendor),
    filter.ticket === undefined ? [] : accesses.ticketsNumbered(filter.ticket),
  ]);
  const query = queryOf({ ...filter, ...shown, ...stretch }, scope, { agreements, tickets, fields: [] });
  const known =
    scope.vendor === null ? (scope.windows?.map((window) => window.agreement) ?? null) : agreements;
  const named =
    filter.agreement === undefined ? known : [filter.agreement].filter((id) => known?.includes(id) ?? true);
  return { query: query ?? { all: [] }, window: stretch, agreements: named === null ? null : new Set(named) };
}

const countsOf = ({ missing, erasedUnder, ...counts }: Completeness) => ({
  ...counts,
  ...{ missing: [...missing], erasedUnder: [...erasedUnder] },
});

function wordsOf({ agent, vendor, ticket, agreement, from, until }: z.infer<typeof asked>) {
  const about = { agent: agent ?? null, vendor: vendor ?? null, ticket: ticket ?? null };
  return { ...about, scopedAgreement: agreement ?? null, from, until };
}

/** The company knows its customers; an auditor tells them apart; a vendor learns of none who they are. */
function namingOf({ person }: SignedIn): CustomerNaming {
  if (person.role === 'auditor') return 'number';
  return person.partyKind === 'company' ? 'subject' : 'ticket';
}

function isComplete({
  completeness: { missing },
  indexed,
}: {
  readonly completeness: { readonly missing: readonly number[] };
  readonly indexed: { readonly indexed: number; readonly size: number };
}): boolean {
  return missing.length === 0 && indexed.indexed >= indexed.size;
}

async function standing(book: Book) {
  const { size, root, note } = await book.status();
  return { log: { size, root, checkpoint: note, vkey: book.vkey } };
}

/** An entry as `cordon ledger verify-proof` takes it. Commitments within a body are opened for the company only. */
function listedOf(
  { index, leaf, body, openings }: EntryWithOpenings,
  proof: readonly Uint8Array[],
  opened: boolean,
): ListedEntry {
  const words = body && (JSON.parse(body.text) as Readonly<Record<string, JsonValue>>);
  const members = openings.map(({ name, ...opener }) => [memberOf(name), opener] as const);
  return {
    ...{ index, leaf, proof },
    opening: body && { salt: body.salt, body: words },
    // An opening that is not of this body stays: whoever verifies the file is told of it.
    members: opened ? Object.fromEntries(members) : {},
  };
}
