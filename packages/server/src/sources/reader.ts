import type { Plan } from '@cordon/core/kernel';
import {
  caseSql,
  caseViewOf,
  confirmSql,
  lookupSql,
  readSql,
  revealSql,
  viewName,
  type ViewName,
} from '@cordon/core/sql';
import type { SourcePort } from '../gate/index.ts';
import { openScoped } from './scoped.ts';
import type { SourceUrls } from './store.ts';

export interface SourceReader extends SourcePort {
  close(): Promise<void>;
}

/**
 * Reads a source through its generated views. A view that does not exist (a purpose, role, resource or field the
 * terms in force do not know) is a fault, never an empty answer.
 * @param onFault is told of every fault; callers only get `source-unavailable`
 */
export function createReader(
  urls: Pick<SourceUrls, 'reader' | 'scope'>,
  onFault: (error: unknown) => void,
): SourceReader {
  const scoped = openScoped(urls, onFault);
  const viewOf = rememberViews();

  return {
    async read(plan) {
      const subjects = plan.subjects.filter(isSayable);
      if (subjects.length === 0) return [];
      const view = viewOf(plan, '');
      const fields = plan.columns.map(({ field }) => field);
      // What this access hides is not even asked for, although the role may see it in another.
      const asked = plan.columns.filter(({ treatment }) => treatment !== 'hidden').map(({ field }) => field);
      const text = readSql(view, asked);
      const rows = await scoped.query({ kind: 'read', view, subjects, literal: null, text });
      return rows.map(([key, ...cells]) => {
        const shown = new Map(asked.map((field, index) => [field, cells[index] ?? null]));
        return {
          key: key ?? '',
          cells: Object.fromEntries(fields.map((field) => [field, shown.get(field) ?? null])),
        };
      });
    },

    async reveal(plan) {
      if (!isSayable(plan.subject) || !isSayable(plan.key)) return null;
      const view = viewOf(plan, plan.field);
      const { subject, key: literal } = plan;
      const rows = await scoped.query({
        kind: 'reveal',
        view,
        subjects: [subject],
        literal,
        text: revealSql(view),
      });
      return rows.length === 1 ? (rows[0]?.[0] ?? null) : null;
    },

    async lookup(plan) {
      const literal = plan.literal.trim();
      if (!isSayable(literal)) return null;
      const view = viewOf(plan, plan.field);
      const rows = await scoped.query({ kind: 'lookup', view, subjects: [], literal, text: lookupSql(view) });
      return rows.length === 1 ? (rows[0]?.[0] ?? null) : null;
    },

    async confirm(plan) {
      const { subject, literal } = plan;
      if (!isSayable(subject) || !isSayable(literal)) return false;
      const view = viewOf(plan, plan.field);
      const rows = await scoped.query({
        kind: 'confirm',
        view,
        subjects: [subject],
        literal,
        text: confirmSql(view),
      });
      return rows[0]?.[0] === 'true';
    },

    async caseValues(plan) {
      if (!isSayable(plan.subject)) return [];
      const view = viewName(caseViewOf(plan.termsHash));
      const { subject } = plan;
      const rows = await scoped.query({
        kind: 'case',
        view,
        subjects: [subject],
        literal: null,
        text: caseSql(view),
      });
      return rows.map(([resource, field, category, value]) => ({
        resource: resource ?? '',
        field: field ?? '',
        category: category ?? '',
        value: value ?? '',
      }));
    },

    close: () => scoped.close(),
  };
}

/** What no PostgreSQL text can be, or is empty, matches nobody: no reason to ask, and none for an error. */
function isSayable(text: string): boolean {
  return text !== '' && text.isWellFormed() && !text.includes('\0');
}

/** Names are hashes, so each is worked out once. As many as the views of the terms in force. */
function rememberViews(): (plan: Plan, field: string) => ViewName {
  const known = new Map<string, ViewName>();
  return ({ kind, termsHash, purpose, role, resource }, field) => {
    const id = JSON.stringify([kind, termsHash, purpose, role, resource, field]);
    const view = known.get(id) ?? viewName({ kind, termsHash, purpose, role, resource, field });
    known.set(id, view);
    return view;
  };
}
