import { Button, NativeSelect } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';
import { REASONS } from './words.ts';

interface AskExceptionProps<C extends { readonly reason: string }> {
  readonly ask: UseMutationResult<unknown, Error, C>;
  readonly opened: boolean;
  readonly onOpened: (opened: boolean) => void;
  /** What the button says that opens the form. */
  readonly label: string;
  readonly title: string;
  /** What the button says that asks. */
  readonly act: string;
  readonly reasons: readonly C['reason'][];
  /** What is asked for; null until it was all chosen. */
  readonly choice: (reason: C['reason']) => C | null;
  readonly children: ReactNode;
}

/** Asks others for an exception: a form of its own parts, and why. */
export function AskException<C extends { readonly reason: string }>(props: AskExceptionProps<C>) {
  const { ask, opened, onOpened, label, title, act, reasons, choice, children } = props;
  const [reason, setReason] = useState('');
  const why = reasons.find((one) => one === reason);
  const asked = why === undefined ? null : choice(why);
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          ask.reset();
          setReason('');
          onOpened(true);
        }}
      >
        {label}
      </Button>
      <FormDialog
        opened={opened}
        onClose={() => {
          onOpened(false);
        }}
        title={title}
        size="lg"
        act={act}
        disabled={asked === null}
        sending={ask.isPending}
        error={ask.error}
        onSend={() => {
          if (asked !== null) ask.mutate(asked);
        }}
      >
        {children}
        <NativeSelect
          label="Because of"
          data={[
            { value: '', label: 'Choose' },
            ...reasons.map((value) => ({ value, label: REASONS[value] ?? value })),
          ]}
          value={reason}
          onChange={(event) => {
            setReason(event.currentTarget.value);
          }}
        />
      </FormDialog>
    </>
  );
}
