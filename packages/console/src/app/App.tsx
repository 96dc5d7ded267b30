import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from '../api/query.ts';
import { EndedPage } from './EndedPage.tsx';
import { useEnded } from './ended.ts';
import { styleNonce } from './nonce.ts';
import { router } from './router.tsx';
import { schemeManager } from './scheme.ts';
import { cssVariables, theme } from './theme.ts';

/** Everything on screen. When access ends, the router with all it shows is gone in the same render. */
export function App() {
  const ended = useEnded();
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      colorSchemeManager={schemeManager}
      getStyleNonce={() => styleNonce}
    >
      {ended === null ? (
        <QueryClientProvider client={queryClient}>
          <Notifications position="bottom-right" />
          <RouterProvider router={router} />
        </QueryClientProvider>
      ) : (
        <EndedPage ended={ended} />
      )}
    </MantineProvider>
  );
}
