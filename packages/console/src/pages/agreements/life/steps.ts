import type { AgreementStatus, AgreementView, PersonRole } from '../../../api/types.ts';

/** A step of an agreement's life as the bar draws it. */
export interface Step {
  readonly name: string;
  readonly at: 'passed' | 'now' | 'ahead';
}

const NAMES = ['Draft', 'Offered', 'Negotiated', 'Signed', 'In force', 'Ended'] as const;

const PLACE: Readonly<Record<AgreementStatus, number>> = {
  draft: 0,
  offered: 1,
  negotiated: 2,
  signed: 3,
  'in-force': 4,
  // It stands where it stood; what it is called says the rest.
  suspended: 4,
  ended: 5,
};

const ENDED = { expired: 'Expired', terminated: 'Ended', breached: 'Ended for a breach' } as const;

/** Negotiation is the one step that can be left out: the vendor signs what it was offered. */
const NEGOTIATED = 2;

/** The way from draft to end, with the step it stands at. A negotiation that never was is not drawn as one. */
export function stepsOf(
  { status, reason }: Pick<AgreementView['row'], 'status' | 'reason'>,
  negotiated: boolean,
): readonly Step[] {
  const place = PLACE[status];
  const steps = NAMES.map((name, nth) => ({
    name:
      nth !== place
        ? name
        : status === 'suspended'
          ? 'Suspended'
          : status === 'ended' && reason !== null
            ? ENDED[reason]
            : name,
    at: nth < place ? ('passed' as const) : nth === place ? ('now' as const) : ('ahead' as const),
  }));
  return steps.filter((_, nth) => nth !== NEGOTIATED || place <= NEGOTIATED || negotiated);
}

type Act = AgreementView['life']['acts']['controller'][number];

const ENDERS: readonly PersonRole[] = ['company-admin', 'privacy-officer', 'security-officer'];
const DRAFTERS: readonly PersonRole[] = ['company-admin', 'vendor-manager'];
const SIGNERS: readonly PersonRole[] = [...DRAFTERS, 'vendor-admin'];

/** Who of a side does what; the server decides by the same rule. */
const ROLES: Readonly<Record<Act, readonly PersonRole[]>> = {
  offer: DRAFTERS,
  withdraw: DRAFTERS,
  propose: DRAFTERS,
  sign: SIGNERS,
  renew: SIGNERS,
  suspend: [...ENDERS, 'vendor-admin'],
  resume: ENDERS,
  terminate: ENDERS,
  'end-for-breach': ENDERS,
};

/** What this person may do next with the agreement. */
export function actsOf(
  { controller, row, life }: Pick<AgreementView, 'controller' | 'row' | 'life'>,
  person: { readonly role: PersonRole },
  party: { readonly id: string },
): readonly Act[] {
  const side = party.id === controller.id ? 'controller' : party.id === row.vendor.id ? 'processor' : null;
  if (side === null) return [];
  return life.acts[side].filter((act) => ROLES[act].includes(person.role));
}

/**
 * What comes next, in a sentence for the one who reads it; null when nothing is waited for.
 * @param signs whether the reader is somebody who signs; others are told what is waited for, and nothing to do
 */
export function nextWords(
  { controller, row, life }: Pick<AgreementView, 'controller' | 'row' | 'life'>,
  party: { readonly id: string },
  signs: boolean,
): string | null {
  const company = party.id === controller.id;
  const { vendor, status } = row;
  if (status === 'ended') return null;
  if (status === 'suspended') {
    const by = life.suspendedBy?.name ?? 'somebody';
    return `Suspended by ${by}: nothing is shown under it until ${controller.name} resumes it.`;
  }
  if (status === 'draft' && !signs) return `${vendor.name} cannot see it yet.`;
  if (status === 'draft') {
    return life.pending === null
      ? 'It was withdrawn with a signature on it. Write a new version, then offer it again.'
      : `${vendor.name} cannot see it yet. Offer it, or sign it, which offers it too.`;
  }
  const [next] = row.awaits;
  if (next === undefined) return null;
  const version = life.pending === null ? '' : ` version ${String(life.pending.version)}`;
  if (!signs) {
    const then = next.id === controller.id ? `, then of ${vendor.name}` : '';
    return `${upper(version === '' ? 'It' : version).trim()} waits for the signature of ${next.name}${then}.`;
  }
  if (next.id === party.id) {
    if (!company) return `${controller.name} has signed${version}. Read it, propose other words, or sign it.`;
    return `Sign${version} first; then it waits for ${vendor.name}.`;
  }
  if (company) return `Signed by ${controller.name}.${upper(version)} waits for ${next.name}.`;
  return `Offered to you: read${version} and propose other words. ${next.name} signs first, then you.`;
}

function upper(words: string): string {
  return ` ${words.trim().charAt(0).toUpperCase()}${words.trim().slice(1)}`;
}
