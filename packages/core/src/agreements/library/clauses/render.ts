import { andList, minutesInWords, plural } from '../../../policy/index.ts';
import type { Value } from '../../clause.ts';
import { particulars } from '../templates/particulars.ts';
import type { LibraryClause, Variable, Wording } from './shape.ts';
import { namesIn, type Values } from './values.ts';

/** What stands where nothing was filled in yet. */
const OPEN = 'to be filled in';

/**
 * The words of a clause with its values put in. Values of different effects never read alike: see `Variable`.
 * @param values checked by `problemsOfValues`
 * @param wording its own, or an earlier one of it
 */
export function render(clause: LibraryClause, values: Values, wording: Wording = clause): Wording {
  const text = wording.text.replace(/\{\{(\w+)\}\}/g, (_, name: string) =>
    say(clause.variables?.[name], values[name], name),
  );
  return { title: wording.title, text };
}

/** Names of variables and particulars of the text that nothing was filled in for. */
export function openNames(clause: LibraryClause, values: Values): readonly string[] {
  return namesIn(clause.text).filter((name) => values[name] === undefined || values[name] === '');
}

function say(variable: Variable | undefined, value: Value | undefined, name: string): string {
  if (value === undefined || value === '') return `[${OPEN}: ${labelOf(variable, name)}]`;
  if (typeof value === 'number') return sayNumber(value, variable);
  if (typeof value === 'object') return andList(value);
  if (variable?.type === 'choice') {
    return variable.options.find((option) => option.value === value)?.label ?? String(value);
  }
  return String(value);
}

function labelOf(variable: Variable | undefined, name: string): string {
  return (variable?.label ?? particulars[name]?.label ?? name).toLowerCase();
}

const IRREGULAR: Readonly<Record<string, string>> = { person: 'people', witness: 'witnesses' };

function sayNumber(value: number, variable: Variable | undefined): string {
  const unit = variable?.type === 'integer' ? variable.unit : undefined;
  if (unit === undefined) return String(value);
  if (unit === 'minute') return minutesInWords(value);
  if (unit === '%') return `${String(value)} %`;
  const irregular = IRREGULAR[unit];
  return irregular !== undefined && value !== 1 ? `${String(value)} ${irregular}` : plural(value, unit);
}
