import { Button } from '@mantine/core';
import { useState, type ReactNode } from 'react';
import { FormDialog } from '../../components/FormDialog.tsx';

interface ActDialogProps {
  /** What the button says that opens it. */
  readonly button: string;
  readonly title?: string;
  /** What the button says that sends it. */
  readonly act: string;
  readonly danger?: boolean;
  readonly disabled: boolean;
  readonly sending: boolean;
  readonly error: Error | null;
  /** @param done to be called once it was taken */
  readonly onSend: (done: () => void) => void;
  readonly children: ReactNode;
}

/** A button, and the form that it opens; what was filled in stays until it is sent. */
export function ActDialog({ button, title = button, onSend, children, ...form }: ActDialogProps) {
  const [opened, setOpened] = useState(false);
  const close = (): void => {
    setOpened(false);
  };
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpened(true);
        }}
      >
        {button}
      </Button>
      <FormDialog
        {...form}
        opened={opened}
        onClose={close}
        title={title}
        onSend={() => {
          onSend(close);
        }}
      >
        {children}
      </FormDialog>
    </>
  );
}
