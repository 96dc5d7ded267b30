import { violationKinds, violations } from '@cordon/core/people/conduct';
import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { OpenConductCaseBody } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { openCase } from './signing.ts';
import { useActing } from './useActing.ts';
import { stepWords } from './words.ts';

interface OpenCaseProps {
  /** Where it comes from, and whom it is about where that says so. */
  readonly from: Pick<OpenConductCaseBody, 'source' | 'basis'> & {
    readonly people?: readonly { readonly id: string; readonly name: string }[];
    readonly vendor?: string;
    readonly violation?: OpenConductCaseBody['violation'];
  };
  readonly label?: string;
}

/** Opens a case: about whom, under which agreement, what it is, and which entries prove it. */
export function OpenCase({ from, label = 'Open a conduct case' }: OpenCaseProps) {
  const [open, setOpen] = useState(false);
  const list = useRead('/api/conduct', {}, { enabled: open });
  const vendors = (list.data?.vendors ?? []).filter(
    ({ vendor }) => from.vendor === undefined || vendor.id === from.vendor,
  );
  const [party, setParty] = useState('');
  const chosen = vendors.find(({ vendor }) => vendor.id === party) ?? vendors[0];
  const everybody = useRead(
    '/api/people',
    {},
    {
      ...{
        query: { party: chosen?.vendor.id },
        enabled: open && chosen !== undefined && from.people === undefined,
      },
    },
  );
  const people = from.people ?? (everybody.data ?? []).map(({ id, name }) => ({ id, name }));
  const [person, setPerson] = useState('');
  const [agreement, setAgreement] = useState('');
  const [violation, setViolation] = useState(from.violation ?? violationKinds[0] ?? 'data-taken');
  const [entries, setEntries] = useState('');
  const [summary, setSummary] = useState('');
  const navigate = useNavigate();
  const subject = person === '' ? (people[0]?.id ?? '') : person;
  const under = agreement === '' ? (chosen?.agreements[0]?.id ?? '') : agreement;
  const before = useRead(
    '/api/conduct/people/:id',
    { id: subject },
    { enabled: open && subject !== '' },
  ).data;
  const opening = useActing(async () => {
    const cited = [...entries.matchAll(/\d+/g)].map(([number]) => Number(number));
    const { source, basis } = from;
    const asked = { person: subject, agreement: under, violation, source, basis, entries: cited };
    const { id } = await openCase({ ...asked, summary: summary.trim() });
    await navigate(`/conduct/${id}`);
  });
  return (
    <>
      <Button
        variant="default"
        onClick={() => {
          setOpen(true);
        }}
      >
        {label}
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Open a conduct case"
        act="Sign and open it"
        disabled={subject === '' || under === '' || summary.trim().length < 10}
        sending={opening.isPending}
        error={opening.error}
        onSend={() => {
          opening.mutate(undefined);
        }}
      >
        <Text size="sm">
          Nothing is decided by it. The person hears of it when they are asked for their side.
          {from.source === 'observed' && ' You count as who reported it, so others decide.'}
        </Text>
        {vendors.length > 1 && (
          <NativeSelect
            label="Vendor"
            value={chosen?.vendor.id ?? ''}
            onChange={(event) => {
              setParty(event.currentTarget.value);
              setPerson('');
              setAgreement('');
            }}
            data={vendors.map(({ vendor }) => ({ value: vendor.id, label: vendor.name }))}
          />
        )}
        <NativeSelect
          label="About"
          value={subject}
          onChange={(event) => {
            setPerson(event.currentTarget.value);
          }}
          data={people.map(({ id, name }) => ({ value: id, label: name }))}
        />
        {before !== undefined && before.steps.length + before.open > 0 && (
          <Text size="sm">
            {count(before.open, 'case')} of theirs {before.open === 1 ? 'is' : 'are'} open. What counts
            against them:{' '}
            {before.steps.length === 0
              ? 'nothing'
              : before.steps.map(({ step }) => stepWords[step].toLowerCase()).join(', ')}
            .
          </Text>
        )}
        <NativeSelect
          label="Under the agreement"
          value={under}
          onChange={(event) => {
            setAgreement(event.currentTarget.value);
          }}
          data={(chosen?.agreements ?? []).map(({ id, title }) => ({ value: id, label: title }))}
        />
        <NativeSelect
          label="What it is"
          description={`Such as: ${violations[violation].example}. It weighs as ${violations[violation].gravity}.`}
          value={violation}
          onChange={(event) => {
            setViolation(event.currentTarget.value as typeof violation);
          }}
          data={violationKinds.map((kind) => ({ value: kind, label: violations[kind].title }))}
        />
        <TextInput
          label="Entries of the ledger that prove it"
          description="Their numbers. Each has to be by or about the person; more can be cited later."
          value={entries}
          onChange={(event) => {
            setEntries(event.currentTarget.value);
          }}
        />
        <ProseField
          label="What happened"
          description="The person reads this. Name no customer and nobody else: the entries do."
          value={summary}
          data="refused"
          maxLength={2000}
          required
          onChange={setSummary}
        />
      </FormDialog>
    </>
  );
}
