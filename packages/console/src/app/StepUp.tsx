import { Modal } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { keyOf, queryClient } from '../api/query.ts';
import { serverNow } from '../api/serverClock.ts';
import { useMe } from './me.ts';
import { StepUpForm } from './StepUpForm.tsx';
import { confirmed, StepUpContext } from './stepUpContext.ts';

/** The server takes a factor as fresh for five minutes; one is left for what the person then does. */
const FRESH_MS = 4 * 60_000;

/** Asks for a fresh second factor when the server wants one. */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const { session } = useMe();
  const [open, setOpen] = useState(false);
  const answer = useRef<(confirmed: boolean) => void>(() => undefined);

  const close = useCallback((confirmed: boolean) => {
    setOpen(false);
    answer.current(confirmed);
  }, []);

  const ask = useCallback(async (): Promise<boolean> => {
    const given = await new Promise<boolean>((resolve) => {
      answer.current = resolve;
      setOpen(true);
    });
    if (given) void queryClient.invalidateQueries({ queryKey: keyOf('/api/session').slice(0, 1) });
    return given;
  }, []);

  const withStepUp = useCallback(<T,>(act: () => Promise<T>): Promise<T> => confirmed(act, ask), [ask]);

  const { stepUpAt } = session;
  const confirmNow = useCallback(
    async () => (stepUpAt !== null && serverNow() - Date.parse(stepUpAt) < FRESH_MS) || ask(),
    [stepUpAt, ask],
  );

  const value = useMemo(() => ({ withStepUp, confirmNow, askNow: ask }), [withStepUp, confirmNow, ask]);
  return (
    <StepUpContext value={value}>
      {children}
      <Modal
        opened={open}
        onClose={() => {
          close(false);
        }}
        title="Confirm it is you"
        size="sm"
        // Above the dialog whose act asked for it.
        zIndex={400}
      >
        <StepUpForm
          onConfirmed={() => {
            close(true);
          }}
        />
      </Modal>
    </StepUpContext>
  );
}
