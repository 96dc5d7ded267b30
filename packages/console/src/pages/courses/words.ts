import type { PersonRole } from '../../api/types.ts';
import { company } from '../../app/roles.ts';

/** The language a browser asks for, as courses name theirs. */
export function wantedLanguage(asked: string): string {
  return /^[a-z]{2}(?:-[A-Z]{2})?/.exec(asked)?.[0] ?? 'en';
}

/** What a language is called in English. */
export function languageName(language: string): string {
  return new Intl.DisplayNames('en', { type: 'language' }).of(language) ?? language;
}

/** Pages about courses that a role may open. */
export function courseTabs(role: PersonRole): readonly (readonly [to: string, label: string])[] {
  const ofCompany = company.some((one) => one === role);
  return [
    ['/courses', 'My courses'],
    ...(ofCompany ? [['/course-register', 'All courses'] as const] : []),
    ...(ofCompany || role === 'vendor-admin' || role === 'team-lead'
      ? [['/completions', 'Passed elsewhere'] as const]
      : []),
  ];
}

/** How a question is to be answered. */
export const HOW = {
  single: 'Choose one.',
  multiple: 'Choose all that are right.',
  order: 'Put them in order, the first at the top.',
} as const;

interface Read {
  readonly id: string;
}

/** The section to go on with: where one was, else the first that was not read. */
export function nextSection(
  sections: readonly Read[],
  section: string | null,
  read: readonly string[],
): string {
  return section ?? sections.find(({ id }) => !read.includes(id))?.id ?? sections[0]?.id ?? '';
}

/** A list with one of it moved up or down; the same list where it cannot go further. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): readonly T[] {
  const to = from + by;
  const [one, other] = [list[from], list[to]];
  if (one === undefined || other === undefined) return list;
  return list.map((each, at) => (at === from ? other : at === to ? one : each));
}

/** Why the next paper is not given, in words before the time. */
export const WHY_WAIT = {
  wait: 'The next paper is given after a short wait, so that there is time to read:',
  spent: 'All papers of a day are used. The next is given',
  open: 'A paper is begun.',
} as const;
