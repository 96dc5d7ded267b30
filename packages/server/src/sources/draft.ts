import { Failure, type DataMap } from '@cordon/core/kernel';
import { splitNames } from '@cordon/core/sql';
import type { CatalogueColumn } from './catalogue.ts';
import { classify, type Sureness } from './classify/index.ts';
import { fieldKey, type Tallies } from './sampling.ts';

/** What a draft leaves out, so that it is hidden, and why. */
export interface LeftOut {
  readonly what: string;
  readonly why: string;
}

/** A map by names and types alone, before anything was looked at. */
export interface MapDraft {
  readonly map: DataMap;
  readonly leftOut: readonly LeftOut[];
}

/** Why a field is taken for what the draft says. */
export interface Finding {
  readonly resource: string;
  readonly field: string;
  readonly sure: Sureness;
  readonly reasons: readonly string[];
}

/** A data map to be looked through and confirmed by a person. It holds counts of what was sampled, and no value. */
export interface SourceDraft extends MapDraft {
  readonly findings: readonly Finding[];
}

/** The draft with what the sampled values say. */
export function drafted({ map, leftOut }: MapDraft, tallies: Tallies): SourceDraft {
  const findings: Finding[] = [];
  const resources = map.resources.map((resource) => {
    if (resource.kind === 'thread') return resource;
    const fields = resource.fields.map((field) => {
      const { category, freeText, sure, reasons } = classify(
        field,
        tallies.get(fieldKey(resource.name, field.name)) ?? null,
      );
      findings.push({ resource: resource.name, field: field.name, sure, reasons });
      return { ...field, category, ...(freeText && { freeText }) };
    });
    return { ...resource, fields };
  });
  return { map: { ...map, resources }, leftOut, findings };
}

/** Tables of a source that a draft has no resource for. */
export function tablesLeftOut(map: DataMap, columns: readonly CatalogueColumn[]): readonly LeftOut[] {
  const mapped = new Set(map.resources.map(({ table }) => table));
  return [...Map.groupBy(columns, ({ table }) => table)]
    .filter(([table]) => !mapped.has(table))
    .map(([table, own]) => ({
      what: table,
      why: own.some(({ primaryKey }) => primaryKey)
        ? 'no column of it points at the customers'
        : 'it has no primary key',
    }));
}

/** Of a fresh draft, the tables and columns that a map does not have. */
export function beyond(map: DataMap, fresh: DataMap): DataMap {
  const resources = fresh.resources.flatMap((resource) => {
    const known = map.resources.find(({ kind, table }) => kind === 'table' && table === resource.table);
    if (resource.kind !== 'table') return [];
    const keys = known === undefined ? [] : [...splitNames(known.key, ','), known.subjectKey];
    const named = new Set([...keys, ...(known?.fields ?? []).map(({ name }) => name)]);
    const fields = resource.fields.filter(({ name }) => !named.has(name));
    return fields.length === 0 ? [] : [{ ...(known ?? resource), fields }];
  });
  return { ...map, resources };
}

/** A field a person looked at. */
export interface FieldRef {
  readonly resource: string;
  readonly field: string;
}

/**
 * A map is kept only when a person looked at every field of it that the draft is not clear about, or does not know.
 * @throws Failure `bad-request`, which names them
 */
export function mustBeLookedAt(
  map: DataMap,
  { findings }: Pick<SourceDraft, 'findings'>,
  confirmed: readonly FieldRef[],
): void {
  const looked = new Set(confirmed.map(({ resource, field }) => fieldKey(resource, field)));
  const clear = new Set(
    findings.filter(({ sure }) => sure !== 'unclear').map(({ resource, field }) => fieldKey(resource, field)),
  );
  const waiting = map.resources
    .filter(({ kind }) => kind !== 'thread')
    .flatMap(({ name, fields }) => fields.map((field) => [name, field.name] as const))
    .filter(
      ([resource, field]) => !clear.has(fieldKey(resource, field)) && !looked.has(fieldKey(resource, field)),
    );
  if (waiting.length === 0) return;
  const names = waiting.slice(0, 20).map(([resource, field]) => `${resource}.${field}`);
  const more = waiting.length > names.length ? ` and ${String(waiting.length - names.length)} more` : '';
  throw new Failure('bad-request', `Not confirmed by anybody yet: ${names.join(', ')}${more}.`);
}
