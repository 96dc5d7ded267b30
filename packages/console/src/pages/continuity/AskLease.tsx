import { Checkbox, Group, NativeSelect, Text } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { ExceptionList } from '../../api/types.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { useDecision } from '../../keys/useDecision.ts';
import { AskException } from './AskException.tsx';
import { kindName } from './words.ts';

interface Form {
  readonly agreement: string;
  /** `site:` or `network:`, and its id. */
  readonly place: string;
  readonly kinds: readonly string[];
  readonly hours: number;
}

const BLANK: Form = { agreement: '', place: '', kinds: [], hours: 1 };

const NOWHERE = { site: null, network: null } as const;

type Allowed = ExceptionList['may'][number];

/** Asks the other party to let work go on at one place while reports fail. */
export function AskLease({ may }: { readonly may: ExceptionList['may'] }) {
  const choices = may.filter(({ lease }) => lease !== null && lease.kinds.length > 0);
  const [form, setForm] = useState(BLANK);
  const chosen = choices.find((one) => one.agreement.id === form.agreement) ?? choices[0];
  const [open, setOpen] = useState(false);
  const ask = useDecision(
    'POST /api/leases',
    {},
    {
      ...{ act: 'lease-asked', words: {} },
      says: ({ kinds, ...choice }) => ({ ...NOWHERE, ...choice, kinds: kinds.join(',') }),
    },
    ['/api/exceptions'],
    () => {
      setOpen(false);
    },
    useStepUp(),
  );
  if (chosen === undefined) return null;
  const { place, hours } = form;
  const [kind, id = ''] = place.split(':');
  return (
    <AskException
      ask={ask}
      opened={open}
      onOpened={(opened) => {
        setForm(BLANK);
        setOpen(opened);
      }}
      label="Ask for a lease"
      title="Ask for a continuity lease"
      act="Ask the other party"
      reasons={['disaster', 'outage', 'provider-failure', 'other']}
      choice={(reason) =>
        form.kinds.length === 0 || place === ''
          ? null
          : {
              ...{ agreement: chosen.agreement.id, kinds: [...form.kinds], hours, reason },
              ...{ ...NOWHERE, [kind === 'site' ? 'site' : 'network']: id },
            }
      }
    >
      <LeaseFields choices={choices} chosen={chosen} form={form} onForm={setForm} />
    </AskException>
  );
}

interface LeaseFieldsProps {
  readonly choices: readonly Allowed[];
  readonly chosen: Allowed;
  readonly form: Form;
  readonly onForm: (form: Form) => void;
}

function LeaseFields({ choices, chosen, form, onForm }: LeaseFieldsProps) {
  const { lease, party } = chosen;
  const list = useRead('/api/networks', {}, { query: { party } });
  const { sites = [], networks = [] } = list.data?.party.id === party ? list.data : {};
  if (lease === null) return null;
  return (
    <>
      <Text size="sm">
        By clause {lease.clause} work may go on while a report fails: at one place, without reveals, and
        reviewed afterwards. It runs once the other party agrees. You sign that you ask.
      </Text>
      {choices.length > 1 && (
        <NativeSelect
          label="Agreement"
          data={choices.map(({ agreement: { id, title } }) => ({ value: id, label: title }))}
          value={chosen.agreement.id}
          onChange={(event) => {
            onForm({ ...BLANK, agreement: event.currentTarget.value });
          }}
        />
      )}
      <Checkbox.Group
        label="Reports that fail"
        value={[...form.kinds]}
        onChange={(kinds) => {
          onForm({ ...form, kinds });
        }}
      >
        <Group mt={4}>
          {lease.kinds.map((kind) => (
            <Checkbox key={kind} value={kind} label={kindName(kind)} />
          ))}
        </Group>
      </Checkbox.Group>
      <NativeSelect
        label="Where"
        description="A site of the vendor, or one of its networks. Everybody elsewhere is held to every condition."
        data={[
          { value: '', label: 'Choose' },
          {
            group: 'Sites',
            items: sites.map(({ id, name }) => ({ value: `site:${id}`, label: name })),
          },
          {
            group: 'Networks',
            items: networks.map(({ id, cidr, label }) => ({
              value: `network:${id}`,
              label: `${label}, ${cidr}`,
            })),
          },
        ]}
        value={form.place}
        onChange={(event) => {
          onForm({ ...form, place: event.currentTarget.value });
        }}
      />
      <NativeSelect
        label="For"
        data={Array.from({ length: lease.hours }, (_, index) => ({
          value: String(index + 1),
          label: count(index + 1, 'hour'),
        }))}
        value={String(form.hours)}
        onChange={(event) => {
          onForm({ ...form, hours: Number(event.currentTarget.value) });
        }}
      />
    </>
  );
}
