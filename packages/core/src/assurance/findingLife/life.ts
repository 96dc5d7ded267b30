import { longestException } from './severity.ts';
import { reopened, standingAt, type OwnerSide, type Standing } from './standing.ts';

/**
 * Who acts. `officer`: may decide for the company. `guest`: somebody of the vendor by a link. Nobody knows who has a link, so
 * whoever made it counts as the one who speaks by it: they look again at nothing that was claimed by their own link.
 * `cordon`: a look of the machine, never a person.
 */
export type LifeActor =
  | { readonly side: 'company'; readonly person: string; readonly officer: boolean }
  | { readonly side: 'vendor' | 'auditor'; readonly person: string }
  | { readonly side: 'guest'; readonly link: string; readonly madeBy: string }
  | { readonly side: 'cordon' };

/** What can be done with a finding. Times are epoch milliseconds. */
export type LifeStep =
  | { readonly act: 'assign'; readonly side: OwnerSide; readonly person: string | null }
  | { readonly act: 'plan'; readonly until: number }
  | { readonly act: 'give-evidence' }
  | { readonly act: 'claim' }
  | { readonly act: 'retest'; readonly passes: boolean }
  /** `same`: what is found is what was found before. */
  | { readonly act: 'look'; readonly passes: boolean; readonly same: boolean }
  | { readonly act: 'ask-exception'; readonly until: number }
  | { readonly act: 'decide-exception'; readonly approve: boolean }
  | { readonly act: 'end-exception' };

export type LifeAct = LifeStep['act'];

/** Why something cannot be done with a finding now. */
export type LifeRefusal =
  'closed' | 'not-from-here' | 'not-your-part' | 'same-person' | 'no-evidence' | 'no-such-time';

export type LifeAnswer =
  { readonly ok: true; readonly standing: Standing } | { readonly ok: false; readonly refusal: LifeRefusal };

/**
 * One step in the life of a finding. Nothing but a re-test that passes closes it, and no step of a vendor's or a guest's does; nobody
 * looks again at what they claimed themselves, and nobody accepts a risk that they asked to have accepted.
 * @param now epoch milliseconds
 */
export function take(before: Standing, step: LifeStep, actor: LifeActor, now: number): LifeAnswer {
  const standing = standingAt(before, now);
  const refusal =
    standing.state === 'closed'
      ? 'closed'
      : mayDo(standing, step, actor)
        ? refusalOf(standing, step, actor, now)
        : 'not-your-part';
  return refusal === null
    ? { ok: true, standing: after(standing, step, actor, now) }
    : { ok: false, refusal };
}

/** Whether this is for somebody of that side at all. */
function mayDo({ owner, ends }: Standing, step: LifeStep, actor: LifeActor): boolean {
  const officer = actor.side === 'company' && actor.officer;
  const own = actor.side === 'guest' ? 'vendor' : actor.side;
  const owns = own === owner.side || own === 'company';
  switch (step.act) {
    case 'assign':
      // A vendor says who of its own people mends what is the vendor's, and gives nothing away.
      return (
        actor.side === 'company' ||
        (actor.side === 'vendor' && owner.side === 'vendor' && step.side === 'vendor')
      );
    case 'plan':
    case 'claim':
      return owns;
    case 'ask-exception':
      return owns && actor.side !== 'guest';
    case 'give-evidence':
      return actor.side !== 'cordon';
    case 'retest':
      return ends === 'person' && (officer || actor.side === 'auditor');
    case 'look':
      return actor.side === 'cordon';
    case 'decide-exception':
    case 'end-exception':
      return officer;
  }
}

function refusalOf(standing: Standing, step: LifeStep, actor: LifeActor, now: number): LifeRefusal | null {
  const { state, severity, ends, owner, claim, asked, evidence } = standing;
  const person = 'person' in actor ? actor.person : null;
  const works = state === 'open' || state === 'planned';
  switch (step.act) {
    case 'assign':
      // Else whoever may not decide about their own could first make it somebody else's.
      return asked !== null || claim !== null ? 'not-from-here' : null;
    case 'plan':
      return !works ? 'not-from-here' : step.until <= now ? 'no-such-time' : null;
    case 'claim':
      if (!works) return 'not-from-here';
      return ends === 'person' && evidence === 0 ? 'no-evidence' : null;
    case 'retest':
      if (state !== 'fix-claimed') return 'not-from-here';
      return person === owner.person || person === claim?.by ? 'same-person' : null;
    case 'ask-exception':
      if (!works || asked !== null) return 'not-from-here';
      return step.until <= now || step.until > longestException(severity, now) ? 'no-such-time' : null;
    case 'decide-exception':
      if (asked === null) return 'not-from-here';
      if (person === asked.by || person === owner.person) return 'same-person';
      return step.approve && asked.until <= now ? 'no-such-time' : null;
    case 'end-exception':
      return state === 'exception' ? null : 'not-from-here';
    case 'give-evidence':
    case 'look':
      return null;
  }
}

function after(standing: Standing, step: LifeStep, actor: LifeActor, now: number): Standing {
  const person = actor.side === 'guest' ? actor.madeBy : 'person' in actor ? actor.person : '';
  const said = { by: person, link: actor.side === 'guest' ? actor.link : null };
  switch (step.act) {
    case 'assign':
      return { ...standing, owner: { side: step.side, person: step.person } };
    case 'plan':
      return { ...standing, state: 'planned', plan: { ...said, until: step.until } };
    case 'give-evidence':
      return { ...standing, evidence: standing.evidence + 1 };
    case 'claim':
      return { ...standing, state: 'fix-claimed', claim: { ...said, at: now }, asked: null };
    case 'retest':
      return step.passes ? closed(standing) : reopened(standing);
    case 'look':
      if (step.passes) return closed(standing);
      // What was accepted was accepted as it was: something more is a new risk.
      return standing.state === 'fix-claimed' || (standing.state === 'exception' && !step.same)
        ? reopened(standing)
        : standing;
    case 'ask-exception':
      return { ...standing, asked: { by: person, until: step.until } };
    case 'decide-exception': {
      const { asked } = standing;
      if (!step.approve || asked === null) return { ...standing, asked: null };
      const exception = { approvedBy: person, until: asked.until };
      return { ...standing, state: 'exception', asked: null, exception };
    }
    case 'end-exception':
      return reopened(standing);
  }
}

function closed(standing: Standing): Standing {
  return { ...standing, state: 'closed', asked: null, exception: null };
}

/** Acts that a person could do now; each with the step that asks for least. */
export function mayOf(standing: Standing, actor: LifeActor, now: number): readonly LifeAct[] {
  const soon = now + 1;
  const steps: readonly LifeStep[] = [
    { act: 'assign', ...standing.owner },
    { act: 'plan', until: soon },
    { act: 'give-evidence' },
    { act: 'claim' },
    { act: 'retest', passes: false },
    { act: 'ask-exception', until: soon },
    { act: 'decide-exception', approve: false },
    { act: 'end-exception' },
  ];
  return steps.filter((step) => take(standing, step, actor, now).ok).map(({ act }) => act);
}
