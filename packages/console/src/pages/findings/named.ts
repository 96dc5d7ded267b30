import type { FindingView } from '../../api/types.ts';

/** A text of a finding with names in the place of ids, as far as the reader knows them. */
export function named(text: string, names: FindingView['names']): string {
  const known = new Map(names.map((one) => [one.id, one]));
  return text.replaceAll(/[^\s/]+/g, (part) => known.get(part)?.name ?? part);
}

/** Which of several a reviewer put down says nothing to anybody. */
const NUMBER = /^rev_[0-9a-f]{32}$/;

/** What it is about: `shop / ticket 4711 / requester`. */
export function aboutOf({ about, names }: Pick<FindingView, 'about' | 'names'>): string {
  const tickets = names.map((one) => (one.kind === 'ticket' ? { ...one, name: `ticket ${one.name}` } : one));
  return about
    .split('/')
    .filter((part) => !NUMBER.test(part))
    .map((part) => named(part, tickets))
    .join(' / ');
}
