import { csvLine } from '@cordon/core/exports';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { signedIn, type Guard } from '../identity/index.ts';
import type { Book, EnterAct } from '../ledger/index.ts';
import type { App } from '../platform/http/index.ts';
import { asFilter, searchFilter } from './filter.ts';
import { scopeOf } from './scope.ts';
import type { AccessSearch } from './search.ts';
import type { AccessRow, AccessStore } from './store.ts';

export interface SearchingRoutesDeps {
  readonly accesses: AccessStore;
  readonly search: AccessSearch;
  readonly book: Book;
  readonly enterAct: EnterAct;
  /** Keyed hashes that entries about a customer are found by. */
  readonly customerHashes: (text: string) => readonly string[];
  readonly now: () => Date;
}

const officers = ['company-admin', 'privacy-officer', 'security-officer', 'vendor-manager'] as const;
const vendorSide = ['vendor-admin', 'team-lead', 'qa-analyst'] as const;

const COLUMNS = [
  ...(['entry', 'at', 'result', 'code', 'act', 'person', 'name', 'vendor', 'agreement', 'ticket'] as const),
  ...(['resource', 'fields', 'rows', 'site', 'flags'] as const),
];

/** What goes with the search of accesses: by customer, and all rows of a filter as a file. */
export function searchingRoutes(app: App, guard: Guard, deps: SearchingRoutesDeps): void {
  const tags = ['accesses'];

  // A value of a customer stands in no address: whoever searches by it exchanges it for its keyed hashes first.
  app.post(
    '/api/accesses/customer',
    {
      onRequest: guard.requireRole(...officers),
      schema: {
        tags,
        body: z.strictObject({ text: z.string().trim().min(1).max(200) }),
        response: { 200: z.object({ customer: z.string() }).meta({ id: 'CustomerHashes' }) },
      },
    },
    async (request) => ({ customer: deps.customerHashes(request.body.text).join('.') }),
  );

  app.get(
    '/api/accesses/file',
    {
      onRequest: guard.requireRole(...officers, ...vendorSide, 'auditor'),
      schema: { tags, querystring: searchFilter, hide: true },
    },
    async (request, reply) => {
      const who = signedIn(request);
      const filter = asFilter(request.query, who);
      const { rows, indexed, count } = await deps.search.all(filter, await scopeOf(deps.accesses, who));
      const { note, size } = await deps.book.status();
      const { id: person, partyId: party } = who.person;
      const query = new URLSearchParams(
        Object.entries(request.query).map(([name, value]) => [name, String(value)]),
      );
      await deps.enterAct({
        ...{
          act: 'accesses-exported',
          person,
          party,
          agreement: null,
          ip: who.ip,
          code: null,
          at: deps.now(),
        },
        words: { filter: query.toString(), entries: count, indexed: indexed.indexed, size },
      });
      const head = [
        ['query', `GET /api/accesses/file?${query.toString()}`],
        ['filter', query.size === 0 ? 'everything' : query.toString()],
        ['entries that match', String(count)],
        ['indexed up to', `${String(indexed.indexed)} of ${String(indexed.size)}`],
        ['log size', String(size)],
        ['checkpoint', note],
      ];
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', 'attachment; filename="accesses.csv"')
        .header('cache-control', 'no-store')
        .send(Readable.from(linesOf(head, rows)));
    },
  );
}

async function* linesOf(
  head: readonly (readonly string[])[],
  rows: AsyncGenerator<readonly AccessRow[], void, void>,
): AsyncGenerator<string, void, void> {
  yield [...head.map(csvLine), csvLine(COLUMNS)].join('');
  let written = 0;
  for await (const some of rows) {
    written += some.length;
    yield some.map((row) => csvLine(cellsOf(row))).join('');
  }
  // A file that was cut off has no such line.
  yield csvLine(['rows', String(written)]);
}

function cellsOf(row: AccessRow): readonly (string | null)[] {
  return [
    ...[String(row.entry), row.at, row.ok ? 'allowed' : 'refused', row.code, row.kind],
    ...[row.agent.id, row.agent.name, row.vendor.name, row.agreement, row.ticketNumber ?? row.ticket],
    ...[row.resource, row.fields.join(' '), String(row.rows), row.site, row.flags.join(' ')],
  ];
}
