import { Button, NativeSelect, Text, TextInput } from '@mantine/core';
import { useState } from 'react';
import { serverNow } from '../../api/serverClock.ts';
import type { NoticeClock, NoticeClocks } from '../../api/types.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useRecording } from './acts.ts';
import { FACTS, factBody, type FactForm } from './factBody.ts';
import { FactFields } from './FactFields.tsx';
import { ownZone, ZONES } from './zones.ts';

interface RecordFactProps {
  readonly incident: string;
  readonly clocks: readonly NoticeClock[];
  readonly agreements: NoticeClocks['agreements'];
}

/** Records one thing that is known of an incident. */
export function RecordFact({ incident, clocks, agreements }: RecordFactProps) {
  const [opened, setOpened] = useState(false);
  const [key, setKey] = useState(FACTS[0]?.key ?? '');
  const { form, setForm, change, field } = useForm<FactForm>(blank);
  const close = (): void => {
    setOpened(false);
  };
  const record = useRecording(incident, close);
  const choice = FACTS.find((one) => one.key === key);
  const fact = factBody(key, form);
  return (
    <>
      <Button
        size="xs"
        onClick={() => {
          record.reset();
          setForm(blank());
          setOpened(true);
        }}
      >
        Record a fact
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title="Record a fact"
        act="Record it"
        disabled={fact === null}
        sending={record.isPending}
        error={record.error}
        onSend={() => {
          if (fact !== null) record.mutate(fact);
        }}
      >
        <NativeSelect
          label="What is known"
          data={(['Starts or ends a clock', 'Said in notices'] as const).map((group) => ({
            group,
            items: FACTS.filter((one) => one.group === group).map(({ key: value, label }) => ({
              value,
              label,
            })),
          }))}
          value={key}
          onChange={(event) => {
            setKey(event.currentTarget.value);
          }}
        />
        <Text size="sm" c="dimmed">
          {choice?.help} It stays for good: what turns out otherwise is recorded anew.
        </Text>
        {choice !== undefined && (
          <FactFields asks={choice.asks} {...{ form, change, field, clocks, agreements }} />
        )}
        <TextInput type="datetime-local" label="When it was so, by your clock" {...field('at')} />
        <NativeSelect
          label="Zone in which days are counted"
          description="Where whoever owes the notice works."
          data={[...ZONES]}
          {...field('zone')}
        />
      </FormDialog>
    </>
  );
}

function blank(): FactForm {
  return {
    ...{ at: localNow(), zone: ownZone(), yes: 'yes', risk: 'likely' },
    ...{
      count: '',
      place: 'US-CA',
      form: 'written',
      from: '',
      until: '',
      agreement: '',
      clock: '',
      text: '',
    },
    ...{ name: '', email: '', phone: '', postal: '', web: '' },
  };
}

/** The server's present as a field of this browser takes it: `2026-11-27T09:30`. */
function localNow(): string {
  const now = new Date(serverNow());
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
