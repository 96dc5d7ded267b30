import { Button, FileInput, NativeSelect, Progress, Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useRead } from '../../api/query.ts';
import type { CustomerMark } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { numbersIn } from './numbers.ts';
import { useMarking } from './useMarking.ts';
import { ALL, MARKS } from './words.ts';

interface ChangeMarksProps {
  readonly end: boolean;
  readonly done: (changed: number, asked: number) => void;
}

const BLANK = { source: '', mark: 'vip', text: '', person: '' };

/** Marks customers by their numbers, one or a list, or ends their marks. */
export function ChangeMarks({ end, done }: ChangeMarksProps) {
  const [opened, setOpened] = useState(false);
  const { form, setForm, change, field } = useForm(BLANK);
  const sources = useRead('/api/sources', {}, { enabled: opened });
  const subjects = numbersIn(form.text);
  const mark: CustomerMark = ALL.find((one) => one === form.mark) ?? 'vip';
  const asksWho = !end && mark === 'colleague' && subjects.length === 1;
  const people = useRead('/api/people', {}, { enabled: opened && asksWho });
  const source = form.source === '' ? (sources.data?.[0]?.id ?? '') : form.source;
  const { act, sent } = useMarking((changed) => {
    setOpened(false);
    done(changed, subjects.length);
  });
  return (
    <>
      <Button
        size="xs"
        variant={end ? 'default' : 'filled'}
        onClick={() => {
          act.reset();
          setForm(BLANK);
          setOpened(true);
        }}
      >
        {end ? 'End marks' : 'Mark customers'}
      </Button>
      <FormDialog
        opened={opened}
        onClose={() => {
          setOpened(false);
        }}
        title={end ? 'End marks of customers' : 'Mark customers'}
        act={`${end ? 'End the mark of' : 'Mark'} ${count(subjects.length, 'customer')}`}
        disabled={subjects.length === 0 || source === ''}
        sending={act.isPending}
        error={act.error}
        onSend={() => {
          const person = asksWho && form.person !== '' ? form.person : null;
          act.mutate({ source, mark, subjects, person, end });
        }}
      >
        <Text size="sm">
          {end
            ? 'From now on their accesses are looked at as anybody’s. That you ended it stands in the ledger, without their numbers.'
            : 'Whoever looks at them without a ticket becomes a signal. Nothing changes for those who work with them: no vendor can tell who is marked.'}
        </Text>
        <NativeSelect
          label="Source"
          data={(sources.data ?? []).map(({ id, name }) => ({ value: id, label: name }))}
          {...field('source')}
          value={source}
        />
        <NativeSelect
          label="Mark"
          data={ALL.map((one) => ({ value: one, label: MARKS[one] }))}
          {...field('mark')}
        />
        <Textarea
          label="Their numbers"
          description="A line each. Of a table the first column counts."
          autosize
          minRows={3}
          maxRows={10}
          {...field('text')}
        />
        <FileInput
          label="Or a file"
          placeholder="CSV or text"
          accept=".csv,.txt,text/csv,text/plain"
          onChange={(file) => {
            void file?.text().then((text) => {
              change({ text });
            });
          }}
        />
        {asksWho && (
          <NativeSelect
            label="Who of us it is"
            description="Then their own look at themselves is told apart. May be left out."
            data={[
              { value: '', label: 'Not said' },
              ...(people.data ?? []).map(({ id, name, party }) => ({
                value: id,
                label: `${name}, ${party.name}`,
              })),
            ]}
            {...field('person')}
          />
        )}
        {act.isPending && subjects.length > 0 && (
          <>
            <Progress value={(100 * sent) / subjects.length} aria-label="Sent so far" />
            <Text size="sm" role="status">
              {sent} of {subjects.length} done
            </Text>
          </>
        )}
      </FormDialog>
    </>
  );
}
