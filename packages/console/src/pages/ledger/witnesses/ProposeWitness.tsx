import { Button, Checkbox, NativeSelect, Text, TextInput } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient } from '../../../api/query.ts';
import type { LedgerWitnesses } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { useStepUp } from '../../../app/stepUpContext.ts';
import { FormDialog } from '../../../components/FormDialog.tsx';
import { REACHES } from '../../../components/reaches.ts';
import { useForm } from '../../../hooks/useForm.ts';
import { sendSigned } from '../../../keys/sendSigned.ts';
import { textHash } from '../../../keys/sha256.ts';

const BLANK = {
  vkey: '',
  baseUrl: '',
  reach: 'public' as keyof typeof REACHES,
  agreement: '',
  required: false,
};

/** Proposes a witness; a second person, of the company, decides about it. */
export function ProposeWitness({ agreements }: Pick<LedgerWitnesses, 'agreements'>) {
  const { person } = useMe();
  const vendor = person.role === 'vendor-admin';
  const [open, setOpen] = useState(false);
  const { form, setForm, change, field } = useForm(BLANK);
  const withStepUp = useStepUp();
  // A vendor watches its own agreement; the company may have somebody watch the whole.
  const agreement = form.agreement === '' ? (vendor ? (agreements[0]?.id ?? '') : '') : form.agreement;
  const chosen = agreements.find(({ id }) => id === agreement) ?? null;
  const propose = useMutation({
    mutationFn: async () => {
      const { reach, required } = form;
      const [vkey, baseUrl] = [form.vkey.trim(), form.baseUrl.trim()];
      const offered = {
        vkey,
        baseUrl,
        reach,
        party: chosen?.vendor.id ?? null,
        agreement: chosen?.id ?? null,
      };
      const words = {
        ...{ vkey, address: await textHash(baseUrl), reach, runBy: offered.party },
        ...{ forAgreement: offered.agreement, required },
      };
      return withStepUp(() =>
        sendSigned(
          'POST /api/ledger/witnesses',
          {},
          { ...offered, required },
          { act: 'witness-proposed', words },
        ),
      );
    },
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: ['/api/ledger/witnesses'] });
      setOpen(false);
      setForm(BLANK);
    },
  });
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          propose.reset();
          setOpen(true);
        }}
      >
        Propose a witness
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Propose a witness"
        act="Propose it"
        disabled={form.vkey.trim() === '' || form.baseUrl.trim().length < 8 || (vendor && chosen === null)}
        sending={propose.isPending}
        error={propose.error}
        onSend={() => {
          propose.mutate();
        }}
      >
        <TextInput
          label="Verifier key"
          description="As the witness prints it when it starts"
          maxLength={400}
          autoComplete="off"
          {...field('vkey')}
        />
        <TextInput
          label="Address"
          description="Where it listens: https://witness.example"
          maxLength={300}
          {...field('baseUrl')}
        />
        <NativeSelect
          label="Where it is"
          description="Its name may lead nowhere else later"
          data={Object.entries(REACHES).map(([value, label]) => ({ value, label }))}
          value={form.reach}
          onChange={(event) => {
            change({ reach: event.currentTarget.value as keyof typeof REACHES });
          }}
        />
        <NativeSelect
          label="What it watches for"
          description="For an agreement, its vendor runs it"
          data={[
            ...(vendor ? [] : [{ value: '', label: 'The whole ledger, run by somebody outside' }]),
            ...agreements.map(({ id, title, vendor: { name } }) => ({
              value: id,
              label: `${title}, run by ${name}`,
            })),
          ]}
          {...field('agreement')}
          value={agreement}
        />
        <Checkbox
          label="Nothing counts as witnessed without it"
          checked={form.required}
          onChange={(event) => {
            change({ required: event.currentTarget.checked });
          }}
        />
        <Text size="sm" c="dimmed">
          A second person of the company decides. It is asked from then on, every few seconds.
        </Text>
      </FormDialog>
    </>
  );
}
