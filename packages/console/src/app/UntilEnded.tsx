import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { queryClient } from '../api/query.ts';
import { EndedPage } from './EndedPage.tsx';
import { useEnded } from './ended.ts';
import { styleNonce } from './nonce.ts';
import { schemeManager } from './scheme.ts';
import { cssVariables, theme } from './theme.ts';

interface UntilEndedProps {
  /** Whether a page of somebody else's shows it. */
  readonly framed?: boolean;
  readonly children: ReactNode;
}

/** Everything on screen. When access ends, what it holds is gone in the same render. */
export function UntilEnded({ framed = false, children }: UntilEndedProps) {
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
        <QueryClientProvider client={queryClient}>{children}</QueryClientProvider>
      ) : (
        <EndedPage ended={ended} framed={framed} />
      )}
    </MantineProvider>
  );
}
