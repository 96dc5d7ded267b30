import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { NoticeClocks } from '../../api/types.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useScoping } from './acts.ts';
import { instantOf } from './factBody.ts';
import { ownZone, ZONES } from './zones.ts';

interface FromLedgerProps {
  readonly incident: string;
  readonly agreements: NoticeClocks['agreements'];
}

const BLANK = { agent: '', agreement: '', from: '', until: '', zone: ownZone() };

/** Takes from the ledger who was affected: how many, of which data, first and last. */
export function FromLedger({ incident, agreements }: FromLedgerProps) {
  const [opened, setOpened] = useState(false);
  const { form, setForm, field } = useForm(BLANK);
  const close = (): void => {
    setOpened(false);
  };
  const scope = useScoping(incident, close);
  const [from, until] = [instantOf(form.from), instantOf(form.until)];
  return (
    <>
      <Button
        size="xs"
        variant="default"
        onClick={() => {
          scope.reset();
          setForm(BLANK);
          setOpened(true);
        }}
      >
        Count in the ledger
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Count in the ledger"
        act="Count and record"
        disabled={from === null || until === null}
        sending={scope.isPending}
        error={scope.error}
        onSend={() => {
          if (from === null || until === null) return;
          const [agent, agreement] = [form.agent.trim(), form.agreement];
          scope.mutate({
            ...{ agent: agent === '' ? null : agent, agreement: agreement === '' ? null : agreement },
            ...{ from, until, zone: form.zone },
          });
        }}
      >
        <Text size="sm">
          How many customers somebody saw in a stretch of time, which kinds of data, first and last. It is
          recorded only where the ledger gives it exactly.
        </Text>
        <TextInput label="Id of the person" description="Empty: everybody." {...field('agent')} />
        <NativeSelect
          label="Agreement"
          data={[
            { value: '', label: 'Any' },
            ...agreements.map(({ id, title }) => ({ value: id, label: title })),
          ]}
          {...field('agreement')}
        />
        <TextInput type="datetime-local" label="From, by your clock" {...field('from')} />
        <TextInput type="datetime-local" label="Until, by your clock" {...field('until')} />
        <NativeSelect label="Zone for what is told" data={[...ZONES]} {...field('zone')} />
      </FormDialog>
    </>
  );
}
