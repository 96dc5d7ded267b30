import { Failure, type CaseValue, type Plan, type Row } from '@cordon/core/kernel';
import {
  caseSql,
  caseViewOf,
  confirmSql,
  grantOf,
  literalsOf,
  lookupSql,
  readSql,
  revealSql,
  textsSql,
  viewName,
  type DoorView,
  type ViewName,
} from '@cordon/core/sql';
import type { HandledText, SourcePort, SubjectLookupPorts } from '../gate/index.ts';
import { openScoped, type ScopedRead, type TextRows } from './scoped.ts';
import type { SourceUrls } from './store.ts';

/** A source that tells more of a look-up than an agent may know: whether nobody matched, or several. */
export type SubjectFinder = Pick<SubjectLookupPorts, 'subjectsOf'>;

export interface SourceReader extends SourcePort, SubjectFinder {
  /** As `StatementPort.texts` has it. */
  texts(
    view: DoorView,
    handles: readonly string[],
    scope: { readonly access: string; readonly subjects: readonly string[] },
  ): Promise<readonly HandledText[]>;
  close(): Promise<void>;
}

type ReadPlan = Extract<Plan, { kind: 'read' }>;

/** What is run for a plan. @throws Failure for a plan that is of no kind a database answers */
export type Statements = (plan: Plan) => ScopedRead | Promise<ScopedRead>;

/**
 * Reads a source through its generated views. A view that does not exist (a purpose, role, resource or field the
 * terms in force do not know) is a fault, never an empty answer.
 * @param onFault is told of every fault; callers only get `source-unavailable`
 * @param statementOf what stands for the views where none may be made
 */
export function createReader(
  urls: Pick<SourceUrls, 'reader' | 'scope' | 'scopeKey' | 'oneLock'>,
  onFault: (error: unknown) => void,
  statementOf: Statements = throughViews(),
): SourceReader {
  const scoped = openScoped(urls, onFault);
  const oneRead = async (
    plan: Plan,
    subjects: readonly string[],
    literal: string | null,
  ): Promise<TextRows> => {
    const reads = [await statementOf(plan)];
    return (await scoped.query({ access: plan.access, subjects, literal, reads }))[0] ?? [];
  };

  const subjectsOf: SubjectFinder['subjectsOf'] = async (plan) => {
    const rows = await oneRead(plan, [], said(plan.literal.trim())[0] ?? null);
    return rows.map(([subject]) => subject ?? null).filter((subject) => subject !== null);
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
        reads: await Promise.all(
          [...plans, ...(values === null ? [] : [values])].map(async (plan) => statementOf(plan)),
        ),
      });
      return {
        tables: plans.map((plan, nth) => (answers[nth] ?? []).map((cells) => rowOf(plan, cells))),
        values: (answers[plans.length] ?? []).map(caseValueOf),
      };
    },

    async reveal(plan) {
      const rows = await oneRead(plan, said(plan.subject), said(plan.key)[0] ?? null);
      return rows.length === 1 ? (rows[0]?.[0] ?? null) : null;
    },

    async lookup(plan) {
      const [subject = null, second] = await subjectsOf(plan);
      return second === undefined ? subject : null;
    },

    subjectsOf,

    async confirm(plan) {
      const { subject, literal } = plan;
      const rows = await oneRead(plan, said(subject), said(literal)[0] ?? null);
      return rows[0]?.[0] === 'true';
    },

    async texts(view, handles, { access, subjects }) {
      const literal = literalsOf(new Map([[view.key, handles]]));
      const reads = [{ grant: view.grant, text: textsSql(view) }];
      const [rows = []] = await scoped.query({ access, subjects, literal, reads });
      return rows.map(([handle, value, subject]) => ({
        ...{ handle: handle ?? '', value: value ?? '', subject: subject ?? '' },
      }));
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

/** A plan's statement is a read of its view. */
function throughViews(): Statements {
  const viewOf = rememberViews();
  return (plan) => {
    if (plan.kind === 'fetch') throw new Failure('internal', 'a database has no routes');
    const view =
      plan.kind === 'case'
        ? viewName(caseViewOf(plan.termsHash))
        : viewOf(plan, 'field' in plan ? plan.field : '');
    const read = (text: string): ScopedRead => ({ grant: grantOf(plan.kind, view.key), text });
    switch (plan.kind) {
      case 'read':
        return read(readSql(view, askedOf(plan)));
      case 'reveal':
        return read(revealSql(view));
      case 'lookup':
        return read(lookupSql(view));
      case 'confirm':
        return read(confirmSql(view));
      case 'case':
        return read(caseSql(view));
    }
  };
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
