import { NativeSelect, Radio, Stack, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import type { NoticeClock, NoticeClocks } from '../../api/types.ts';
import type { useForm } from '../../hooks/useForm.ts';
import type { Asks, FactForm } from './factBody.ts';
import { nameOf } from './words.ts';

type Form = ReturnType<typeof useForm<FactForm>>;

interface FactFieldsProps extends Pick<Form, 'form' | 'change' | 'field'> {
  readonly asks: readonly Asks[];
  readonly clocks: readonly NoticeClock[];
  readonly agreements: NoticeClocks['agreements'];
}

/** What one kind of fact asks for. */
export function FactFields({ asks, ...rest }: FactFieldsProps) {
  return (
    <>
      {asks.map((one) => (
        <Stack key={one} gap="sm">
          {FIELDS[one](rest)}
        </Stack>
      ))}
    </>
  );
}

type Draw = (props: Omit<FactFieldsProps, 'asks'>) => ReactNode;

const either =
  (label: string, yes: string, no: string): Draw =>
  ({ form, change }) => (
    <Radio.Group
      label={label}
      value={form.yes}
      onChange={(value) => {
        change({ yes: value === 'yes' ? 'yes' : 'no' });
      }}
    >
      <Stack gap={6} mt={6}>
        <Radio value="yes" label={yes} />
        <Radio value="no" label={no} />
      </Stack>
    </Radio.Group>
  );

const FIELDS: Readonly<Record<Asks, Draw>> = {
  exact: either(
    'Is the time below when they became aware?',
    'Yes, exactly then',
    'No, only that they know by then: the earliest time known is taken',
  ),
  'yes-no': either('Answer', 'Yes', 'No'),
  whole: either('What was given', 'All that the law asks for', 'A first phase'),
  risk: ({ field }) => (
    <NativeSelect
      label="Risk"
      data={[
        { value: 'unlikely', label: 'Unlikely: the authority is not told, and it is documented' },
        { value: 'likely', label: 'Likely: the authority is told' },
        { value: 'high', label: 'High: those affected are told too' },
      ]}
      {...field('risk')}
    />
  ),
  count: ({ field }) => <TextInput label="How many" inputMode="numeric" {...field('count')} />,
  place: ({ field }) => (
    <TextInput
      label="State or country"
      description="As ISO 3166-2 has it: US-CA is California."
      {...field('place')}
    />
  ),
  form: ({ field }) => (
    <NativeSelect
      label="How it was said"
      data={[
        { value: 'written', label: 'In writing' },
        { value: 'oral', label: 'Only spoken' },
        { value: 'unknown', label: 'Nobody knows: as if only spoken' },
      ]}
      {...field('form')}
    />
  ),
  until: ({ field }) => (
    <TextInput
      type="datetime-local"
      label="Until when, by your clock"
      description="Empty: no time was named."
      {...field('until')}
    />
  ),
  agreement: ({ field, agreements }) => (
    <NativeSelect
      label="Agreement"
      data={[
        { value: '', label: 'Choose one' },
        ...agreements.map(({ id, title, hours }) => ({
          value: id,
          label:
            hours === null ? `${title}: no notice is owed` : `${title}: notice within ${String(hours)} hours`,
          disabled: hours === null,
        })),
      ]}
      {...field('agreement')}
    />
  ),
  clock: ({ field, clocks }) => (
    <NativeSelect
      label="Which notice"
      data={[
        { value: '', label: 'Choose one' },
        ...clocks.map((clock) => ({ value: clock.id, label: nameOf(clock) })),
      ]}
      {...field('clock')}
    />
  ),
  text: ({ field }) => (
    <Textarea label="In plain words" autosize minRows={3} maxLength={4000} {...field('text')} />
  ),
  names: ({ field }) => <Textarea label="One a line" autosize minRows={3} {...field('text')} />,
  span: ({ field }) => (
    <>
      <TextInput type="datetime-local" label="First, by your clock" {...field('from')} />
      <TextInput type="datetime-local" label="Last, by your clock" {...field('until')} />
    </>
  ),
  contact: ({ field }) => (
    <>
      <TextInput label="Name or office" maxLength={100} {...field('name')} />
      <TextInput label="E-mail" type="email" maxLength={200} {...field('email')} />
      <TextInput label="Telephone, toll-free in the United States" maxLength={200} {...field('phone')} />
      <TextInput label="Web page" maxLength={200} {...field('web')} />
      <TextInput label="Postal address" maxLength={200} {...field('postal')} />
    </>
  ),
};
