import { itemOf, type CheckedItem, type CheckReport } from '@cordon/core/agreements';

/** What a report comes to. */
export interface Verdict {
  /** Nothing the law asks of the contract is absent or denied, and no red flag is raised. */
  readonly ok: boolean;
  /** Items that the contract itself must answer and does not. */
  readonly missing: readonly CheckedItem[];
  /** Red flags that are raised. */
  readonly flags: readonly CheckedItem[];
}

/** Weighs a report. A weak answer is shown and does not make the answer no: whether it is enough is a lawyer's call. */
export function verdictOf({ items }: CheckReport): Verdict {
  const flags = items.filter(({ id, status }) => isFlag(id) && status === 'present');
  const missing = items.filter(
    ({ id, status }) =>
      !isFlag(id) && (status === 'absent' || status === 'denied') && itemOf(id)?.by === 'contract',
  );
  return { ok: flags.length === 0 && missing.length === 0, missing, flags };
}

/** The same in prose, for a person at a shell. */
export function proseOf(report: CheckReport): string {
  const { ok, missing, flags } = verdictOf(report);
  const asked = report.items.filter(({ id, status }) => status !== 'n/a' && !isFlag(id));
  const count = (status: string) => String(asked.filter((item) => item.status === status).length);
  const line = ({ id, status, where, citation }: CheckedItem) =>
    `  ${id}  ${itemOf(id)?.title ?? ''} (${citation})${isFlag(id) ? '' : `: ${status}`}${where === null ? '' : `\n      ${where}`}`;
  const part = (title: string, items: readonly CheckedItem[]) =>
    items.length === 0 ? [] : [`${title}:`, ...items.map(line)];
  return [
    ...part('Red flags', flags),
    ...part('The law asks for these and the contract does not say them', missing),
    `${String(asked.length)} items: ${count('present')} present, ${count('weak')} weak, ${count('denied')} denied, ${count('absent')} absent.`,
    ok
      ? 'Nothing the law asks of the contract is missing, and no red flag is raised.'
      : 'The answer is no. This reads words, not law: let a lawyer read what it shows.',
    '',
  ].join('\n');
}

function isFlag(id: string): boolean {
  return id.startsWith('RF-');
}
