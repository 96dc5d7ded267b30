import { EmptyState, Stack, Title } from '@mantine/core';
import { IconCertificate } from '@tabler/icons-react';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { AssignCourse } from './AssignCourse.tsx';
import { CourseBars } from './CourseBars.tsx';
import MyTrainingPage from './MyTrainingPage.tsx';
import { PeopleDue } from './PeopleDue.tsx';
import { Rules } from './Rules.tsx';

/** An agent's own training; for whoever looks after people, theirs. */
export default function TrainingPage() {
  return useMe().person.role === 'agent' ? <MyTrainingPage /> : <TeamTraining />;
}

/** Who owes which course, what that closes, and what mends it. */
function TeamTraining() {
  const read = useRead('/api/training', {}, { every: 60_000 });
  const view = read.data;
  return (
    <>
      <PageHead
        title="Training"
        lead="Who has to take which course, and by when. A course that an agreement asks for closes access once it ran out and its grace is over."
        actions={view?.mayAssign === true && <AssignCourse view={view} />}
      />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {view === undefined ? (
        read.error === null && <Loading what="training" height={300} />
      ) : (
        <Stack gap="xl">
          {view.courses.length === 0 ? (
            <EmptyState
              icon={<IconCertificate aria-hidden />}
              title="Nobody owes a course"
              description="A clause of an agreement asks for one, a rule below does, or somebody is assigned one by hand."
            />
          ) : (
            <section aria-labelledby="by-course">
              <Title order={2} id="by-course" mb="sm">
                By course
              </Title>
              <CourseBars
                label="People by course"
                rows={view.courses.map(({ course, ...row }) => ({ id: course, ...row }))}
              />
            </section>
          )}
          {view.vendors.length > 1 && (
            <section aria-labelledby="by-vendor">
              <Title order={2} id="by-vendor" mb="sm">
                By vendor
              </Title>
              <CourseBars
                label="People by vendor, each by the worst of their courses"
                rows={view.vendors.map(({ vendor, ...row }) => ({
                  id: vendor.id,
                  title: vendor.name,
                  ...row,
                }))}
              />
            </section>
          )}
          <PeopleDue view={view} />
          <Rules mayRule={view.mayRule} catalogue={view.catalogue} />
        </Stack>
      )}
    </>
  );
}
