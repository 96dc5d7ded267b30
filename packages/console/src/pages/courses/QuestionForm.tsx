import { ActionIcon, Checkbox, Group, Radio, Stack, Text } from '@mantine/core';
import { IconArrowDown, IconArrowUp } from '@tabler/icons-react';
import { useEffect, useRef } from 'react';
import type { CoursePaper } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { HOW, moved } from './words.ts';
import classes from './courses.module.css';

type Question = CoursePaper['questions'][number];

interface QuestionFormProps {
  readonly question: Question;
  readonly given: readonly string[];
  readonly onAnswer: (keys: readonly string[]) => void;
}

/** One question with its answers, as its kind asks for them. */
export function QuestionForm({ question, given, onAnswer }: QuestionFormProps) {
  const { id, kind, text, answers } = question;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, [id]);
  return (
    <section aria-labelledby={`question-${id}`}>
      <h2 id={`question-${id}`} tabIndex={-1} ref={heading} className={classes.question}>
        {text}
      </h2>
      <Text size="sm" c="dimmed" mb="sm" id={`how-${id}`}>
        {HOW[kind]}
      </Text>
      {kind === 'single' && (
        <Radio.Group
          aria-labelledby={`question-${id}`}
          value={given[0] ?? null}
          onChange={(key) => {
            onAnswer([key]);
          }}
        >
          <Stack gap="sm">
            {answers.map((answer) => (
              <Radio key={answer.key} value={answer.key} label={answer.text} />
            ))}
          </Stack>
        </Radio.Group>
      )}
      {kind === 'multiple' && (
        <Checkbox.Group
          aria-labelledby={`question-${id}`}
          value={[...given]}
          onChange={(keys) => {
            onAnswer(keys.toSorted());
          }}
        >
          <Stack gap="sm">
            {answers.map((answer) => (
              <Checkbox key={answer.key} value={answer.key} label={answer.text} />
            ))}
          </Stack>
        </Checkbox.Group>
      )}
      {kind === 'order' && <OrderForm question={question} given={given} onAnswer={onAnswer} />}
    </section>
  );
}

/** Moved by buttons, so that it works by keyboard and with a tremor as it does by mouse. */
function OrderForm({ question, given, onAnswer }: QuestionFormProps) {
  const { answers } = question;
  const keys = given.length === answers.length ? given : answers.map(({ key }) => key);
  const textOf = (key: string) => answers.find((one) => one.key === key)?.text ?? '';
  const move = (at: number, by: 1 | -1): void => {
    const next = moved(keys, at, by);
    announce(`${textOf(keys[at] ?? '')} is number ${String(at + 1 + by)} now.`);
    onAnswer(next);
  };
  return (
    <ol className={classes.order}>
      {keys.map((key, at) => (
        <li key={key}>
          <span>{textOf(key)}</span>
          <Group gap={4} wrap="nowrap">
            <ActionIcon
              variant="default"
              disabled={at === 0}
              aria-label={`Up: ${textOf(key)}`}
              onClick={() => {
                move(at, -1);
              }}
            >
              <IconArrowUp size={16} aria-hidden />
            </ActionIcon>
            <ActionIcon
              variant="default"
              disabled={at === keys.length - 1}
              aria-label={`Down: ${textOf(key)}`}
              onClick={() => {
                move(at, 1);
              }}
            >
              <IconArrowDown size={16} aria-hidden />
            </ActionIcon>
          </Group>
        </li>
      ))}
    </ol>
  );
}
