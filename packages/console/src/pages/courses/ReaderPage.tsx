import { Alert, Button, Group, Text, Title } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import { Link, useParams } from 'react-router';
import { useRead, useSend } from '../../api/query.ts';
import type { CourseView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { Blocks } from './Blocks.tsx';
import { NextAct } from './NextAct.tsx';
import { ScenarioBox } from './ScenarioBox.tsx';
import { languageName, nextSection, wantedLanguage } from './words.ts';
import classes from './courses.module.css';

/** The last step, after the sections. */
const QUIZ = 'quiz';

/** A course, one section a page, gone on with where one left. */
export default function ReaderPage() {
  const { course: id = '' } = useParams();
  const language = wantedLanguage(navigator.language);
  const read = useRead('/api/courses/:id', { id }, { query: { language } });
  const course = read.data;
  return (
    <>
      <Text size="sm">
        <Link className="link" to="/courses">
          All my courses
        </Link>
      </Text>
      <PageHead title={course?.title ?? 'Course'} />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {course === undefined && read.error === null && <Loading what="the course" height={480} />}
      {course !== undefined && (
        <Reader key={`${course.id} ${String(course.version)}`} course={course} wanted={language} />
      )}
    </>
  );
}

function Reader({ course, wanted }: { readonly course: CourseView; readonly wanted: string }) {
  const { id, sections, version, read } = course;
  const [url, change] = useUrl();
  const keep = useSend('POST /api/courses/:id/place', { id }, ['/api/courses', '/api/courses/:id']);
  const ids = [...sections.map((one) => one.id), QUIZ];
  const asked = url.get('section') ?? '';
  const here = ids.includes(asked) ? asked : nextSection(sections, course.section, read);
  const at = ids.indexOf(here);
  const section = sections[at];
  const go = (to: number, done: boolean): void => {
    const next = ids[to] ?? QUIZ;
    change({ section: next });
    // The quiz is no section: who comes back from it comes back to the last one.
    const place = next === QUIZ ? here : next;
    keep.mutate({ version, section: place, read: done && section !== undefined ? [section.id] : [] });
  };
  return (
    <div className={classes.reader}>
      <Steps
        course={course}
        here={here}
        onGo={(to) => {
          go(ids.indexOf(to), false);
        }}
      />
      <div className={classes.page}>
        {!course.asked && (
          <Alert variant="light" mb="md" title={`Shown in ${languageName(course.language)}`}>
            There is no translation into {languageName(wanted)} yet.
          </Alert>
        )}
        {section === undefined ? (
          <Quiz course={course} />
        ) : (
          <article className={classes.text}>
            <Heading key={section.id}>{section.title}</Heading>
            <Blocks of={section.blocks} />
            {section.scenarios.map((scenario) => (
              <ScenarioBox key={scenario.id} scenario={scenario} />
            ))}
          </article>
        )}
        <Group justify="space-between" mt="lg" className="no-print">
          <Button
            variant="default"
            disabled={at === 0}
            onClick={() => {
              go(at - 1, false);
            }}
          >
            Back
          </Button>
          {section !== undefined && (
            <Button
              onClick={() => {
                go(at + 1, true);
              }}
            >
              {at + 1 < sections.length ? 'Next section' : 'To the quiz'}
            </Button>
          )}
        </Group>
        <ErrorAlert error={keep.error} />
      </div>
    </div>
  );
}

/** Takes the focus when a section comes, so that a screen reader begins there. */
function Heading({ children }: { readonly children: string }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return (
    <Title order={2} ref={heading} tabIndex={-1}>
      {children}
    </Title>
  );
}

interface StepsProps {
  readonly course: CourseView;
  readonly here: string;
  readonly onGo: (to: string) => void;
}

function Steps({ course, here, onGo }: StepsProps) {
  const { sections, read } = course;
  // On a narrow screen they stand above the text, and would push it out of sight.
  const wide = useMediaQuery('(width > 900px)', true);
  const steps = [...sections, { id: QUIZ, title: 'Quiz' }];
  const list = (
    <ol>
      {steps.map(({ id, title }) => (
        <li key={id}>
          <button
            type="button"
            aria-current={id === here ? 'step' : undefined}
            onClick={() => {
              onGo(id);
            }}
          >
            <span data-read={read.includes(id)} aria-hidden />
            {title}
            {read.includes(id) && <span className={classes.aside}> read</span>}
          </button>
        </li>
      ))}
    </ol>
  );
  const done = `${String(read.length)} of ${count(sections.length, 'section')} read`;
  return (
    <nav className={classes.steps} aria-label="Sections">
      {wide ? (
        <>
          <Text size="sm" c="dimmed">
            {done}
          </Text>
          {list}
        </>
      ) : (
        <details>
          <summary>{done}</summary>
          {list}
        </details>
      )}
    </nav>
  );
}

function Quiz({ course }: { readonly course: CourseView }) {
  const { id, quiz, next, passedAt, passedBy, language, sections, read } = course;
  const unread = sections.length - read.length;
  return (
    <section className={classes.text} aria-labelledby="quiz">
      <Title order={2} id="quiz" tabIndex={-1}>
        Quiz
      </Title>
      {passedAt !== null && (
        <Text component="div">
          <StatusMark tone="good">You passed this course</StatusMark> <Time at={passedAt} stamp />
          {passedBy === 'import' && ', elsewhere'}.
        </Text>
      )}
      <p>
        {count(quiz.questions, 'question')}, drawn for you from a larger number. {String(quiz.needed)} have to
        be right. There is no clock, and you may look things up in the course. You may try{' '}
        {count(quiz.attempts, 'time')} in a day, with {count(quiz.wait, 'minute')} between two tries.
      </p>
      {unread > 0 && passedAt === null && (
        <p>{count(unread, 'section')} you have not read yet. You may take the quiz all the same.</p>
      )}
      <NextAct course={id} language={language} next={next} passed={passedAt !== null} />
    </section>
  );
}
