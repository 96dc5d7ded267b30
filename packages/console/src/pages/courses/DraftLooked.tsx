import { Button, Text, Title } from '@mantine/core';
import type { ApiError } from '../../api/error.ts';
import type { CourseChanges, CourseDraftLooked } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Blocks } from './Blocks.tsx';
import { ScenarioBox } from './ScenarioBox.tsx';
import classes from './courses.module.css';

interface DraftLookedProps {
  readonly looked: CourseDraftLooked | undefined;
  readonly error: ApiError | null;
  readonly onLine: (line: number) => void;
}

/** How a draft reads, or what is wrong in which line. */
export function DraftLooked({ looked, error, onLine }: DraftLookedProps) {
  return (
    <section aria-label="How it reads">
      <ErrorAlert error={error} />
      <div role="status">
        {looked !== undefined && looked.problems.length > 0 && (
          <StatusMark tone="warn">
            {count(looked.problems.length, 'thing')} to mend before it can be published
          </StatusMark>
        )}
      </div>
      {looked !== undefined && looked.problems.length > 0 && (
        <ul>
          {looked.problems.map(({ line, problem }) => (
            <li key={`${String(line)} ${problem}`}>
              <Button
                size="compact-xs"
                variant="subtle"
                onClick={() => {
                  onLine(line);
                }}
              >
                Line {line}
              </Button>{' '}
              {problem}
            </li>
          ))}
        </ul>
      )}
      {looked?.changes != null && looked.changes.lines.length > 0 && <Changes of={looked.changes} />}
      {looked?.preview != null && <Preview of={looked.preview} />}
    </section>
  );
}

function Changes({ of }: { readonly of: CourseChanges }) {
  const said = [['Sections', of.sections] as const, ['Questions', of.questions] as const].flatMap(
    ([what, { added, removed, changed }]) =>
      [['new', added] as const, ['gone', removed] as const, ['changed', changed] as const].flatMap(
        ([how, names]) => (names.length === 0 ? [] : [`${what} ${how}: ${names.join(', ')}`]),
      ),
  );
  return (
    <details>
      <summary>What changes against the version that is published</summary>
      <ul>
        {said.map((one) => (
          <li key={one}>{one}</li>
        ))}
        {of.settings.length > 0 && <li>Settings changed: {of.settings.join(', ')}</li>}
      </ul>
      <div className={classes.diff} role="region" aria-label="Lines that changed" tabIndex={0}>
        {of.lines.map(({ kind, text }, index) => {
          if (kind === 'added') return <ins key={index}>+ {text}</ins>;
          if (kind === 'removed') return <del key={index}>− {text}</del>;
          return <div key={index}> {text}</div>;
        })}
      </div>
    </details>
  );
}

function Preview({ of }: { readonly of: NonNullable<CourseDraftLooked['preview']> }) {
  const { title, minutes, quiz, sections, questions } = of;
  return (
    <article className={classes.text}>
      <Title order={2}>{title}</Title>
      <Text size="sm" c="dimmed">
        {count(minutes, 'minute')}; {count(quiz.questions, 'question')} of {questions.length}, {quiz.needed}{' '}
        have to be right
      </Text>
      {sections.map(({ id, title: name, blocks, scenarios }) => (
        <section key={id} aria-label={name}>
          <Title order={3}>{name}</Title>
          <Blocks of={blocks} />
          {scenarios.map((scenario) => (
            <ScenarioBox key={scenario.id} scenario={scenario} />
          ))}
        </section>
      ))}
      <Title order={3}>Questions</Title>
      <ol>
        {questions.map(({ id, text, answers, right, because, teaches }) => (
          <li key={id}>
            {text}
            <ul>
              {answers.map((answer, index) => (
                <li key={answer}>
                  {answer}
                  {right.includes(index) && <strong> (right)</strong>}
                </li>
              ))}
            </ul>
            <Text size="sm">
              {because} Taught in {teaches}.
            </Text>
          </li>
        ))}
      </ol>
    </article>
  );
}
