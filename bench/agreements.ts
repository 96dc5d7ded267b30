// Precision and recall of the contract checker on a labelled set of forms, ../shared/data/agreements/forms, when it is
// there. A form fails in the one way its name says; what must be flagged for it stands in support/agreementLabels.ts.
// Flagged is absent, denied or weak; for standard clauses absent or denied, since a paraphrase is always weak there; a
// red flag is flagged when present. What a complete form of the same kind lacks as well is no finding on the failing one.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { checkText, type CheckedItem } from '../packages/core/src/agreements/index.ts';
import { answered } from './support/agreementReading.ts';
import { familyOf, labelOf } from './support/agreementLabels.ts';

const FORMS = path.join(import.meta.dirname, '../../shared/data/agreements/forms');
const AIM = 0.95;

interface Score {
  hit: number;
  missed: number;
  wrong: number;
}

interface Wrong {
  readonly file: string;
  readonly ids: readonly string[];
}

/** What the run found; `null` when the forms are not on this machine. */
export interface AgreementsResult {
  readonly name: 'agreements';
  readonly forms: number;
  readonly unknownLabels: readonly string[];
  readonly items: Readonly<Record<string, Score & { precision: number; recall: number }>>;
  readonly precision: number;
  readonly recall: number;
  readonly missed: readonly Wrong[];
  readonly wrong: readonly Wrong[];
  readonly falseAbsent: readonly Wrong[];
  readonly trulyLacking: readonly Wrong[];
  readonly unread: readonly string[];
  readonly ms: number;
}

/**
 * @param folder of the forms
 * @returns null when it is not there
 */
export function run(folder = FORMS): AgreementsResult | null {
  if (!existsSync(folder)) return null;
  const names = readdirSync(folder).filter((name) => name.endsWith('.txt'));
  const started = performance.now();
  const reports = new Map(
    names.map((name) => [name, checkText(readFileSync(path.join(folder, name), 'utf8')).items]),
  );
  const ms = (performance.now() - started) / names.length;
  const complete = names.filter((name) => name.endsWith('-pass.txt'));
  const scores = new Map<string, Score>();
  const score = (id: string) => {
    const known = scores.get(id) ?? { hit: 0, missed: 0, wrong: 0 };
    scores.set(id, known);
    return known;
  };
  const unknownLabels: string[] = [];
  const missed: Wrong[] = [];
  const wrong: Wrong[] = [];
  for (const name of names.filter((one) => one.endsWith('-fail.txt'))) {
    const label = labelOf(name);
    if (label === null) {
      unknownLabels.push(name);
      continue;
    }
    const flagged = new Set(flaggedIn(reports.get(name) ?? []));
    const before = new Set(flaggedIn(reports.get(likest(name, complete)) ?? []));
    const absentees = label.ids.filter((id) => !flagged.has(id));
    const extra = [...flagged].filter((id) => !before.has(id) && ![...label.ids, ...label.also].includes(id));
    for (const id of label.ids) score(id)[flagged.has(id) ? 'hit' : 'missed'] += 1;
    for (const id of extra) score(id).wrong += 1;
    if (absentees.length > 0) missed.push({ file: name, ids: absentees });
    if (extra.length > 0) wrong.push({ file: name, ids: extra });
  }
  const read = complete.filter((name) => answered[name] !== undefined);
  const falseAbsent = read.map((name) => ({ file: name, ids: lacking(name, reports, true) }));
  const all = [...scores.values()];
  const sum = (key: keyof Score) => all.reduce((total, one) => total + one[key], 0);
  return {
    name: 'agreements',
    forms: names.length,
    unknownLabels,
    items: Object.fromEntries(
      [...scores].sort().map(([id, one]) => [id, { ...one, precision: precision(one), recall: recall(one) }]),
    ),
    precision: precision({ hit: sum('hit'), missed: sum('missed'), wrong: sum('wrong') }),
    recall: recall({ hit: sum('hit'), missed: sum('missed'), wrong: sum('wrong') }),
    missed,
    wrong,
    falseAbsent: falseAbsent.filter(({ ids }) => ids.length > 0),
    trulyLacking: read.map((name) => ({ file: name, ids: lacking(name, reports, false) })),
    unread: complete.filter((name) => answered[name] === undefined),
    ms,
  };
}

function flaggedIn(items: readonly CheckedItem[]): string[] {
  return items.filter(isFlagged).map(({ id }) => id);
}

function isFlagged({ id, status }: CheckedItem): boolean {
  if (id.startsWith('RF-')) return status === 'present';
  return status === 'absent' || status === 'denied' || (status === 'weak' && !id.startsWith('SCC9'));
}

/** Ids that are absent or denied although the form answers them, or because it does not. */
function lacking(
  name: string,
  reports: ReadonlyMap<string, readonly CheckedItem[]>,
  falsely: boolean,
): string[] {
  const has = new Set((answered[name] ?? '').split(' '));
  return (reports.get(name) ?? [])
    .filter(
      ({ id, status }) =>
        !id.startsWith('RF-') && (status === 'absent' || status === 'denied') && has.has(id) === falsely,
    )
    .map(({ id }) => id);
}

/** The complete form of the same kind: the one whose name it starts with, else one of its family. */
function likest(name: string, complete: readonly string[]): string {
  const start = complete
    .filter((one) => name.startsWith(one.replace(/minimal-pass\.txt$/, '')))
    .sort((one, other) => other.length - one.length)[0];
  return start ?? complete.find((one) => familyOf(one) === familyOf(name)) ?? '';
}

function precision({ hit, wrong }: Score): number {
  return hit + wrong === 0 ? 1 : hit / (hit + wrong);
}

function recall({ hit, missed }: Score): number {
  return hit + missed === 0 ? 1 : hit / (hit + missed);
}

function print(result: AgreementsResult): void {
  const row = (id: string, p: string, r: string, of: string) =>
    console.log(`${id.padEnd(26)}${p.padStart(10)}${r.padStart(8)}${of.padStart(8)}`);
  row('item', 'precision', 'recall', 'forms');
  for (const [id, { precision: p, recall: r, hit, missed }] of Object.entries(result.items)) {
    row(id, p.toFixed(2), r.toFixed(2), String(hit + missed));
  }
  row('all', result.precision.toFixed(3), result.recall.toFixed(3), String(result.forms));
  const lines = (title: string, found: readonly Wrong[]) => {
    console.log(`\n${title}: ${found.length === 0 ? 'none' : ''}`);
    for (const { file, ids } of found) console.log(`  ${file}: ${ids.join(' ')}`);
  };
  lines('not flagged although the name says so', result.missed);
  lines('flagged beside what the name says', result.wrong);
  lines('false absent or denied on a complete form', result.falseAbsent);
  lines('truly lacking in a complete form', result.trulyLacking);
  console.log(`\nnames no table knows: ${result.unknownLabels.join(' ') || 'none'}`);
  console.log(`complete forms nobody has read: ${result.unread.join(' ') || 'none'}`);
  console.log(`${result.ms.toFixed(1)} ms a form`);
  console.log(`aim precision and recall >= ${String(AIM)}: ${met(result) ? 'met' : 'missed'}`);
}

function met({ precision: p, recall: r, falseAbsent }: AgreementsResult): boolean {
  return p >= AIM && r >= AIM && falseAbsent.length === 0;
}

if (import.meta.main) {
  const args = process.argv.slice(2);
  const result = run(args.find((arg) => !arg.startsWith('--')));
  if (args.includes('--json')) console.log(JSON.stringify(result ?? { name: 'agreements', forms: 0 }));
  else if (result === null)
    console.log('agreements: the labelled forms are not on this machine, nothing was measured');
  else print(result);
}
