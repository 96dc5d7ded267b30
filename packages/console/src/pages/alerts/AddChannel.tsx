import {
  Button,
  Modal,
  MultiSelect,
  NativeSelect,
  NumberInput,
  Radio,
  Stack,
  TextInput,
} from '@mantine/core';
import { shiftCode } from '@cordon/core/policy';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { queryClient, useRead } from '../../api/query.ts';
import type { AlertChannel, Shift } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { AddressFields } from '../../components/AddressFields.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import type { REACHES } from '../../components/reaches.ts';
import { SecretOnce } from '../../components/SecretOnce.tsx';
import { ShiftFields } from '../../components/ShiftFields.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { hidden, jsonHash, textHash } from '../../keys/sha256.ts';
import { SEVERITIES, SEVERITY } from './words.ts';

interface Form {
  readonly name: string;
  readonly kind: 'mail' | 'webhook';
  readonly person: string;
  readonly baseUrl: string;
  readonly reach: keyof typeof REACHES;
  readonly header: string;
  readonly value: string;
  readonly least: AlertChannel['least'];
  /** None for all. */
  readonly vendors: readonly string[];
  readonly quiet: Shift | null;
  readonly minutes: number;
  /** Empty for nobody. */
  readonly to: string;
}

const BLANK: Form = {
  ...{ name: '', kind: 'mail', person: '', baseUrl: '', reach: 'public', header: 'Authorization', value: '' },
  ...{ least: 'medium', vendors: [], quiet: null, minutes: 30, to: '' },
};

interface AddChannelProps {
  readonly channels: readonly AlertChannel[];
  readonly vendors: readonly { readonly id: string; readonly name: string }[];
}

/** Adds somebody to be told: a person by mail, or an address once it answered, whose secret is shown this once. */
export function AddChannel({ channels, vendors }: AddChannelProps) {
  const [open, setOpen] = useState(false);
  const { party } = useMe();
  const people = useRead('/api/people', {}, { query: { party: party.id }, enabled: open });
  const { form, setForm, change, field } = useForm(BLANK);
  const withStepUp = useStepUp();
  const add = useMutation({
    // The credential is a way in; it does not stay in memory.
    gcTime: 0,
    mutationFn: async (given: Form) => {
      const { name, least, quiet } = given;
      const way = wayOf(given);
      const named = given.vendors.length === 0 ? null : [...given.vendors];
      const escalation = given.to === '' ? null : { minutes: given.minutes, to: given.to };
      const { word, salt } = hidden(await jsonHash(way));
      const words = {
        ...{ name: await textHash(name), kind: way.kind, least, way: word },
        quiet: quiet === null ? 'none' : shiftCode(quiet),
        rules: await jsonHash({ vendors: named, escalation }),
      };
      return withStepUp(() =>
        sendSigned(
          'POST /api/alerts/channels',
          {},
          { name, way, least, vendors: named, quiet, escalation, salt },
          { act: 'alert-channel-added', words },
        ),
      );
    },
    onSuccess: async ({ secret }) => {
      await queryClient.invalidateQueries({ queryKey: ['/api/alerts/channels'] });
      if (secret === null) close();
    },
  });
  const close = () => {
    setOpen(false);
    setForm(BLANK);
    add.reset();
  };
  const secret = add.data?.secret ?? null;
  const whom = form.kind === 'mail' ? form.person !== '' : form.baseUrl.length >= 8;
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Add who is told
      </Button>
      <FormDialog
        opened={open && secret === null}
        onClose={close}
        title="Add who is told"
        act={form.kind === 'mail' ? 'Add' : 'Try and add'}
        disabled={form.name.trim() === '' || !whom}
        sending={add.isPending}
        error={add.error}
        onSend={() => {
          add.mutate({ ...form, name: form.name.trim(), baseUrl: form.baseUrl.trim() });
        }}
      >
        <TextInput label="Name" description="What you call it" maxLength={100} {...field('name')} />
        <Radio.Group
          label="Told by"
          value={form.kind}
          onChange={(value) => {
            change({ kind: value === 'webhook' ? 'webhook' : 'mail' });
          }}
        >
          <Stack gap={6} mt={4}>
            <Radio value="mail" label="A mail to one of your people" />
            <Radio value="webhook" label="A signed message to an address" />
          </Stack>
        </Radio.Group>
        {form.kind === 'mail' ? (
          <NativeSelect
            label="Person"
            data={[
              { value: '', label: 'Choose' },
              ...(people.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
            ]}
            {...field('person')}
          />
        ) : (
          <AddressFields
            field={field}
            reach={form.reach}
            onReach={(reach) => {
              change({ reach });
            }}
            example="https://hooks.company.example/cordon"
          />
        )}
        <NativeSelect
          label="Told from"
          data={SEVERITIES.map((value) => ({ value, label: SEVERITY[value].word }))}
          value={form.least}
          onChange={(event) => {
            change({ least: event.currentTarget.value as Form['least'] });
          }}
        />
        <MultiSelect
          label="Of these vendors"
          description="None chosen: of all"
          data={vendors.map(({ id, name }) => ({ value: id, label: name }))}
          value={[...form.vendors]}
          onChange={(chosen) => {
            change({ vendors: chosen });
          }}
        />
        <ShiftFields
          shift={form.quiet}
          onShift={(quiet) => {
            change({ quiet });
          }}
          label="Has quiet hours"
          description="In them only what is critical is told; the rest at their end."
          first={{ from: '22:00', to: '07:00' }}
        />
        {channels.length > 0 && (
          <NativeSelect
            label="When nobody takes it"
            data={[
              { value: '', label: 'Nobody else is told' },
              ...channels.map(({ id, name }) => ({ value: id, label: `Tell ${name}` })),
            ]}
            {...field('to')}
          />
        )}
        {form.to !== '' && (
          <NumberInput
            label="After minutes"
            min={1}
            max={1440}
            value={form.minutes}
            onChange={(value) => {
              if (typeof value === 'number') change({ minutes: value });
            }}
          />
        )}
      </FormDialog>
      <Modal opened={open && secret !== null} onClose={close} title="Address added">
        {secret !== null && (
          <SecretOnce secret={secret} label="The secret">
            It answered and is told from now on. Give it this secret to check signatures with (Standard
            Webhooks). This is the only time it is shown.
          </SecretOnce>
        )}
      </Modal>
    </>
  );
}

function wayOf({ kind, person, baseUrl, reach, header, value }: Form) {
  if (kind === 'mail') return { kind, person };
  return { kind, baseUrl, reach, credential: value === '' ? null : { header, value } };
}
