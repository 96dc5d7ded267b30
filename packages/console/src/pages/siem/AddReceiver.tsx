import { Button, Modal, Radio, Stack, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../api/query.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { AddressFields } from '../../components/AddressFields.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import type { REACHES } from '../../components/reaches.ts';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, jsonHash, textHash } from '../../keys/sha256.ts';

interface Form {
  readonly name: string;
  readonly baseUrl: string;
  readonly reach: keyof typeof REACHES;
  readonly header: string;
  readonly value: string;
  readonly from: 'start' | 'now';
}

const BLANK: Form = {
  ...{ name: '', baseUrl: '', reach: 'public', header: 'Authorization', value: '', from: 'now' },
};

/** Adds a receiver once it answered, and shows its secret this once. */
export function AddReceiver() {
  const [open, setOpen] = useState(false);
  const { form, setForm, change, field } = useForm(BLANK);
  const withStepUp = useStepUp();
  const add = useMutation({
    // The credential is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async ({ name, baseUrl, reach, header, value, from }: Form) => {
      const credential = value === '' ? null : { header, value };
      const { word: place, salt } = hidden(await jsonHash({ baseUrl, credential, reach }));
      const words = { name: await textHash(name), from, place };
      return withStepUp(() =>
        sendSigned(
          'POST /api/siem/receivers',
          {},
          { name, baseUrl, reach, credential, from, salt },
          { act: 'siem-receiver-added', words },
        ),
      );
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: ['/api/siem/receivers'] }),
  });
  const close = () => {
    setOpen(false);
    setForm(BLANK);
    add.reset();
  };
  const made = add.data;
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Add a receiver
      </Button>
      <FormDialog
        opened={open && made === undefined}
        onClose={close}
        title="Add a receiver"
        act="Try and add"
        disabled={form.name.trim() === '' || form.baseUrl.length < 8}
        sending={add.isPending}
        error={add.error}
        onSend={() => {
          add.mutate({ ...form, name: form.name.trim(), baseUrl: form.baseUrl.trim() });
        }}
      >
        <TextInput label="Name" description="What you call it" maxLength={100} {...field('name')} />
        <AddressFields
          field={field}
          reach={form.reach}
          onReach={(reach) => {
            change({ reach });
          }}
          example="https://siem.company.example/cordon"
        />
        <Radio.Group
          label="Beginning with"
          value={form.from}
          onChange={(value) => {
            change({ from: value === 'start' ? 'start' : 'now' });
          }}
        >
          <Stack gap={6} mt={4}>
            <Radio value="now" label="The next entry" />
            <Radio value="start" label="The first entry of the ledger" />
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          A first message without events is sent now. It has to answer with a status from 200 to 299.
        </Text>
      </FormDialog>
      <Modal opened={made !== undefined} onClose={close} title="Receiver added">
        {made !== undefined && (
          <SecretOnce secret={made.secret} label="The secret">
            It answered and is sent to from now on. Give it this secret to check signatures with (Standard
            Webhooks). This is the only time it is shown.
          </SecretOnce>
        )}
      </Modal>
    </>
  );
}
