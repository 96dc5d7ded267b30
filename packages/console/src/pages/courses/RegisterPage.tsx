import { Button, Group, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { CourseRegister } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { useStepUp } from '../../app/stepUpContext.ts';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Cell } from '../../components/Cell.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { courseTabs, languageName } from './words.ts';

type Course = CourseRegister['courses'][number];

/** Every course with its versions, translations and drafts: ours, and those the company wrote. */
export default function RegisterPage() {
  const { person } = useMe();
  const read = useRead('/api/course-register', {});
  const mayWrite = person.role === 'company-admin' || person.role === 'privacy-officer';
  return (
    <>
      <PageHead
        title="All courses"
        lead="What people have to know, version by version. Courses that come with Cordon change with it; write your own beside them."
        actions={mayWrite && <NewCourse taken={read.data?.courses.map(({ id }) => id) ?? []} />}
      />
      <PageTabs label="Courses" tabs={courseTabs(person.role)} current="/course-register" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="courses" height={320} />}
      {read.data !== undefined && read.data.drafts.length > 0 && (
        <Drafts of={read.data} mayWrite={mayWrite} />
      )}
      <Stack gap="xl" mt="md">
        {read.data?.courses.map((course) => (
          <OneCourse key={course.id} course={course} mayWrite={mayWrite} />
        ))}
      </Stack>
    </>
  );
}

function Drafts({ of: { drafts }, mayWrite }: { readonly of: CourseRegister; readonly mayWrite: boolean }) {
  return (
    <section aria-labelledby="drafts">
      <Title order={2} id="drafts" mt="md" mb="xs">
        Being written
      </Title>
      <ul>
        {drafts.map(({ course, language, savedBy, savedAt }) => (
          <li key={`${course} ${language}`}>
            {mayWrite ? (
              <Link className="link" to={`/course-register/${course}/${language}`}>
                {course}, {languageName(language)}
              </Link>
            ) : (
              `${course}, ${languageName(language)}`
            )}
            : saved by {savedBy.name}, <Time at={savedAt} />
          </li>
        ))}
      </ul>
    </section>
  );
}

function OneCourse({ course, mayWrite }: { readonly course: Course; readonly mayWrite: boolean }) {
  const { id, title, origin, withdrawnAt, languages, missing, passed, versions } = course;
  const own = origin === 'company';
  return (
    <section aria-labelledby={`course-${id}`}>
      <Group justify="space-between" align="flex-start">
        <Title order={2} id={`course-${id}`}>
          {title}
        </Title>
        {mayWrite && (
          <Group gap="xs">
            {own && languages[0] !== undefined && (
              <Link
                className="link"
                to={`/course-register/${id}/${languages.includes('en') ? 'en' : languages[0]}`}
              >
                Write the next version<span hidden> of {title}</span>
              </Link>
            )}
            <Withdraw course={course} />
          </Group>
        )}
      </Group>
      <Text component="div" size="sm" mb="xs">
        {withdrawnAt === null ? (
          <StatusMark tone="good">Given</StatusMark>
        ) : (
          <StatusMark tone="stop">Withdrawn</StatusMark>
        )}
        , {own ? 'your own' : 'comes with Cordon'}, passed by {count(passed, 'person', 'people')}. In{' '}
        {languages.map(languageName).join(', ')}
        {missing.length > 0 && `; not yet in ${missing.map(languageName).join(', ')}`}.
      </Text>
      <TableFrame label={`Versions of ${title}`} cards>
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>Version</Table.Th>
              <Table.Th>Language</Table.Th>
              <Table.Th>Published</Table.Th>
              <Table.Th>By</Table.Th>
              <Table.Th>Counts</Table.Th>
              <Table.Th>Ledger</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {versions.map(({ version, language, publishedAt, publishedBy, counts, entry }) => (
              <Table.Tr key={`${String(version)} ${language}`}>
                <Cell label="Version">{version}</Cell>
                <Cell label="Language">{languageName(language)}</Cell>
                <Cell label="Published">
                  <Time at={publishedAt} stamp />
                </Cell>
                <Cell label="By">{publishedBy?.name ?? 'Cordon'}</Cell>
                <Cell label="Counts">{counts ? 'yes' : 'no: has to be passed anew'}</Cell>
                <Cell label="Ledger">
                  <EntryLink entry={entry} />
                </Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

function Withdraw({ course: { id, title, withdrawnAt } }: { readonly course: Course }) {
  const withStepUp = useStepUp();
  const withdrawn = withdrawnAt === null;
  const act = useDecision(
    'POST /api/courses/:id/withdraw',
    { id },
    { act: 'course-withdrawn', words: { course: id } },
    ['/api/course-register', '/api/courses'],
    undefined,
    withStepUp,
  );
  return (
    <div>
      <Button
        size="compact-xs"
        variant="default"
        loading={act.isPending}
        aria-label={`${withdrawn ? 'Withdraw' : 'Give again'}: ${title}`}
        onClick={() => {
          act.mutate({ withdrawn });
        }}
      >
        {withdrawn ? 'Withdraw' : 'Give again'}
      </Button>
      <FormError error={act.error} />
    </div>
  );
}

function NewCourse({ taken }: { readonly taken: readonly string[] }) {
  const [open, setOpen] = useState(false);
  const [id, setId] = useState('');
  const navigate = useNavigate();
  const sound = /^[a-z][a-z0-9-]{1,59}$/.test(id);
  return (
    <>
      <Button
        onClick={() => {
          setOpen(true);
        }}
      >
        Write a course
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Write a course"
        act="Begin"
        disabled={!sound || taken.includes(id)}
        sending={false}
        error={null}
        onSend={() => {
          void navigate(`/course-register/${id}/en`);
        }}
      >
        <TextInput
          label="Id"
          description="Small letters, digits and dashes; agreements name the course by it"
          value={id}
          error={taken.includes(id) ? 'There is a course of this id.' : null}
          onChange={({ currentTarget: { value } }) => {
            setId(value);
          }}
        />
      </FormDialog>
    </>
  );
}
