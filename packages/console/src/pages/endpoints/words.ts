import type { EndpointView } from '../../api/types.ts';
import type { Tone } from '../../components/StatusMark.tsx';
import { count } from '../../components/count.ts';

export const USES: Readonly<Record<EndpointView['usedFor'], string>> = {
  'sign-in': 'Signing in',
  desktop: 'Agents’ desktops',
  helpdesk: 'Helpdesk',
  files: 'Files',
  api: 'An API',
  mail: 'Mail',
  other: 'Something else',
};

const VERSIONS = { TLSv1: '1.0', 'TLSv1.1': '1.1', 'TLSv1.2': '1.2', 'TLSv1.3': '1.3' } as const;

/** The versions of TLS it agrees to, as people say them. */
export function versionsWords(versions: EndpointView['versions']): string {
  return versions.length === 0 ? 'none seen' : versions.map((one) => VERSIONS[one]).join(', ');
}

/** How it stands with an endpoint, in a word and a shape. */
export function standingWords({ lookedAt, failings }: Pick<EndpointView, 'lookedAt' | 'failings'>): {
  readonly tone: Tone;
  readonly words: string;
} {
  if (lookedAt === null) return { tone: 'wait', words: 'Looked at within a minute' };
  if (failings.length === 0) return { tone: 'good', words: 'Nothing wrong' };
  const grave = failings.filter(({ severity }) => severity === 'grave').length;
  return grave > 0
    ? { tone: 'bad', words: count(failings.length, 'failing') }
    : { tone: 'warn', words: count(failings.length, 'failing') };
}

const DAY_MS = 86_400_000;

/** Whole days until a certificate ends; below zero once it has; null for a date that cannot be read. */
export function daysLeft(notAfter: string, now: number): number | null {
  const ends = Date.parse(notAfter);
  return Number.isNaN(ends) ? null : Math.floor((ends - now) / DAY_MS);
}

/** The key of a certificate, as people name it. */
export function keyWords({
  keyType,
  keyBits,
}: {
  readonly keyType: string;
  readonly keyBits: number | null;
}): string {
  const type = keyType.toUpperCase();
  return keyBits === null ? type : `${type} ${String(keyBits)}`;
}

/** What the authority said of a certificate, where it could be read. */
export function saysWords(says: 'good' | 'revoked' | 'unknown' | 'stale' | null | undefined): string {
  if (says === null || says === undefined) return '';
  return { good: ': good', revoked: ': revoked', unknown: ': not known', stale: ', too old to count' }[says];
}
