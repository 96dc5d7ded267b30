import { createBrowserRouter } from 'react-router';
import type { RouteObject } from 'react-router';
import { CrashPage, NotFoundPage } from './ErrorPages.tsx';
import { Gate, Home } from './Gate.tsx';
import type { Page } from './page.ts';
import { pages } from './pages.ts';
import { RoleGuard } from './RoleGuard.tsx';
import { Splash } from './Splash.tsx';

function routeOf(page: Page): RouteObject {
  return {
    path: page.path,
    errorElement: <CrashPage />,
    lazy: async () => {
      const { default: View } = await page.load();
      return {
        element: (
          <RoleGuard page={page}>
            <View />
          </RoleGuard>
        ),
      };
    },
  };
}

export const router = createBrowserRouter([
  {
    errorElement: <CrashPage alone />,
    HydrateFallback: Splash,
    children: [
      ...pages.filter((page) => page.roles === 'anyone').map(routeOf),
      {
        element: <Gate />,
        children: [
          { index: true, element: <Home /> },
          ...pages.filter((page) => page.roles !== 'anyone').map(routeOf),
          { path: '*', element: <NotFoundPage /> },
        ],
      },
    ],
  },
]);
