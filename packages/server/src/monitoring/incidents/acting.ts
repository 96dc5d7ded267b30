import { refusalOfMove, type IncidentState } from '@cordon/core/monitoring';
import { Failure, type ActWords } from '@cordon/core/kernel';
import type { Findings } from '../../assurance/index.ts';
import type { GivenAct, SignedActs, SignedIn } from '../../identity/index.ts';
import { textHash } from '../../platform/hashing.ts';
import type { OwedAct } from '../../platform/owing.ts';
import type { Acting } from '../../ledger/index.ts';
import type { Change, Incident, IncidentStore, Verdict } from './incident.ts';
import { standingOf } from './standing.ts';

export interface ActingDeps {
  readonly store: IncidentStore;
  readonly signedActs: Pick<SignedActs, 'by'>;
  readonly findings: Pick<Findings, 'raise'>;
  readonly owed: (act: string, actor: Acting, words: ActWords) => OwedAct;
  readonly settle: () => Promise<void>;
  readonly now: () => Date;
}

const CORDON: Acting = { person: null, party: null, ip: null };

/** What people do with an incident: each is signed by them and entered. A text stands in its entry as a hash. */
export function createActing({ store, signedActs, findings, owed, settle, now }: ActingDeps) {
  const found = async (id: string): Promise<Incident> => {
    const incident = await store.find(id);
    if (incident === null) throw new Failure('not-in-scope');
    return incident;
  };

  const changeOf = async (
    who: SignedIn,
    incident: string,
    act: string,
    words: ActWords,
    given: GivenAct,
    detail?: string,
  ): Promise<Change & { readonly person: string }> => {
    const actor = await signedActs.by(who, act, words, given);
    const base = {
      incident,
      person: who.person.id,
      at: now(),
      owed: owed(act, actor, { incident, ...words }),
    };
    return detail === undefined ? base : { ...base, detail };
  };

  const done = async (changed: boolean): Promise<void> => {
    if (!changed) throw new Failure('already-done');
    await settle();
  };

  /** What a write-up says has to change is a finding until something did. It is the company's alone, as the incident is. */
  const leaveLesson = async ({ id, vendor, kinds }: Incident): Promise<void> => {
    await findings.raise({
      ...{ kind: 'incident-lesson', about: `incidents/${id}`, source: null, vendor: null, agreement: null },
      facts: { incident: id, incidentVendor: vendor.id, signals: kinds.join(' ') },
    });
  };

  return {
    /** Incidents of drills end with them: nobody has to look at what nobody did. */
    async endDrills(): Promise<void> {
      for (const { id, state } of await store.ofEndedDrills()) {
        const act = owed('incident-drill-ended', CORDON, { incident: id, to: 'closed' });
        await store.move(
          { incident: id, person: null, at: now(), detail: 'closed', owed: act },
          state,
          'closed',
        );
      }
      await settle();
    },

    /** Answers for it from now on. */
    async take(who: SignedIn, id: string, given: GivenAct): Promise<void> {
      await found(id);
      await done(await store.take(await changeOf(who, id, 'incident-taken', { incident: id }, given)));
    },

    /** @throws Failure `incident-not-ready` where something stands in the way */
    async move(who: SignedIn, id: string, to: IncidentState, given: GivenAct): Promise<void> {
      const incident = await found(id);
      const change = await changeOf(who, id, 'incident-moved', { incident: id, to }, given, to);
      if (refusalOfMove(standingOf(incident), to) !== null) throw new Failure('incident-not-ready');
      await done(await store.move(change, incident.state, to));
      if (to === 'closed' && incident.drill === null) await leaveLesson(incident);
    },

    async note(who: SignedIn, id: string, text: string, given: GivenAct): Promise<void> {
      await found(id);
      await store.note(
        await changeOf(who, id, 'incident-noted', { incident: id, note: textHash(text) }, given),
        text,
      );
      await settle();
    },

    async writePostMortem(who: SignedIn, id: string, text: string, given: GivenAct): Promise<void> {
      await found(id);
      const words = { incident: id, postMortem: textHash(text) };
      await done(
        await store.writePostMortem(await changeOf(who, id, 'incident-post-mortem', words, given), text),
      );
    },

    /** Says whether a signal was real. What was a false alarm feeds the next calibration. */
    async judge(who: SignedIn, id: string, verdict: Verdict, why: string, given: GivenAct): Promise<void> {
      const signal = await store.signal(id);
      if (signal?.incident == null) throw new Failure('not-in-scope');
      const words = { signal: id, verdict, why: textHash(why) };
      const detail = `${verdict} ${signal.kind}`;
      const change = await changeOf(who, signal.incident, 'signal-judged', words, given, detail);
      await done(await store.judge(change, id, verdict, why));
    },
  };
}
