import { stands, type Known } from './known.ts';
import { afterHours } from './moment.ts';
import { plain, type Rule } from './rule.ts';

/** The agreement's own hours, counted from when the vendor became aware. */
export function contractRules({ contracts, vendor }: Known): readonly Rule[] {
  const shortest = new Map<string, Rule>();
  const owed = new Set(contracts.filter(stands).map(({ agreement, clause }) => idOf(agreement, clause)));
  for (const { agreement, clause, hours } of contracts.toSorted((one, other) => other.hours - one.hours)) {
    const id = idOf(agreement, clause);
    shortest.set(id, {
      ...plain,
      ...{ id, kind: 'contract', law: 'contract', agreement },
      citation: `clause ${clause}`,
      ...{ by: 'vendor', to: 'company' },
      limit: hours === 1 ? '1 hour' : `${String(hours)} hours`,
      counted:
        'Clock hours, to the minute: nights, weekends, holidays and changes of the clock make no difference.',
      starts: vendor,
      waitsFor: 'It starts when the vendor knows. Nobody said so yet: ask the vendor.',
      dueFrom: (start) => afterHours(start, hours),
      notOwed: owed.has(id) ? [] : ['That it touches this agreement was taken back.'],
      taken: [],
    });
  }
  return [...shortest.values()];
}

function idOf(agreement: string, clause: string): string {
  return `contract:${agreement}:${clause}`;
}
