import { Alert, Card, EmptyState, Group, Stack, Text, Title } from '@mantine/core';
import { IconCertificate, IconLock } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { OwedCourse } from '../../api/types.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { PassedCourses } from './PassedCourses.tsx';
import { TodaysQuestion } from './TodaysQuestion.tsx';
import { askedBy, STATES } from './words.ts';

const LATE: readonly OwedCourse['state'][] = ['grace', 'expired'];

/** What whoever is signed in has to take, what keeps them out, and what they passed. */
export default function MyTrainingPage() {
  const read = useRead('/api/training/mine', {}, { every: 60_000 });
  const mine = read.data;
  const stopping = mine?.courses.filter(({ stops }) => stops) ?? [];
  return (
    <>
      <PageHead title="My training" lead="Courses you owe, by when, and what you passed." />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {mine === undefined ? (
        read.error === null && <Loading what="your training" height={240} />
      ) : (
        <Stack gap="lg">
          {stopping.length > 0 && (
            <Alert
              role="alert"
              variant="light"
              color="red"
              icon={<IconLock size={18} aria-hidden />}
              title={
                stopping.length === 1
                  ? `You cannot work yet: “${stopping[0]?.title ?? ''}” is to be passed.`
                  : `You cannot work yet: ${String(stopping.length)} courses are to be passed.`
              }
            >
              <Text size="sm">As soon as it is passed your work goes on, with nothing else to do.</Text>
            </Alert>
          )}
          <TodaysQuestion />
          {mine.courses.length === 0 && (
            <EmptyState
              icon={<IconCertificate aria-hidden />}
              title="You owe no course"
              description="When an agreement or your organisation asks one of you, it stands here with its day."
            />
          )}
          {mine.courses.map((course) => (
            <Owed key={course.course} course={course} />
          ))}
          <PassedCourses passed={mine.passed} />
        </Stack>
      )}
    </>
  );
}

function Owed({ course }: { readonly course: OwedCourse }) {
  const { course: id, title, state, until, closesAt, stops, reasons } = course;
  return (
    <Card withBorder component="section" aria-labelledby={`owed-${id}`}>
      <Group justify="space-between" mb="xs">
        <Title order={2} size="h3" id={`owed-${id}`}>
          {title}
        </Title>
        <StatusMark tone={STATES[state].tone}>{STATES[state].text}</StatusMark>
      </Group>
      <Text size="sm" c="dimmed" mb="sm">
        It is {askedBy(reasons)}.{' '}
        {until !== null && (
          <>
            {LATE.includes(state) ? 'It was' : 'It is'} to be passed <Time at={until} />.{' '}
          </>
        )}
        {stops
          ? 'Until then you see no customer data.'
          : closesAt !== null && (
              <>
                Access closes <Time at={closesAt} />.
              </>
            )}
      </Text>
      {state === 'current' ? (
        <Link className="link" to={`/courses/${id}`}>
          Read it again
        </Link>
      ) : (
        <Link className="link" to={`/courses/${id}`}>
          Take the course: {title}
        </Link>
      )}
    </Card>
  );
}
