import { Button, NativeSelect, Select, Text } from '@mantine/core';
import { useState } from 'react';
import type { Training } from '../../api/types.ts';
import { DayInput } from '../../components/DayInput.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { useForm } from '../../hooks/useForm.ts';
import { useDecision } from '../../keys/useDecision.ts';

interface AssignCourseProps {
  readonly view: Pick<Training, 'trainees' | 'catalogue'>;
  /** What it answers, where it answers something. */
  readonly incident?: string;
  readonly label?: string;
}

/** Asks a course of one person by a day. */
export function AssignCourse({ view, incident, label = 'Assign a course' }: AssignCourseProps) {
  const only = view.trainees.length === 1 ? view.trainees[0] : undefined;
  const blank = { person: only?.id ?? '', course: '', due: '' };
  const [opened, setOpened] = useState(false);
  const { form, setForm, change, field } = useForm(blank);
  const close = (): void => {
    setOpened(false);
  };
  const assign = useDecision(
    'POST /api/training/assignments',
    {},
    {
      act: 'course-assigned',
      words: { reason: incident === undefined ? 'hand' : 'incident', cause: incident ?? null },
      says: ({ person, course, due }) => ({ subjectPerson: person, course, due }),
    },
    ['/api/training'],
    close,
  );
  return (
    <>
      <Button
        variant={incident === undefined ? 'filled' : 'default'}
        onClick={() => {
          assign.reset();
          setForm(blank);
          setOpened(true);
        }}
      >
        {label}
      </Button>
      <FormDialog
        opened={opened}
        onClose={close}
        title={label}
        act="Assign it"
        disabled={form.person === '' || form.course === '' || form.due === ''}
        sending={assign.isPending}
        error={assign.error}
        onSend={() => {
          const { person, course } = form;
          const due = new Date(`${form.due}T23:59:59Z`).toISOString();
          assign.mutate({ person, course, due, ...(incident !== undefined && { incident }) });
        }}
      >
        <Text size="sm">
          They are told by mail and under My training. Where an agreement asks for the course, overdue it
          closes their access after the grace; passing it opens it again.
        </Text>
        <Select
          label="Who"
          searchable
          value={form.person === '' ? null : form.person}
          data={view.trainees.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(person) => {
            change({ person: person ?? '' });
          }}
        />
        <NativeSelect
          label="Course"
          data={[
            { value: '', label: 'Choose a course' },
            ...view.catalogue.map(({ course, title }) => ({ value: course, label: title })),
          ]}
          {...field('course')}
        />
        <DayInput
          label="By the end of this day (UTC)"
          value={form.due}
          onDay={(due) => {
            change({ due });
          }}
        />
      </FormDialog>
    </>
  );
}
