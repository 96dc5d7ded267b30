import { EmptyState, Text, Title } from '@mantine/core';
import { IconSchool } from '@tabler/icons-react';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { MyCourse } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PageTabs } from '../../components/PageTabs.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { courseTabs, languageName, wantedLanguage } from './words.ts';
import classes from './courses.module.css';

/** Courses of mine: what I passed, where I am, and the next step of each. */
export default function CoursesPage() {
  const { person } = useMe();
  const language = wantedLanguage(navigator.language);
  const read = useRead('/api/courses', {}, { query: { language } });
  const tabs = courseTabs(person.role);
  return (
    <>
      <PageHead
        title="Courses"
        lead="What you have to know before you work with customers’ data. Each takes a few minutes, in as many sittings as you like, and ends with a short quiz."
      />
      {tabs.length > 1 && <PageTabs label="Courses" tabs={tabs} current="/courses" />}
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {read.data === undefined && read.error === null && <Loading what="your courses" height={320} />}
      {read.data?.length === 0 && (
        <EmptyState
          icon={<IconSchool aria-hidden />}
          title="There are no courses yet"
          description="Courses that come with Cordon, and those your company writes, appear here."
        />
      )}
      <ul className={classes.cards}>
        {read.data?.map((course) => (
          <CourseCard key={course.id} course={course} language={language} />
        ))}
      </ul>
    </>
  );
}

function CourseCard({ course, language }: { readonly course: MyCourse; readonly language: string }) {
  const { id, title, minutes, sections, read, passedAt, passedBy, quiz } = course;
  const begun = read.length > 0;
  const label = passedAt !== null ? 'Read again' : begun ? 'Go on reading' : 'Begin';
  return (
    <li className={classes.card}>
      <Title order={2}>
        <Link className="link" to={`/courses/${id}`}>
          {title}
        </Link>
      </Title>
      <Text size="sm" c="dimmed">
        {count(minutes, 'minute')}, {count(sections, 'section')}, {count(quiz.questions, 'question')} of which{' '}
        {quiz.needed} have to be right
      </Text>
      {!course.asked && (
        <Text size="sm">
          Not there in {languageName(language)} yet: shown in {languageName(course.language)}.
        </Text>
      )}
      <ReadBar read={read.length} of={sections} />
      <Text component="div" size="sm">
        {passedAt === null ? (
          <StatusMark tone={begun ? 'wait' : 'plain'}>{begun ? 'Begun' : 'Not begun'}</StatusMark>
        ) : (
          <>
            <StatusMark tone="good">Passed</StatusMark> <Time at={passedAt} stamp />
            {passedBy === 'import' && ', elsewhere'}
          </>
        )}
      </Text>
      <Link className="link" to={`/courses/${id}`} aria-label={`${label}: ${title}`}>
        {label}
      </Link>
    </li>
  );
}

/** How much of a course was read, drawn and said. */
function ReadBar({ read, of }: { readonly read: number; readonly of: number }) {
  return (
    <div className={classes.bar} role="img" aria-label={`${String(read)} of ${count(of, 'section')} read`}>
      {Array.from({ length: of }, (_, nth) => (
        <span key={nth} data-read={nth < read} />
      ))}
    </div>
  );
}
