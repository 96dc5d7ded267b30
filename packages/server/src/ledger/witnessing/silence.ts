import type { FindingKind } from '@cordon/core/assurance';
import type { Findings } from '../../assurance/finding.ts';

const UNWITNESSED: FindingKind = 'ledger-unwitnessed';

/** An agreement whose terms say how long the ledger may go without a witness. */
export interface WitnessedTerms {
  readonly agreement: string;
  readonly vendor: string;
  readonly clause: string;
  readonly maxAgeMinutes: number;
  readonly onSilence: 'keep-serving' | 'stop';
}

export interface SilenceDeps {
  readonly findings: Findings;
  readonly terms: () => Promise<readonly WitnessedTerms[]>;
  /** When all that had been entered was last witnessed for this agreement; null: never. */
  readonly witnessedAt: (agreement: string) => Promise<Date | null>;
  readonly now: () => Date;
}

/** Raises the alarm for each agreement whose ledger was not witnessed for longer than it allows, and ends it once it is. */
export async function watchSilence({ findings, terms, witnessedAt, now }: SilenceDeps): Promise<void> {
  const silent: string[] = [];
  for (const { agreement, vendor, clause, maxAgeMinutes, onSilence } of await terms()) {
    const at = await witnessedAt(agreement);
    if (at !== null && now().getTime() - at.getTime() < maxAgeMinutes * 60_000) continue;
    silent.push(agreement);
    await findings.raise({
      ...{ kind: UNWITNESSED, about: agreement, source: null, vendor, agreement },
      facts: { clause, minutes: maxAgeMinutes, choice: onSilence, since: at?.toISOString() ?? 'never' },
    });
  }
  await findings.settle([UNWITNESSED], null, silent);
}
