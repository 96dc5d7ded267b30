import { Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { AssignCourse } from './AssignCourse.tsx';

interface AskForCourseProps {
  readonly incident: string;
  readonly people: readonly { readonly id: string; readonly name: string }[];
}

/** What somebody an incident is about learns from it. Nothing for whoever may ask no course of any of them. */
export function AskForCourse({ incident, people }: AskForCourseProps) {
  const read = useRead('/api/training', {});
  const view = read.data;
  const trainees = (view?.trainees ?? []).filter(({ id }) => people.some((person) => person.id === id));
  if (view !== undefined && (!view.mayAssign || trainees.length === 0)) return null;
  return (
    <section aria-labelledby="learning">
      <Title order={2} id="learning" mb="xs">
        What is learnt from it
      </Title>
      <Text size="sm" mb="xs">
        Once the incident is closed, whoever it was really about is asked for Customer privacy within two
        weeks. Where another course fits better, or sooner, ask for that one and no other is asked for.{' '}
        <Link className="link" to="/training">
          Who owes which course
        </Link>
      </Text>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view !== undefined && (
        <AssignCourse view={{ ...view, trainees }} incident={incident} label="Ask for a course" />
      )}
    </section>
  );
}
