import { Alert, Card, Group, Text, Title } from '@mantine/core';
import type { Answer } from '@cordon/core/assurance';
import type { ReactNode } from 'react';
import type { AssessmentQuestion } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Files } from './Files.tsx';
import { QuestionFields } from './QuestionFields.tsx';
import classes from './questionnaires.module.css';
import { stanceWords, valueWords } from './words.ts';

interface QuestionCardProps {
  readonly question: AssessmentQuestion;
  readonly answer: Answer | undefined;
  readonly stance: keyof typeof stanceWords | null;
  /** What keeps it from being handed in, in words; null for nothing. */
  readonly lacks: string | null;
  /** Null where it is read only. */
  readonly onAnswer: ((answer: Answer) => void) | null;
  readonly addFile: ((file: File) => Promise<unknown>) | null;
  readonly openFiles: boolean;
  /** What a reviewer can do. */
  readonly children?: ReactNode;
}

/** One question: why it is asked, what is known of it, and the answer, to give or to read. */
export function QuestionCard(props: QuestionCardProps) {
  const { question, answer, stance, lacks, onAnswer, addFile, openFiles, children } = props;
  const { id, asks, why, given } = question;
  const [tone, words] = stance === null ? (['wait', 'Not answered'] as const) : stanceWords[stance];
  return (
    <Card
      withBorder
      component="article"
      id={`q-${id}`}
      aria-labelledby={`ask-${id}`}
      className={classes.question}
      p="sm"
    >
      <Group justify="space-between" align="flex-start" gap="sm" mb={4}>
        <Title order={3} size="h5" id={`ask-${id}`} maw={680}>
          {asks}
        </Title>
        <StatusMark tone={tone}>{words}</StatusMark>
      </Group>
      <Text size="sm" c="dimmed" mb="xs" className={classes.why}>
        {why}
        {question.file && ' A document is wanted with it.'}
      </Text>
      {given?.verdict === 'asked-back' && given.asked !== null && (
        <Alert color="yellow" title="Asked back" mb="xs">
          {given.asked}
        </Alert>
      )}
      {onAnswer === null ? (
        <Said question={question} answer={answer} />
      ) : (
        <QuestionFields question={question} answer={answer} onAnswer={onAnswer} />
      )}
      {given?.says != null && (
        <Text size="sm" mt={4}>
          Filled in from what is known: {given.says}
        </Text>
      )}
      {onAnswer !== null && lacks !== null && (
        <Text size="sm" mt={4}>
          {lacks}
        </Text>
      )}
      <Files files={question.files} open={openFiles} add={addFile} label={asks} />
      {children}
    </Card>
  );
}

function Said({ question, answer }: Pick<QuestionCardProps, 'question' | 'answer'>) {
  if (answer === undefined) return null;
  return (
    <>
      <Text fw={600}>{valueWords(question, answer.value)}</Text>
      {answer.text !== '' && (
        <Text size="sm" style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
          {answer.text}
        </Text>
      )}
    </>
  );
}
