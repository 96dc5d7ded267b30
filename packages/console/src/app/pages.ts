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

/** The main navigation of a role. */
export function navOf(role: PersonRole): readonly (Page & { nav: NonNullable<Page['nav']> })[] {
  return pages
    .flatMap((page) => (page.nav !== undefined && mayOpen(page, role) ? [{ ...page, nav: page.nav }] : []))
    .sort((a, b) => a.nav.order - b.nav.order);
}

/** Where a role lands after sign-in. */
export function homeOf(role: PersonRole): string {
  const home = pages.find((page) => page.homeOf?.includes(role));
  return home === undefined ? '/settings' : linkTo(home);
}
