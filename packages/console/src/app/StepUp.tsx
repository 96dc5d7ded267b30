import { Modal } from '@mantine/core';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { keyOf, queryClient } from '../api/query.ts';
import { ApiError } from '../api/error.ts';
import { StepUpForm } from './StepUpForm.tsx';
import { StepUpContext } from './stepUpContext.ts';

/** The question stands over the dialog whose act asks for it. */
const ABOVE_DIALOGS = 400;

const ASKS = ['step-up-needed', 'mfa-stale'];

/**
 * Asks for a fresh second factor when the server wants one, then runs the act again from the start, so that it carries
 * a fresh signature. When the person closes the question, the server's refusal stands.
 */
export function StepUpProvider({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const answer = useRef<(confirmed: boolean) => void>(() => undefined);

  const close = useCallback((confirmed: boolean) => {
    setOpen(false);
    answer.current(confirmed);
  }, []);

  const withStepUp = useCallback(async <T,>(act: () => Promise<T>): Promise<T> => {
    try {
      return await act();
    } catch (error) {
      if (!(error instanceof ApiError) || !ASKS.includes(error.code)) throw error;
      const confirmed = await new Promise<boolean>((resolve) => {
        answer.current = resolve;
        setOpen(true);
      });
      if (!confirmed) throw error;
      void queryClient.invalidateQueries({ queryKey: keyOf('/api/session').slice(0, 1) });
      return act();
    }
  }, []);

  const value = useMemo(() => ({ withStepUp }), [withStepUp]);
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
        zIndex={ABOVE_DIALOGS}
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
