import { Button, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { SystemSecret } from './SystemSecret.tsx';

/** Connects a badge system: where it delivers to, and the secret it signs with, shown this once. */
export function ConnectSystem({ site }: { readonly site: string }) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const withStepUp = useStepUp();
  const connect = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async () => {
      const given = name.trim();
      const words = { site, name: await textHash(given) };
      return withStepUp(() =>
        sendSigned(
          'POST /api/sites/:id/badge-systems',
          { id: site },
          { name: given },
          { act: 'badge-system-made', words },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/sites/:id/badges'] }),
  });
  const close = (): void => {
    setOpen(false);
    setName('');
    connect.reset();
  };
  const made = connect.data;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Connect a badge system
      </Button>
      <FormDialog
        opened={open && made === undefined}
        onClose={close}
        title="Connect a badge system"
        act="Connect"
        disabled={name.trim() === ''}
        sending={connect.isPending}
        error={connect.error}
        onSend={() => {
          connect.mutate();
        }}
      >
        <TextInput
          label="Name"
          description="What you call the system"
          maxLength={60}
          value={name}
          onChange={({ currentTarget: { value } }) => {
            setName(value);
          }}
        />
        <Text size="sm" c="dimmed">
          Whoever has its secret says who may work here. Give it to the badge system alone.
        </Text>
      </FormDialog>
      <SystemSecret title="Badge system connected" made={made ?? null} onClose={close} />
    </>
  );
}
