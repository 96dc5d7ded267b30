import { useContext } from 'react';
import type { ReactNode } from 'react';
import { NotFoundPage } from './ErrorPages.tsx';
import { MeContext } from './me.ts';
import type { Page } from './page.ts';
import { mayOpen } from './pages.ts';

/** Offers a page to the roles that use it. It spares people dead ends; the server is what refuses. */
export function RoleGuard({ page, children }: { readonly page: Page; readonly children: ReactNode }) {
  const me = useContext(MeContext);
  if (page.roles !== 'anyone' && (me === null || !mayOpen(page, me.person.role))) return <NotFoundPage />;
  return children;
}
