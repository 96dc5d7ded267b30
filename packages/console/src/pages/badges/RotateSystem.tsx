import { Button, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { SystemSecret } from './SystemSecret.tsx';

/** Gives a badge system another secret; the one before stays good for a day. */
export function RotateSystem({ id, name }: { readonly id: string; readonly name: string }) {
  const [open, setOpen] = useState(false);
  const withStepUp = useStepUp();
  const rotate = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () =>
      withStepUp(() =>
        sendSigned(
          'POST /api/badge-systems/:id/rotate',
          { id },
          {},
          { act: 'badge-system-rotated', words: { system: id } },
        ),
      ),
  });
  const close = (): void => {
    setOpen(false);
    rotate.reset();
  };
  const made = rotate.data ?? null;
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        aria-label={`New secret for ${name}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        New secret
      </Button>
      <FormDialog
        opened={open && made === null}
        onClose={close}
        title={`New secret for ${name}`}
        act="Make a new secret"
        sending={rotate.isPending}
        error={rotate.error}
        onSend={() => {
          rotate.mutate();
        }}
      >
        <Text size="sm">
          The secret in use stays good for one day beside the new one, so that no badge is lost. If somebody
          has it who should not, disconnect the system instead: that ends it at once.
        </Text>
      </FormDialog>
      <SystemSecret title={`New secret for ${name}`} made={made} onClose={close} />
    </>
  );
}
