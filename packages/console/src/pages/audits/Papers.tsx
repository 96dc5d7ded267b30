import { Button, Group, SegmentedControl, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { AuditPaper, AuditView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useFilling } from './acts.ts';
import classes from './audits.module.css';
import { KINDS, lineWords } from './words.ts';

type Marks = NonNullable<AuditPaper['marks']>;
type Kind = AuditPaper['kind'];

const MARKS = [
  { value: 'pass', label: 'Yes' },
  { value: 'fail', label: 'No' },
  { value: 'na', label: 'Does not apply' },
] as const;

/** The work papers: each drawn item with what is known of it, and what the auditor found. */
export function Papers({ audit }: { readonly audit: AuditView }) {
  const { papers } = audit;
  if (papers.length === 0) return null;
  const done = papers.filter(({ marks }) => marks !== null).length;
  const kinds = [...new Set(papers.map(({ kind }) => kind))];
  return (
    <section aria-labelledby="papers">
      <Title order={2} id="papers" mb="xs">
        Papers, {done} of {papers.length} filled in
      </Title>
      {kinds.map((kind) => (
        <KindOfPapers key={kind} audit={audit} kind={kind} />
      ))}
    </section>
  );
}

function KindOfPapers({ audit, kind }: { readonly audit: AuditView; readonly kind: Kind }) {
  return (
    <>
      <Title order={3} size="h5" mt="sm">
        {KINDS[kind]}
      </Title>
      {audit.papers
        .filter((paper) => paper.kind === kind)
        .map((paper) => (
          <Paper key={paper.line} audit={audit} paper={paper} />
        ))}
    </>
  );
}

function Paper({ audit, paper }: { readonly audit: AuditView; readonly paper: AuditPaper }) {
  const { line, kind, entry, at, person, says, marks, note, deviates } = paper;
  const [open, setOpen] = useState(false);
  const name = lineWords(paper);
  const tests = audit.tests[kind] ?? [];
  const failed = tests.filter(({ id }) => marks?.[id] === 'fail').map(({ asks }) => asks);
  return (
    <article className={classes.paper} aria-label={name}>
      <Group justify="space-between" gap="xs">
        <Text fw={600}>
          {name}
          {person !== null && kind !== 'people' && `, ${person.name}`}
        </Text>
        <StatusMark tone={marks === null ? 'plain' : deviates ? 'stop' : 'good'}>
          {marks === null ? 'Not looked at' : deviates ? 'Deviates' : 'In order'}
        </StatusMark>
      </Group>
      <ul className={classes.says}>
        {says.map((said) => (
          <li key={said}>{said}</li>
        ))}
      </ul>
      <Text size="sm" c="dimmed">
        {at !== null && <Time at={at} />} {entry !== null && <EntryLink entry={entry} />}
      </Text>
      {failed.length > 0 && <Text size="sm">Not so: {failed.join('; ')}.</Text>}
      {note !== '' && <Text size="sm">{note}</Text>}
      {audit.may.includes('work') && !open && (
        <Button
          size="compact-xs"
          variant="default"
          mt={4}
          aria-label={`${marks === null ? 'Fill in' : 'Change'}: ${name}`}
          onClick={() => {
            setOpen(true);
          }}
        >
          {marks === null ? 'Fill in' : 'Change'}
        </Button>
      )}
      {open && (
        <Fill
          audit={audit}
          paper={paper}
          line={line}
          done={() => {
            setOpen(false);
          }}
        />
      )}
    </article>
  );
}

interface FillProps {
  readonly audit: AuditView;
  readonly paper: AuditPaper;
  readonly line: string;
  readonly done: () => void;
}

function Fill({ audit, paper, line, done }: FillProps) {
  const tests = audit.tests[paper.kind] ?? [];
  const [marks, setMarks] = useState<Marks>(paper.marks ?? {});
  const [note, setNote] = useState(paper.note);
  const fill = useFilling(audit.id, line, done);
  const whole = tests.every(({ id }) => marks[id] !== undefined);
  const fails = Object.values(marks).includes('fail');
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        fill.mutate({ marks, note: note.trim() });
      }}
    >
      {tests.map(({ id, asks }) => (
        <div key={id}>
          <Text size="sm" id={`${line} ${id}`.replaceAll(' ', '-')} mt={6}>
            {asks}
          </Text>
          <SegmentedControl
            size="xs"
            aria-labelledby={`${line} ${id}`.replaceAll(' ', '-')}
            data={[...MARKS]}
            value={marks[id] ?? ''}
            onChange={(mark) => {
              setMarks({ ...marks, [id]: mark as Marks[string] });
            }}
          />
        </div>
      ))}
      <Textarea
        label={fails ? 'What deviates' : 'Note'}
        mt={6}
        maxLength={2000}
        value={note}
        onChange={({ currentTarget: { value } }) => {
          setNote(value);
        }}
      />
      <Group gap="xs" mt="xs">
        <Button
          type="submit"
          size="xs"
          disabled={!whole || (fails && note.trim() === '')}
          loading={fill.isPending}
        >
          Sign the paper
        </Button>
        <Button size="xs" variant="default" onClick={done}>
          Cancel
        </Button>
      </Group>
      <FormError error={fill.error} />
    </form>
  );
}
