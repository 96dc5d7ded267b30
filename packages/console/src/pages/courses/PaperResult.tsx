import { Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import type { CoursePaper } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { NextAct } from './NextAct.tsx';
import classes from './courses.module.css';

type Result = NonNullable<CoursePaper['result']>;

interface PaperResultProps {
  readonly paper: CoursePaper;
  readonly result: Result;
}

/** What was right and why, question by question, and the next step. */
export function PaperResult({ paper, result }: PaperResultProps) {
  const { course, language, needed } = paper;
  const { score, of, passed, entry, next } = result;
  return (
    <Stack className={classes.paper ?? ''} gap="lg">
      <section aria-labelledby="result">
        <Title order={2} id="result">
          {passed ? 'Passed' : 'Not passed yet'}
        </Title>
        <Text component="div">
          <StatusMark tone={passed ? 'good' : 'warn'}>
            {score} of {of} right
          </StatusMark>
          , {needed} were needed. It stands in the ledger as <EntryLink entry={entry} />.
        </Text>
        {passed ? (
          <Text mt="xs">
            <Link className="link" to="/courses">
              To my courses
            </Link>
          </Text>
        ) : (
          <div className={classes.again}>
            <Text size="sm" mb="xs">
              Read below what you missed, and the sections it is taught in. The next quiz asks other
              questions.
            </Text>
            <NextAct course={course} language={language} next={next} passed={false} />
          </div>
        )}
      </section>
      <ol className={classes.marked}>
        {paper.questions.map((question) => (
          <Marked key={question.id} course={course} question={question} result={result} />
        ))}
      </ol>
    </Stack>
  );
}

interface MarkedProps {
  readonly course: string;
  readonly question: CoursePaper['questions'][number];
  readonly result: Result;
}

function Marked({ course, question, result }: MarkedProps) {
  const marked = result.questions.find(({ id }) => id === question.id);
  if (marked === undefined) return null;
  const textOf = (key: string) => question.answers.find((one) => one.key === key)?.text ?? '';
  const listed = (keys: readonly string[]) =>
    question.kind === 'order' ? (
      <ol>
        {keys.map((key) => (
          <li key={key}>{textOf(key)}</li>
        ))}
      </ol>
    ) : (
      <ul>
        {keys.map((key) => (
          <li key={key}>{textOf(key)}</li>
        ))}
      </ul>
    );
  return (
    <li>
      <Title order={3}>{question.text}</Title>
      <StatusMark tone={marked.right ? 'good' : 'warn'}>{marked.right ? 'Right' : 'Not right'}</StatusMark>
      {!marked.right && (
        <>
          <Text size="sm" c="dimmed">
            You answered
          </Text>
          {question.given.length === 0 ? <Text size="sm">nothing</Text> : listed(question.given)}
        </>
      )}
      <Text size="sm" c="dimmed">
        Right is
      </Text>
      {listed(marked.answer)}
      <Text>{marked.because}</Text>
      {!marked.right && (
        <Text size="sm">
          <Link className="link" to={`/courses/${course}?section=${encodeURIComponent(marked.teaches.id)}`}>
            Read again: {marked.teaches.title}
          </Link>
        </Text>
      )}
    </li>
  );
}
