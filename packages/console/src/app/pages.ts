import type { PersonRole } from '../api/types.ts';
import type { Page } from './page.ts';

const modules = import.meta.glob<{ pages: readonly Page[] }>('../pages/*/page.ts', { eager: true });

/** Every page of the console, found by its folder. */
export const pages: readonly Page[] = Object.values(modules).flatMap((module) => module.pages);

export function mayOpen(page: Page, role: PersonRole): boolean {
  return page.roles === 'anyone' || page.roles.includes(role);
}

/** Where a page begins: its path without optional parts. */
export function linkTo(page: Page): string {
  return page.path.replace(/\/:.*$/, '');
}

export type NavPage = Page & { readonly nav: NonNullable<Page['nav']> };

/** More than these push name and search out of the header. */
const IN_ROW = 7;

/** The pages that stand in the header, and those below "More": a menu of one would take the room of that one. */
export function inRow(all: readonly NavPage[]): readonly [row: readonly NavPage[], more: readonly NavPage[]] {
  return all.length <= IN_ROW + 1 ? [all, []] : [all.slice(0, IN_ROW), all.slice(IN_ROW)];
}

/** The main navigation of a role. */
export function navOf(role: PersonRole): readonly NavPage[] {
  return pages
    .flatMap((page) => (page.nav !== undefined && mayOpen(page, role) ? [{ ...page, nav: page.nav }] : []))
    .sort((a, b) => a.nav.order - b.nav.order);
}

/** Where a role lands after sign-in. */
export function homeOf(role: PersonRole): string {
  const home = pages.find((page) => page.homeOf?.includes(role));
  return home === undefined ? '/settings' : linkTo(home);
}
