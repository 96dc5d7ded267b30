import type { z } from 'zod';
import type { SignedIn } from '../../identity/index.ts';
import type { ErasingDeps } from './deps.ts';
import type { Erasure, Step, Unsealing } from './erasure.ts';
import type { erasingView } from './schemas.ts';
import { mayAgree, openUntil } from './unsealing.ts';

type View = z.infer<typeof erasingView>;

/** What there is, for somebody of the company; an auditor sees what concerns the agreements they audit, and no customer. */
export async function viewOf(deps: ErasingDeps, who: SignedIn): Promise<View> {
  const { role } = who.person;
  const agreements = role === 'auditor' ? await deps.auditedBy(who.person) : null;
  const [erasures, unsealings] = await Promise.all([deps.store.list(agreements), deps.archive.unsealings()]);
  const seen = new Set(erasures.map((one) => one.id));
  return {
    mayPropose: role === 'privacy-officer',
    mayUnseal: role === 'privacy-officer' || role === 'auditor',
    erasures: erasures.map((one) => erasureView(one, who, agreements)),
    unsealings: unsealings
      .filter(({ erasure }) => seen.has(erasure))
      .map((one) => unsealingView(deps, one, who)),
  };
}

function erasureView(
  { partsHash, ...erasure }: Erasure,
  { person }: SignedIn,
  agreements: readonly (string | null)[] | null,
): View['erasures'][number] {
  const isAuditor = agreements !== null;
  return {
    ...erasure,
    hash: partsHash,
    subject: isAuditor ? null : erasure.subject,
    proposed: told(erasure.proposed),
    decided: erasure.decided && told(erasure.decided),
    parts: erasure.parts
      .filter(({ agreement }) => agreements?.includes(agreement) ?? true)
      .map(({ nth: _, from, until, doneAt, ...part }) => ({
        ...part,
        ...{ from: from.toISOString(), until: until.toISOString(), doneAt: doneAt?.toISOString() ?? null },
      })),
    mayDecide: !isAuditor && erasure.state === 'proposed' && erasure.proposed.by.id !== person.id,
  };
}

function unsealingView({ now }: ErasingDeps, one: Unsealing, who: SignedIn): View['unsealings'][number] {
  const { agreed, asked } = one;
  const until = agreed === null ? null : openUntil(agreed.at);
  const isOne = [asked.by.id, agreed?.by.id].includes(who.person.id);
  const mayUnseal = who.person.role === 'privacy-officer' || who.person.role === 'auditor';
  return {
    ...{
      id: one.id,
      erasure: one.erasure,
      ground: one.ground,
      asked: told(asked),
      agreed: agreed && told(agreed),
    },
    openUntil: until?.toISOString() ?? null,
    mayAgree: agreed === null && mayUnseal && mayAgree(who, one),
    mayOpen: until !== null && isOne && now() <= until,
  };
}

function told({ by, at, entry }: Step) {
  return { by, at: at.toISOString(), entry };
}
