import { NativeSelect, Text, Textarea, TextInput } from '@mantine/core';
import { useState } from 'react';
import type { IncidentFacts, NoticeClock, NoticeClocks } from '../../api/types.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useRecording } from './acts.ts';
import { FACTS, factBody, type FactForm } from './factBody.ts';
import { FactFields } from './FactFields.tsx';
import { blankFact, formOf, keyOfFact } from './factForm.ts';
import { ZONES } from './zones.ts';

interface FactDialogProps {
  readonly incident: string;
  readonly clocks: readonly NoticeClock[];
  readonly agreements: NoticeClocks['agreements'];
  /** The fact that is stated anew; null: another one. */
  readonly corrects: IncidentFacts['facts'][number] | null;
  readonly onClose: () => void;
}

/** Records one thing that is known of an incident, or states anew what was recorded wrongly. */
export function FactDialog({ incident, clocks, agreements, corrects, onClose }: FactDialogProps) {
  const [key, setKey] = useState(() =>
    corrects === null ? (FACTS[0]?.key ?? '') : keyOfFact(corrects.fact),
  );
  const [reason, setReason] = useState('');
  const { form, change, field } = useForm<FactForm>(() =>
    corrects === null ? blankFact() : formOf(corrects.fact),
  );
  const record = useRecording(incident, onClose);
  const choice = FACTS.find((one) => one.key === key);
  const fact = factBody(key, form);
  const why = reason.trim();
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={corrects === null ? 'Record a fact' : 'Correct a fact'}
      act={corrects === null ? 'Record it' : 'Correct it'}
      disabled={fact === null || (corrects !== null && why.length < 3)}
      sending={record.isPending}
      error={record.error}
      onSend={() => {
        if (fact === null) return;
        record.mutate(corrects === null ? fact : { ...fact, corrects: { fact: corrects.id, reason: why } });
      }}
    >
      {corrects === null ? (
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
      ) : (
        <Text size="sm">
          {choice?.label}. What was recorded stays, marked as taken back, and counts for the strict clocks: a
          time that was too early makes no strict time later.
        </Text>
      )}
      <Text size="sm" c="dimmed">
        {choice?.help}{' '}
        {corrects === null && 'It stays for good: what turns out wrong is taken back or corrected.'}
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
      {corrects !== null && <WhyField value={reason} onChange={setReason} />}
    </FormDialog>
  );
}

interface WhyFieldProps {
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** Why something that was recorded does not stand. */
export function WhyField({ value, onChange }: WhyFieldProps) {
  return (
    <Textarea
      label="Why it was wrong"
      description="Leave out whoever is affected: nothing here may name or reach them."
      autosize
      minRows={2}
      maxLength={500}
      value={value}
      onChange={(event) => {
        onChange(event.currentTarget.value);
      }}
    />
  );
}
