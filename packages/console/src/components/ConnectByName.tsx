import { Button, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import { queryClient } from '../api/query.ts';
import { useStepUp } from '../app/stepUpContext.ts';
import { FormDialog } from './FormDialog.tsx';

interface ConnectByNameProps<T> {
  /** Of the button and of the dialog. */
  readonly title: string;
  /** What whoever has the secret can say, in a sentence or two. */
  readonly warning: string;
  /** Signs and sends it; the answer holds a secret that is shown once. */
  readonly connect: (name: string) => Promise<T>;
  /** The list that has one more afterwards. */
  readonly list: string;
  /** What was connected, until it is closed; null before. */
  readonly shown: (made: T | null, close: () => void) => ReactNode;
}

/** Connects a system of somebody else's that delivers signed: asked for its name, then its secret is shown, this once. */
export function ConnectByName<T>({ title, warning, connect, list, shown }: ConnectByNameProps<T>) {
  const [open, setOpen] = useState(false);
  const [name, setName] = useState('');
  const withStepUp = useStepUp();
  const connecting = useMutation({
    // The secret is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: () => withStepUp(() => connect(name.trim())),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: [list] }),
  });
  const close = (): void => {
    setOpen(false);
    setName('');
    connecting.reset();
  };
  const made = connecting.data;
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {title}
      </Button>
      <FormDialog
        opened={open && made === undefined}
        onClose={close}
        title={title}
        act="Connect"
        disabled={name.trim() === ''}
        sending={connecting.isPending}
        error={connecting.error}
        onSend={() => {
          connecting.mutate();
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
          {warning}
        </Text>
      </FormDialog>
      {shown(made ?? null, close)}
    </>
  );
}
