import type { Page } from '../../app/page.ts';

export const pages: readonly Page[] = [
  { path: '/sign-in', title: 'Sign in', roles: 'anyone', load: () => import('./SignInPage.tsx') },
  { path: '/sign-in/:party', title: 'Sign in', roles: 'anyone', load: () => import('./SignInPage.tsx') },
  { path: '/take-up', title: 'Welcome', roles: 'anyone', load: () => import('./WelcomePage.tsx') },
  { path: '/set-up', title: 'Set up Cordon', roles: 'anyone', load: () => import('./WelcomePage.tsx') },
  { path: '/enrol', title: 'Second factor', roles: 'anyone', load: () => import('./EnrolPage.tsx') },
];
