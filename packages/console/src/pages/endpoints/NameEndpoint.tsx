import { Button, NativeSelect, NumberInput, Radio, Stack, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { EndpointView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { REACHES } from '../../components/reaches.ts';
import { useForm } from '../../hooks/useForm.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { USES } from './words.ts';

type Choice = Pick<EndpointView, 'host' | 'port' | 'speaks' | 'usedFor' | 'reach'> & {
  readonly vendor: string;
};

const BLANK = { host: '', port: 443, speaks: 'http', usedFor: 'desktop', reach: 'public' } as const;

const options = <K extends string>(words: Readonly<Record<K, string>>) =>
  (Object.keys(words) as K[]).map((value) => ({ value, label: words[value] }));

/** Names a server: whose, where it is, and what it is for. The company may name one that is not on the internet. */
export function NameEndpoint() {
  const { party } = useMe();
  const ofCompany = party.kind === 'company';
  const own = ofCompany ? '' : party.id;
  const [open, setOpen] = useState(false);
  const { form, setForm, change, field } = useForm<Choice>({ ...BLANK, vendor: own });
  const withStepUp = useStepUp();
  const closed = () => {
    setOpen(false);
    setForm({ ...BLANK, vendor: own });
  };
  const name = useDecision(
    'POST /api/endpoints',
    {},
    { act: 'endpoint-named', words: {} },
    ['/api/endpoints'],
    closed,
    withStepUp,
  );
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          setOpen(true);
        }}
      >
        Name a server
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          closed();
          name.reset();
        }}
        title="Name a server"
        act="Name it"
        disabled={form.host.trim() === '' || form.vendor === ''}
        sending={name.isPending}
        error={name.error}
        onSend={() => {
          name.mutate({ ...form, host: form.host.trim().toLowerCase() });
        }}
      >
        {ofCompany && <VendorSelect value={form.vendor} onChange={(vendor) => change({ vendor })} />}
        <TextInput label="Host" placeholder="desktop.vendor.example" maxLength={253} {...field('host')} />
        <NumberInput
          label="Port"
          min={1}
          max={65_535}
          allowDecimal={false}
          value={form.port}
          onChange={(port) => {
            change({ port: Number(port) });
          }}
        />
        <NativeSelect
          label="What it is for"
          data={options(USES)}
          value={form.usedFor}
          onChange={({ currentTarget: { value } }) => {
            change({ usedFor: value as Choice['usedFor'] });
          }}
        />
        <Radio.Group
          label="What it speaks"
          value={form.speaks}
          onChange={(speaks) => {
            change({ speaks: speaks === 'tls' ? 'tls' : 'http' });
          }}
        >
          <Stack gap={6} mt={4}>
            <Radio value="http" label="HTTP over TLS: its first page is looked at too" />
            <Radio value="tls" label="Something else over TLS" />
          </Stack>
        </Radio.Group>
        {ofCompany && (
          <NativeSelect
            label="Where it is"
            description="Its name may lead nowhere else later"
            data={options(REACHES)}
            value={form.reach}
            onChange={({ currentTarget: { value } }) => {
              change({ reach: value as Choice['reach'] });
            }}
          />
        )}
      </FormDialog>
    </>
  );
}

function VendorSelect({
  value,
  onChange,
}: {
  readonly value: string;
  readonly onChange: (vendor: string) => void;
}) {
  const vendors = useRead('/api/vendors', {});
  return (
    <NativeSelect
      label="Vendor"
      data={[
        { value: '', label: 'Choose one' },
        ...(vendors.data ?? []).map(({ id, name }) => ({ value: id, label: name })),
      ]}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
