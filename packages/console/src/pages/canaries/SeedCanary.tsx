import { canonicalText } from '@cordon/ledger';
import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden } from '../../keys/sha256.ts';

const BLANK = { source: '', subject: '', address: '', label: '' };

/** Says which customer of a source nobody is. */
export function SeedCanary() {
  const [open, setOpen] = useState(false);
  const { form, setForm, field } = useForm(BLANK);
  const withStepUp = useStepUp();
  const sources = useRead('/api/sources', {}, { enabled: open });
  const source = form.source === '' ? (sources.data?.[0]?.id ?? '') : form.source;
  const seed = useMutation({
    mutationFn: () => {
      const [subject, address, label] = [form.subject.trim(), form.address.trim(), form.label.trim()];
      const { word, salt } = hidden(canonicalText({ subject, address, label }));
      return withStepUp(() =>
        sendSigned(
          'POST /api/canaries',
          {},
          { source, subject, address, label, salt },
          { act: 'canary-seeded', words: { source, details: word } },
        ),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/canaries'] });
      setOpen(false);
    },
  });
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          seed.reset();
          setForm(BLANK);
          setOpen(true);
        }}
      >
        Seed a canary
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Seed a canary"
        act="Seed it"
        disabled={
          [form.subject, form.address, form.label].some((text) => text.trim() === '') || source === ''
        }
        sending={seed.isPending}
        error={seed.error}
        onSend={() => {
          seed.mutate();
        }}
      >
        <Text size="sm">
          The customer must be in your own database already, with this address on file. In clear, each person
          sees the address with seven digits of their own before the @; masked, everybody sees the same.
        </Text>
        <NativeSelect
          label="Source"
          data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...field('source')}
          value={source}
        />
        <TextInput label="Number of the customer in it" {...field('subject')} />
        <TextInput label="Address on file" type="email" {...field('address')} />
        <TextInput label="What you call it" {...field('label')} />
      </FormDialog>
    </>
  );
}
