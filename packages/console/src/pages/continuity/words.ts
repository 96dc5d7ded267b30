import type { EmergencyView, LeaseView } from '../../api/types.ts';

export const REASONS: Readonly<Record<string, string>> = {
  disaster: 'a disaster',
  outage: 'an outage',
  'provider-failure': 'a provider that failed',
  'danger-to-life': 'danger to life',
  'legal-deadline': 'a deadline of the law',
  security: 'a security incident',
  other: 'another reason',
};

const KINDS: Readonly<Record<string, string>> = {
  posture: 'the state of devices',
  badge: 'the badge system',
  training: 'courses passed',
};

export function kindName(kind: string): string {
  return KINDS[kind] ?? kind;
}

/** What a lease lets happen, in one sentence. */
export function leaseWords({ kinds, site, network, hours, reason }: LeaseView): string {
  const where = site === null ? `from ${network ?? 'nowhere'}` : `at ${site.name}`;
  const what = kinds.map(kindName).join(' and ');
  return `Work goes on ${where} for ${hours} h at most without reports on ${what}, because of ${REASONS[reason] ?? reason}. No reveals.`;
}

/** Whom an emergency lets see what, in one sentence. */
export function emergencyWords({ person, ticketNumber, accessRole, reason }: EmergencyView): string {
  return `${person.name} sees the case of ticket ${ticketNumber} as ${accessRole} does, because of ${REASONS[reason] ?? reason}.`;
}

/** Whether an exception still asks something of somebody. */
export function isAlive({ state }: { readonly state: LeaseView['state'] }): boolean {
  return state === 'asked' || state === 'running' || state === 'over';
}
