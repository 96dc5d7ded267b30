import type { Terms } from '../kernel/index.ts';
import type { Clause } from './clause.ts';
import { compileClauses, type Frame } from './compile/compileClauses.ts';
import { particularsFrom, type Particulars } from './library/templates/particulars.ts';
import { draftClauses } from './library/templates/templates.ts';

/** What a draft needs to know of its two sides and its time. Instants are RFC 3339. */
export interface DraftSettings extends Frame {
  readonly controllerName: string;
  readonly processorName: string;
  /** Ids of the addenda wanted; none at first. */
  readonly addenda?: readonly string[];
  readonly particulars?: Particulars;
}

/** @returns the base agreement for outsourced support: its particulars, its clauses and the terms they compile to. */
export function supportTemplate(settings: DraftSettings): {
  readonly terms: Terms;
  readonly clauses: readonly Clause[];
  readonly particulars: Particulars;
} {
  const { controllerName, processorName, addenda = [], from, until } = settings;
  const particulars = particularsFrom({
    ...settings.particulars,
    ...{ controllerName, processorName, from: from.slice(0, 10), until: until.slice(0, 10) },
  });
  const clauses = draftClauses(addenda, particulars);
  return { particulars, clauses, terms: compileClauses(clauses, settings).terms };
}
