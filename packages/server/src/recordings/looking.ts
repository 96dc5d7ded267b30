import { recordingRule, type Policy } from '@cordon/core/policy';
import type { Findings } from '../assurance/index.ts';
import type { RecordingStore } from './store.ts';

const MINUTE = 60_000;
/** An access is judged once a recording of it would long have come. */
const AFTER_MS = 5 * MINUTE;
const FIRST_LOOK_MS = 24 * 60 * MINUTE;

export interface LookDeps {
  readonly recordings: RecordingStore;
  /** Agreements with the policy in force. */
  readonly policies: () => Promise<
    readonly { readonly policy: Policy; readonly vendor: string; readonly source: string }[]
  >;
  readonly findings: Pick<Findings, 'raise'>;
  readonly now: () => Date;
}

/**
 * Holds accesses against recordings, each once, where an agreement asks for them: who worked without being recorded is found,
 * and so is a recording with pieces missing. Erases what was kept for its time.
 */
export async function lookAtRecordings({ recordings, policies, findings, now }: LookDeps): Promise<void> {
  const at = now();
  await recordings.erase(at);
  for (const { policy, vendor, source } of await policies()) {
    if (recordingRule(policy.terms.duties) === null) continue;
    const { agreement } = policy;
    const until = new Date(at.getTime() - AFTER_MS);
    const since = (await recordings.lookedUntil(agreement)) ?? new Date(at.getTime() - FIRST_LOOK_MS);
    const from = new Date(Math.max(since.getTime(), policy.from));
    if (from >= until) continue;
    const day = until.toISOString().slice(0, 10);
    const dawn = new Date(Math.max(Date.parse(`${day}T00:00:00Z`), policy.from));
    const [fresh, ofToday] = await Promise.all([
      recordings.unrecorded(agreement, from, until),
      recordings.unrecorded(agreement, from < dawn ? from : dawn, until),
    ]);
    for (const { person, accesses, tickets } of ofToday) {
      if (!fresh.some((one) => one.person === person)) continue;
      await findings.raise({
        ...{ kind: 'recording-missing', about: `${agreement}/${person}/${day}`, source, vendor, agreement },
        facts: { accesses, tickets, person },
      });
    }
    for (const { id, missing } of await recordings.torn(agreement, from, until)) {
      await findings.raise({
        ...{ kind: 'recording-torn', about: id, source, vendor, agreement },
        facts: { missing, recording: id },
      });
    }
    await recordings.looked(agreement, until);
  }
}
