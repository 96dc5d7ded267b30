import {
  callOf,
  formatTarget,
  isExactly,
  routeOfLookup,
  routeOfSubject,
  sameAsSaid,
  type Target,
} from '@cordon/core/api';
import { cellOf, idOf, parsePath, valuesAt, type Json } from '@cordon/core/json';
import {
  Failure,
  type Cell,
  type DataMap,
  type Field,
  type Plan,
  type Resource,
  type Route,
  type Row,
} from '@cordon/core/kernel';
import { maskCell } from '@cordon/core/masking';
import { identifies, mayNumber } from '@cordon/core/sql';
import { valuesOf, type ApiPort, type SecretsPort, type SourcePort } from '../../gate/index.ts';
import type { SubjectFinder } from '../reader.ts';
import { recordsOf } from './records.ts';
import type { ApiSettings } from './settings.ts';
import { openUpstream } from './upstream.ts';

/** Records of one customer that a card or a search looks at. */
const MOST_RECORDS = 500;

export interface ApiReader extends SourcePort, SubjectFinder, Pick<ApiPort, 'open'> {
  act(call: Parameters<ApiPort['act']>[1]): ReturnType<ApiPort['act']>;
  close(): void;
}

type PlanOf<K extends Plan['kind']> = Extract<Plan, { kind: K }>;

/**
 * A JSON API read as a source: the card, look-ups, confirms and reveals of the workspace ask by the routes of the data
 * map. An API computes no masks, so a record is treated here, and only what is left goes on.
 */
export function createApiReader(settings: ApiSettings, map: DataMap, token: SecretsPort['token']): ApiReader {
  const upstream = openUpstream(settings);
  const endpoints = map.resources.filter(({ kind }) => kind === 'endpoint');
  const resourceOf = (name: string): Resource => {
    const resource = endpoints.find((one) => one.name === name);
    if (resource === undefined)
      throw new Failure('source-unavailable', 'a plan names what the data map has not');
    return resource;
  };

  const fetch = async (target: Target, route: Route): Promise<readonly Json[]> => {
    const answer = await upstream.get(formatTarget(target));
    if (answer === null) return [];
    const found: Json[] = [];
    const { batches, close } = recordsOf(answer, route.records);
    try {
      for (;;) {
        const { done, value } = await batches.next();
        if (done === true) return found;
        found.push(...value);
        if (found.length > MOST_RECORDS)
          throw new Failure('source-unavailable', 'one customer has too many records');
      }
    } finally {
      close();
    }
  };

  const subjectsOf: SubjectFinder['subjectsOf'] = async (plan) => {
    const resource = resourceOf(plan.resource);
    const field = fieldOf(resource, plan.field);
    const route = routeOfLookup(resource.routes ?? [], field.name);
    const param = route?.params.find(({ use }) => use.kind === 'lookup');
    const literal = plan.literal.trim();
    if (route === null || param === undefined || literal === '') return [];
    const call = callOf({ route, given: [{ param, value: literal }] }, '');
    if (call === null) return [];
    const found = (await fetch(call, route))
      .filter((record) => rawCells(record, field).some((cell) => isExactly(cell, literal, field)))
      .map((record) => subjectOf(resource, record));
    const subjects = new Set(found);
    // A record of nobody that is known, beside another's, leaves unclear who is meant.
    return subjects.size === 1 && subjects.has(null)
      ? []
      : [...subjects].map((subject) => subject ?? '').slice(0, 2);
  };

  /** The customer's own records of a resource, whatever the API answered. */
  const ownRecords = async (resource: Resource, subject: string): Promise<readonly Json[]> => {
    const route = routeOfSubject(resource.routes ?? []);
    const call = route === null || subject === '' ? null : callOf({ route, given: [] }, subject);
    if (route === null || call === null) return [];
    return (await fetch(call, route)).filter((record) => subjectOf(resource, record) === subject);
  };

  const cellsOf = async (plan: PlanOf<'confirm'> | PlanOf<'reveal'>) => {
    const resource = resourceOf(plan.resource);
    const field = fieldOf(resource, plan.field);
    const records = await ownRecords(resource, plan.subject);
    return {
      field,
      cells: records.map((record) => ({ key: keyOf(resource, record), cells: rawCells(record, field) })),
    };
  };

  return {
    async open({ path, query, records }) {
      const answer = await upstream.get(formatTarget({ segments: path, query }));
      return answer && recordsOf(answer, records);
    },

    act: ({ segments, ...call }) => upstream.act({ ...call, target: formatTarget({ segments, query: [] }) }),

    async readCase(plans, values) {
      const subject = values?.subject ?? plans[0]?.subjects[0] ?? '';
      const asked = plans.map(({ resource }) => resource);
      const searched =
        values === null
          ? []
          : endpoints.filter(({ fields }) => fields.some((field) => identifies(field) || mayNumber(field)));
      const names = new Set([...asked, ...searched.map(({ name }) => name)]);
      const records = new Map(
        await Promise.all(
          [...names].map(async (name) => [name, await ownRecords(resourceOf(name), subject)] as const),
        ),
      );
      return {
        tables: plans.map((plan) =>
          rowsOf(plan, resourceOf(plan.resource), records.get(plan.resource) ?? [], token),
        ),
        values: searched.flatMap((resource) => valuesOf(resource, records.get(resource.name) ?? [])),
      };
    },

    async reveal(plan) {
      const { cells } = await cellsOf(plan);
      const [found] = cells.filter(({ key }) => key === plan.key);
      return found === undefined ? null : joined(found.cells);
    },

    async confirm(plan) {
      const { field, cells } = await cellsOf(plan);
      return cells.some((record) => record.cells.some((cell) => sameAsSaid(cell, plan.literal, field)));
    },

    async lookup(plan) {
      const [subject = null, second] = await subjectsOf(plan);
      return second === undefined ? subject : null;
    },

    subjectsOf,

    close: () => {
      upstream.close();
    },
  };
}

function fieldOf({ fields }: Resource, name: string): Field {
  const field = fields.find((one) => one.name === name);
  if (field === undefined) throw new Failure('source-unavailable', 'a plan names what the data map has not');
  return field;
}

function at(record: Json, path: string): readonly Json[] {
  return valuesAt(record, parsePath(path) ?? [{ member: '' }]);
}

function subjectOf({ subjectKey }: Resource, record: Json): string | null {
  return idOf(at(record, subjectKey)[0]);
}

function keyOf({ key }: Resource, record: Json): string {
  return idOf(at(record, key)[0]) ?? '';
}

/** The raw cells of a field in a record: as many as the arrays on its path have elements. */
function rawCells(record: Json, { name, type }: Field): readonly Cell[] {
  return at(record, name).map((value) => cellOf(value, type) ?? null);
}

function joined(cells: readonly Cell[]): Cell {
  const known = cells.filter((cell) => cell !== null);
  return known.length === 0 ? null : known.join(', ');
}

function rowsOf(
  { columns, source }: PlanOf<'read'>,
  resource: Resource,
  records: readonly Json[],
  token: SecretsPort['token'],
): readonly Row[] {
  const context = { hmac: (text: string) => token(source, text) };
  return records.map((record) => ({
    key: keyOf(resource, record),
    cells: Object.fromEntries(
      columns.map(({ field: name, treatment }) => {
        const field = fieldOf(resource, name);
        // What is hidden is not even looked at.
        const raw = treatment === 'hidden' ? [] : rawCells(record, field);
        return [
          name,
          joined(raw.map((cell) => maskCell(treatment, cell, field.type, field.category, context))),
        ];
      }),
    ),
  }));
}
