import { Failure, type CaseValue, type Plan, type Row } from '@cordon/core/kernel';
import {
  caseSql,
  caseViewOf,
  confirmSql,
  lookupSql,
  readSql,
  revealSql,
  viewName,
  type ViewKind,
  type ViewName,
} from '@cordon/core/sql';
import type { SourcePort } from '../gate/index.ts';
import { openScoped, type TextRows } from './scoped.ts';
import type { SourceUrls } from './store.ts';

export interface SourceReader extends SourcePort {
  close(): Promise<void>;
}

type ReadPlan = Extract<Plan, { kind: 'read' }>;

/**
 * Reads a source through its generated views. A view that does not exist (a purpose, role, resource or field the
 * terms in force do not know) is a fault, never an empty answer.
 * @param onFault is told of every fault; callers only get `source-unavailable`
 */
export function createReader(
  urls: Pick<SourceUrls, 'reader' | 'scope' | 'scopeKey'>,
  onFault: (error: unknown) => void,
): SourceReader {
  const scoped = openScoped(urls, onFault);
  const viewOf = rememberViews();
  const oneRead = async (
    kind: ViewKind,
    view: ViewName,
    text: string,
    subjects: readonly string[],
    literal: string | undefined,
    access: string,
  ): Promise<TextRows> =>
    (await scoped.query({ access, subjects, literal: literal ?? null, reads: [{ kind, view, text }] }))[0] ??
    [];

  const readOf = (plan: ReadPlan) => {
    const view = viewOf(plan, '');
    return { kind: 'read' as const, view, text: readSql(view, askedOf(plan)) };
  };
  const valuesOf = ({ termsHash }: Plan) => {
    const view = viewName(caseViewOf(termsHash));
    return { kind: 'case' as const, view, text: caseSql(view) };
  };

  return {
    async readCase(plans, values) {
      const wanted = [...plans.map((plan) => plan.subjects), ...(values === null ? [] : [[values.subject]])];
      const subjects = wanted[0]?.filter(isSayable) ?? [];
      // The scope is one for all: a plan for somebody else would see these subjects too.
      if (new Set(wanted.map((each) => JSON.stringify(each))).size > 1) throw new Failure('internal');
      if (plans.length === 0 && values === null) return { tables: [], values: [] };
      const answers = await scoped.query({
        access: (plans[0] ?? values)?.access ?? '',
        subjects,
        literal: null,
        reads: [...plans.map(readOf), ...(values === null ? [] : [valuesOf(values)])],
      });
      return {
        tables: plans.map((plan, nth) => (answers[nth] ?? []).map((cells) => rowOf(plan, cells))),
        values: (answers[plans.length] ?? []).map(caseValueOf),
      };
    },

    async reveal(plan) {
      const view = viewOf(plan, plan.field);
      const { subject, key } = plan;
      const rows = await oneRead('reveal', view, revealSql(view), said(subject), said(key)[0], plan.access);
      return rows.length === 1 ? (rows[0]?.[0] ?? null) : null;
    },

    async lookup(plan) {
      const [literal] = said(plan.literal.trim());
      const view = viewOf(plan, plan.field);
      const rows = await oneRead('lookup', view, lookupSql(view), [], literal, plan.access);
      return rows.length === 1 ? (rows[0]?.[0] ?? null) : null;
    },

    async confirm(plan) {
      const { subject, literal } = plan;
      const view = viewOf(plan, plan.field);
      const rows = await oneRead(
        'confirm',
        view,
        confirmSql(view),
        said(subject),
        said(literal)[0],
        plan.access,
      );
      return rows[0]?.[0] === 'true';
    },

    close: () => scoped.close(),
  };
}

/** What this access hides is not even asked for, although the role may see it in another. */
function askedOf({ columns }: ReadPlan): readonly string[] {
  return columns.filter(({ treatment }) => treatment !== 'hidden').map(({ field }) => field);
}

function rowOf(plan: ReadPlan, [key, ...cells]: TextRows[number]): Row {
  const shown = new Map(askedOf(plan).map((field, index) => [field, cells[index] ?? null]));
  return {
    key: key ?? '',
    cells: Object.fromEntries(plan.columns.map(({ field }) => [field, shown.get(field) ?? null])),
  };
}

function caseValueOf([resource, field, category, value]: TextRows[number]): CaseValue {
  return { resource: resource ?? '', field: field ?? '', category: category ?? '', value: value ?? '' };
}

/**
 * What no PostgreSQL text can be, or is empty, is asked as nothing, which matches nobody. Asked it is: time then tells
 * nothing, and every entry has its statement in the source's own log.
 */
function said(text: string): readonly [string] | readonly [] {
  return isSayable(text) ? [text] : [];
}

function isSayable(text: string): boolean {
  return text !== '' && text.isWellFormed() && !text.includes('\0');
}

/** Names are hashes, so each is worked out once. As many as the views of the terms in force. */
function rememberViews(): (plan: Plan, field: string) => ViewName {
  const known = new Map<string, ViewName>();
  return (plan, field) => {
    const { kind, termsHash, purpose, role, resource } = plan;
    if (kind === 'fetch') throw new Failure('internal', 'a database has no routes');
    const id = JSON.stringify([kind, termsHash, purpose, role, resource, field]);
    const view = known.get(id) ?? viewName({ kind, termsHash, purpose, role, resource, field });
    known.set(id, view);
    return view;
  };
}
