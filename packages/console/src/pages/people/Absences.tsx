import { Button, Group, List, NativeSelect, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { AbsenceReason, AbsenceView, PersonRow } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { Time } from '../../components/Time.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useDecision } from '../../keys/useDecision.ts';

const PATH = '/api/people/:id/absences';

const REASONS: Readonly<Record<AbsenceReason, string>> = {
  leave: 'Leave',
  training: 'Training',
  other: 'Other',
};

interface AbsencesProps {
  readonly row: PersonRow;
}

/** When somebody is away. It keeps them out of nothing; their account used meanwhile is noticed. */
export function Absences({ row }: AbsencesProps) {
  const read = useRead(PATH, { id: row.id });
  const list = read.data;
  return (
    <section aria-labelledby="absences">
      <Group gap="sm" mb="xs">
        <Title order={2} id="absences">
          Away
        </Title>
        {list?.maySay === true && <SayAbsence row={row} />}
      </Group>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {list?.absences.length === 0 && <Text c="dimmed">No absence was told.</Text>}
      <List listStyleType="none" spacing={4}>
        {list?.absences.map((absence) => (
          <List.Item key={absence.id}>
            <Told absence={absence} mayEnd={list.maySay} />
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed">
        An absence locks nobody out: their account used meanwhile is a signal to the company.
      </Text>
    </section>
  );
}

function Told({ absence, mayEnd }: { readonly absence: AbsenceView; readonly mayEnd: boolean }) {
  const { id, from, until, reason, saidBy, endedAt, over } = absence;
  const end = useDecision(
    'POST /api/absences/:id/end',
    { id },
    { act: 'absence-ended', words: { absence: id } },
    [PATH],
  );
  return (
    <>
      <Group gap={8}>
        <Text size="sm">
          {REASONS[reason]}: from <Time at={from} />, ending <Time at={endedAt ?? until} />
          {endedAt !== null && ', back early'}, told by {saidBy.name}
        </Text>
        {!over && mayEnd && <SmallAct act={end} input={{}} label="Back early" />}
      </Group>
      <FormError error={end.error} />
    </>
  );
}

const BLANK = { from: '', until: '', reason: 'leave' };

function SayAbsence({ row }: AbsencesProps) {
  const [opened, setOpened] = useState(false);
  const { form, setForm, needed, field } = useForm(BLANK);
  const close = (): void => {
    setOpened(false);
  };
  const say = useDecision(
    'POST /api/people/:id/absences',
    { id: row.id },
    { act: 'absence-said', words: { subjectPerson: row.id } },
    [PATH],
    close,
  );
  const reason = (Object.keys(REASONS) as AbsenceReason[]).find((one) => one === form.reason) ?? 'other';
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        onClick={() => {
          say.reset();
          setForm(BLANK);
          setOpened(true);
        }}
      >
        Tell an absence
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title={`${row.name} is away`}
        act="Tell it"
        disabled={form.from === '' || form.until === ''}
        sending={say.isPending}
        error={say.error}
        onSend={() => {
          const [from, until] = [new Date(form.from).toISOString(), new Date(form.until).toISOString()];
          say.mutate({ from, until, reason });
        }}
      >
        <Text size="sm">
          They can still sign in. From half an hour after it begins until half an hour before it ends, work
          with their account is a signal.
        </Text>
        <TextInput type="datetime-local" label="From, by your clock" {...needed('from')} />
        <TextInput type="datetime-local" label="Until, by your clock" {...needed('until')} />
        <NativeSelect
          label="Why"
          description="Never that somebody is ill: nobody here needs to know."
          data={Object.entries(REASONS).map(([value, label]) => ({ value, label }))}
          {...field('reason')}
        />
      </FormDialog>
    </>
  );
}
