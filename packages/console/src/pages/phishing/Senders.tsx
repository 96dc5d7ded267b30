import { Button, Group, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useMutation } from '@tanstack/react-query';
import { queryClient } from '../../api/query.ts';
import type { Phishing } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { RevokeButton } from '../../components/RevokeButton.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import classes from './phishing.module.css';

/** Mail servers that exercises may be sent by. */
export function Senders({ senders }: { readonly senders: Phishing['senders'] }) {
  return (
    <section aria-labelledby="senders">
      <Group justify="space-between" mb="xs">
        <Title order={2} id="senders">
          Sending profiles
        </Title>
        <MakeSender />
      </Group>
      {senders.length === 0 ? (
        <Text c="dimmed">
          None: Cordon’s own mail server and address are used. Add one to send from another address of yours.
        </Text>
      ) : (
        <ul className={classes.plain}>
          {senders.map(({ id, name, address }) => (
            <li key={id}>
              <Group gap="sm">
                <Text fw={600}>{name}</Text>
                <Text size="sm" c="dimmed">
                  {address}
                </Text>
                <RevokeButton
                  name={name}
                  refresh="/api/phishing"
                  revoke={() =>
                    sendSigned(
                      'POST /api/phishing/senders/:id/end',
                      { id },
                      {},
                      { act: 'phishing-sender-ended', words: { sender: id }, closes: true },
                    )
                  }
                />
              </Group>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

const BLANK = { name: '', url: '', address: '' };

function MakeSender() {
  const [open, setOpen] = useState(false);
  const { form, setForm, needed } = useForm(BLANK);
  const withStepUp = useStepUp();
  const close = () => {
    setOpen(false);
    setForm(BLANK);
  };
  const make = useMutation({
    // The address of the server may hold its password.
    gcTime: 0,
    mutationFn: async ({ name, url, address }: typeof BLANK) => {
      const domain = address.split('@').at(-1)?.toLowerCase() ?? '';
      const words = { name: await textHash(name), domain };
      const signed = { act: 'phishing-sender-made', words };
      return withStepUp(() => sendSigned('POST /api/phishing/senders', {}, { name, url, address }, signed));
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/phishing'] });
      close();
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        Add a profile
      </Button>
      <FormDialog
        opened={open}
        onClose={close}
        title="Add a sending profile"
        act="Add it"
        disabled={Object.values(form).some((text) => text.trim() === '')}
        sending={make.isPending}
        error={make.error}
        onSend={() => {
          make.mutate({ name: form.name.trim(), url: form.url.trim(), address: form.address.trim() });
        }}
      >
        <TextInput label="Name" maxLength={80} {...needed('name')} />
        <TextInput
          label="Mail server"
          description="smtps://user:password@host:465, kept sealed"
          maxLength={500}
          autoComplete="off"
          {...needed('url')}
        />
        <TextInput
          label="From"
          description="An address in a domain that you verified"
          type="email"
          maxLength={200}
          {...needed('address')}
        />
      </FormDialog>
    </>
  );
}
