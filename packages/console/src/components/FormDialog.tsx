import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { FormError } from './FormError.tsx';

interface FormDialogProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly size?: 'lg';
  /** What the button says that sends it. */
  readonly act: string;
  readonly danger?: boolean;
  /** Whether what is filled in is not enough yet. */
  readonly disabled?: boolean;
  readonly sending: boolean;
  /** Why it was not accepted. */
  readonly error: Error | null;
  readonly onSend: () => void;
  readonly children: ReactNode;
}

/** A form in a dialog: what to fill in, why it was refused, and the two ways out. */
export function FormDialog(props: FormDialogProps) {
  const { opened, onClose, title, size, act, danger = false, disabled = false, sending, error } = props;
  return (
    <Modal opened={opened} onClose={onClose} title={title} {...(size !== undefined && { size })}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onSend();
        }}
      >
        <Stack>
          {props.children}
          <FormError error={error} />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Cancel
            </Button>
            <Button type="submit" disabled={disabled} loading={sending} {...(danger && { color: 'red.9' })}>
              {act}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
