import type { SignInSignal } from '../../api/types.ts';

type Kind = SignInSignal['kinds'][number];

const NEW: Readonly<Record<Kind, string>> = {
  'new-device': 'a device not seen before',
  'new-network': 'a new network',
  'new-country': 'a new country',
};

const countries = new Intl.DisplayNames('en', { type: 'region' });

/** What is new about a sign-in and where it came from, in one phrase. */
export function signalWords({ kinds, country, ip }: Pick<SignInSignal, 'kinds' | 'country' | 'ip'>): string {
  const where = [country === null ? null : countries.of(country), ip].filter((word) => word !== null);
  return `from ${kinds.map((kind) => NEW[kind]).join(', ')}${where.length === 0 ? '' : ` (${where.join(', ')})`}`;
}
