import { Button, Modal, Stack, Text } from '@mantine/core';
import { IconExternalLink } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { confirmed, StepUpContext } from '../../app/stepUpContext.ts';
import { FormError } from '../../components/FormError.tsx';
import { askWindow } from './window.ts';

/**
 * Asks for a fresh second factor in a window of Cordon's own, never in the frame: a page that frames us must not learn
 * people to type codes into what it shows. Then the act runs again from the start.
 */
export function FramedStepUp({ children }: { readonly children: ReactNode }) {
  const [open, setOpen] = useState(false);
  const answer = useRef<(confirmed: boolean) => void>(() => undefined);
  const close = useCallback((confirmed: boolean) => {
    setOpen(false);
    answer.current(confirmed);
  }, []);
  const confirm = useMutation({
    mutationFn: () => askWindow({ want: 'step-up' }),
    onSuccess: () => {
      close(true);
    },
  });
  const { reset } = confirm;
  const ask = useCallback(
    () =>
      new Promise<boolean>((resolve) => {
        answer.current = resolve;
        reset();
        setOpen(true);
      }),
    [reset],
  );
  const value = useMemo(
    () => ({ withStepUp: <T,>(act: () => Promise<T>) => confirmed(act, ask), confirmNow: ask, askNow: ask }),
    [ask],
  );
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
      >
        <Stack>
          <Text size="sm">
            This act needs a fresh second factor. You give it in a window of Cordon, then it is carried out at
            once.
          </Text>
          <FormError error={confirm.error} />
          <Button
            data-autofocus
            loading={confirm.isPending}
            leftSection={<IconExternalLink size={16} aria-hidden />}
            onClick={() => {
              confirm.mutate();
            }}
          >
            Confirm in Cordon
          </Button>
        </Stack>
      </Modal>
    </StepUpContext>
  );
}
