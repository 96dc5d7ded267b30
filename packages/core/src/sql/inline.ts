import type { DataMap, Field, Plan } from '../kernel/index.ts';
import { caseViewSql } from './caseView.ts';
import { viewName, type ScopedView } from './names.ts';
import { caseSql, caseViewOf, confirmSql, lookupSql, readSql, revealSql } from './queries.ts';
import { readViewSql, type MaskColumn } from './readView.ts';
import { tableSql, type ColumnTypes, type TableSql } from './table.ts';
import { bodyOf } from './views.ts';

/** A plan whose statement Cordon writes: what a client says is a value in it and nothing else. */
type Inlined = Exclude<Plan, { kind: 'fetch' }>;

/**
 * One statement for one plan, where no view may be made: what the plan's view would be made of, as a sub-select, read as
 * the view would be. The scope is its parameters: the subjects as $1 (text[]), the literal as $2 (text). A field is shown as
 * the plan treats it; what the plan hides is no part of the statement.
 * @returns null when the map or the source has not what the plan names: the view would not be there either
 */
export function inlineSql(
  plan: Inlined,
  dataMap: DataMap,
  types: ColumnTypes,
  mask: MaskColumn,
): string | null {
  const view: ScopedView = { ...viewName(ofPlan(plan)), scopeBy: 'parameters' };
  const inlined = (body: string) => ({ key: view.key, sql: `(\n${body}\n) b` });
  if (plan.kind === 'case') {
    const body = caseViewSql(view, dataMap, types);
    return body === null ? null : caseSql(inlined(body));
  }
  const resource = dataMap.resources.find(({ name, kind }) => kind === 'table' && name === plan.resource);
  const table = resource === undefined ? null : tableSql(resource, types);
  if (resource === undefined || table === null) return null;
  if (plan.kind === 'read') {
    const asked = plan.columns.filter(({ treatment }) => treatment !== 'hidden');
    const treatments = new Map(asked.map(({ field, treatment }) => [field, treatment]));
    const body = readViewSql(view, table, resource, treatments, mask);
    return readSql(
      inlined(body),
      asked.map(({ field }) => field),
    );
  }
  const field = readable(table, plan.field);
  const body = field && bodyOf[plan.kind](view, table, field);
  return body && selects[plan.kind](inlined(body));
}

const selects = { reveal: revealSql, lookup: lookupSql, confirm: confirmSql };

function ofPlan(plan: Inlined): Parameters<typeof viewName>[0] {
  const { kind, termsHash, purpose, role, resource } = plan;
  if (kind === 'case') return caseViewOf(termsHash);
  return { kind, termsHash, purpose, role, resource, field: kind === 'read' ? '' : plan.field };
}

function readable({ fields }: TableSql, name: string): Field | null {
  return fields.find((field) => field.name === name) ?? null;
}
