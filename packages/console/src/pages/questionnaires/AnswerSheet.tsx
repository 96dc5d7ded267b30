import { Button, Group, Progress, Stack, Text, Title } from '@mantine/core';
import type { Answer } from '@cordon/core/assurance';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { AssessmentQuestion, EvidenceFile, Questionnaire } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { useNow } from '../../hooks/useNow.ts';
import { QuestionCard } from './QuestionCard.tsx';
import { judged } from './words.ts';

interface AnswerSheetProps {
  readonly view: Questionnaire;
  readonly save: (question: string, answer: Answer) => Promise<unknown>;
  readonly addFile: (question: string, file: File) => Promise<EvidenceFile>;
  readonly handIn: () => Promise<unknown>;
  readonly openFiles: boolean;
}

const LACKS = {
  'not-an-answer': 'Choose an answer.',
  'follow-up-missing': 'A few words are wanted with this answer.',
  'in-the-future': 'This day lies in the future.',
} as const;

type Given = Answer & { readonly asked: boolean };

/** All questions, answered one by one: each answer is kept as it is given, and handed in once none lacks. */
export function AnswerSheet({ view, save, addFile, handIn, openFiles }: AnswerSheetProps) {
  const now = useNow(60_000);
  const questions = view.areas.flatMap((area) => area.questions);
  const [typed, setTyped] = useState<Readonly<Record<string, Answer>>>({});
  const [added, setAdded] = useState<readonly EvidenceFile[]>([]);
  const [refused, setRefused] = useState<Readonly<Record<string, string>>>({});
  const saving = useMutation({
    mutationFn: ({ id, answer }: { id: string; answer: Answer }) => save(id, answer),
    // Beside its question: what was not kept must not look kept.
    onError: (error, { id }) => {
      setRefused((before) => ({ ...before, [id]: error.message }));
    },
  });
  const handing = useMutation({ mutationFn: handIn });
  const givenOf = ({ id, given }: AssessmentQuestion): Given | undefined => {
    const mine = typed[id];
    if (mine !== undefined) return { ...mine, asked: false };
    return given === null
      ? undefined
      : { value: given.value, text: given.text, asked: given.verdict === 'asked-back' };
  };
  const lacksOf = (question: AssessmentQuestion): string | null => {
    const given = givenOf(question);
    if (given === undefined) return LACKS['not-an-answer'];
    if (refused[question.id] !== undefined) return `This was not kept. ${refused[question.id] ?? ''}`;
    if (given.asked) return 'Answer what was asked back.';
    const { problem } = judged(question, given, now);
    return problem === null ? null : LACKS[problem];
  };
  const open = questions.filter((question) => lacksOf(question) !== null);
  const done = questions.length - open.length;
  const next = open[0];
  return (
    <Stack gap="lg">
      <section aria-labelledby="how-far">
        <Title order={2} id="how-far" mb={4}>
          {done} of {questions.length} answered
        </Title>
        <Progress
          value={(100 * done) / questions.length}
          aria-label={`Answered: ${String(done)} of ${String(questions.length)}`}
          mb="xs"
        />
        <Group gap="sm">
          {next !== undefined && (
            <Button component="a" href={`#q-${next.id}`} variant="default">
              Go to the next open question
            </Button>
          )}
          <Button
            disabled={open.length > 0 || saving.isPending}
            loading={handing.isPending}
            onClick={() => {
              handing.mutate();
            }}
          >
            Hand it in
          </Button>
          <Text size="sm" role="status">
            {saving.isPending ? 'Keeping your answer' : saving.isSuccess ? 'Your answers are kept.' : ''}
          </Text>
        </Group>
        <FormError error={handing.error} />
      </section>
      {view.areas.map(({ title, questions: asked }) => (
        <section key={title} aria-label={title}>
          <Title order={2} mb="xs">
            {title}
          </Title>
          <Stack gap="sm">
            {asked.map((question) => {
              const given = givenOf(question);
              const fixed = question.given?.verdict === 'accepted';
              return (
                <QuestionCard
                  key={question.id}
                  question={{
                    ...question,
                    files: [...question.files, ...added.filter((file) => file.question === question.id)],
                  }}
                  answer={given}
                  stance={given === undefined ? null : judged(question, given, now).stance}
                  lacks={lacksOf(question)}
                  openFiles={openFiles}
                  onAnswer={
                    fixed
                      ? null
                      : (answer) => {
                          setTyped((before) => ({ ...before, [question.id]: answer }));
                          setRefused(({ [question.id]: _, ...before }) => before);
                          if (judged(question, answer, now).stance !== null)
                            saving.mutate({ id: question.id, answer });
                        }
                  }
                  addFile={
                    fixed
                      ? null
                      : async (file) => {
                          const kept = await addFile(question.id, file);
                          setAdded((before) => [...before, kept]);
                        }
                  }
                />
              );
            })}
          </Stack>
        </section>
      ))}
    </Stack>
  );
}
