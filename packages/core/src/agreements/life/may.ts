import type { Code } from '../../kernel/index.ts';
import type { Side } from './event.ts';
import type { ActKind, Standing } from './state.ts';

const COMPANY_ONLY: ReadonlySet<ActKind> = new Set([
  'offer',
  'withdraw',
  'resume',
  'terminate',
  'end-for-breach',
] as const);

/**
 * Whether a side may do something now. The company offers, resumes and ends; either side may suspend, the vendor its
 * own work; either side proposes another wording or a renewal. The company signs first.
 * @param version the version a signature is for; without it the one that waits
 * @returns null when it may, else the code of the refusal
 */
export function may(life: Standing, act: ActKind, side: Side, version?: number): Code | null {
  if (side === 'processor' && !life.offered) return 'not-in-scope';
  if (COMPANY_ONLY.has(act) && side !== 'controller') return 'role-not-allowed';
  if (life.state === 'ended') return ofEnded(life, act);
  switch (act) {
    case 'offer':
      return mayOffer(life);
    case 'withdraw':
      return life.offered && life.signed.length === 0 ? null : 'not-at-this-stage';
    case 'sign':
      return maySign(life, side, version);
    case 'renew':
      return mayRenew(life);
    case 'suspend':
      if (life.state === 'suspended') return 'already-done';
      return life.signed.length > 0 ? null : 'not-at-this-stage';
    case 'resume':
      return life.state === 'suspended' ? null : 'not-at-this-stage';
    case 'propose':
    case 'terminate':
    case 'end-for-breach':
      return null;
  }
}

function ofEnded({ reason }: Standing, act: ActKind): Code {
  if (act === 'terminate' || act === 'end-for-breach') return 'already-done';
  return reason === 'expired' ? 'agreement-expired' : 'agreement-ended';
}

function mayOffer({ offered, pending, at }: Standing): Code | null {
  if (offered) return 'already-done';
  // What was withdrawn with a signature on it has to be proposed anew.
  if (pending === null) return 'not-at-this-stage';
  return pending.until <= at ? 'span-over' : null;
}

function maySign({ pending, signed, at }: Standing, side: Side, version = pending?.version): Code | null {
  if (version === undefined) return 'not-at-this-stage';
  if (signed.includes(version)) return 'already-done';
  // A version that another one replaced, or that was withdrawn with a signature on it.
  if (version !== pending?.version) return 'conflict';
  if (pending.signedBy.includes(side)) return 'already-done';
  if (pending.until <= at) return 'span-over';
  return side === 'processor' && !pending.signedBy.includes('controller') ? 'not-your-turn' : null;
}

function mayRenew({ running, endsAt, furthest }: Standing): Code | null {
  if (running === null || endsAt === null) return 'not-at-this-stage';
  return furthest > endsAt ? 'already-done' : null;
}
