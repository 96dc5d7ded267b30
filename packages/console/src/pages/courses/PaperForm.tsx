import { Button, Group, Text } from '@mantine/core';
import { canonicalText } from '@cordon/ledger';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyOf, useSend } from '../../api/query.ts';
import type { CoursePaper } from '../../api/types.ts';
import { announce } from '../../app/announce.ts';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormError } from '../../components/FormError.tsx';
import { useUrl } from '../../hooks/useUrl.ts';
import { sendSigned } from '../../keys/sendSigned.ts';
import { textHash } from '../../keys/sha256.ts';
import { QuestionForm } from './QuestionForm.tsx';
import classes from './courses.module.css';

/** A paper that is being written: one question a screen, each answer kept as it is given, in any order. */
export function PaperForm({ paper }: { readonly paper: CoursePaper }) {
  const { id, questions, needed } = paper;
  const [url, change] = useUrl();
  const client = useQueryClient();
  const [answers, setAnswers] = useState(() => new Map(questions.map((one) => [one.id, one.given])));
  const keep = useSend('POST /api/course-papers/:id/answers', { id });
  const hand = useMutation({
    mutationFn: async () => {
      const given = Object.fromEntries([...answers].map(([question, answer]) => [question, [...answer]]));
      const words = { attempt: id, answers: await textHash(canonicalText(given)) };
      const signed = { act: 'course-paper-submitted', words };
      return sendSigned('POST /api/course-papers/:id/submit', { id }, { answers: given }, signed);
    },
    onSuccess: async (marked) => {
      announce(marked.result?.passed === true ? 'Passed.' : 'Not passed.');
      client.setQueryData(keyOf('/api/course-papers/:id', { id }), marked);
      await Promise.all(
        ['/api/courses', '/api/courses/:id'].map((path) => client.invalidateQueries({ queryKey: [path] })),
      );
    },
  });
  const at = Math.min(Math.max(Number(url.get('q') ?? 1), 1), questions.length) - 1;
  const question = questions[at];
  const open = questions.filter((one) => (answers.get(one.id) ?? []).length === 0).length;
  const last = at === questions.length - 1;
  const answer = (keys: readonly string[]): void => {
    if (question === undefined) return;
    setAnswers((old) => new Map(old).set(question.id, [...keys]));
    keep.mutate({ question: question.id, answer: [...keys] });
  };
  const go = (to: number): void => {
    change({ q: to + 1 });
  };
  if (question === undefined) return null;
  return (
    <div className={classes.paper}>
      <Text size="sm" c="dimmed">
        Question {at + 1} of {questions.length}. {needed} have to be right.
      </Text>
      <nav aria-label="Questions">
        <ol className={classes.dots}>
          {questions.map((one, nth) => (
            <li key={one.id}>
              <button
                type="button"
                data-answered={(answers.get(one.id) ?? []).length > 0}
                aria-current={nth === at ? 'step' : undefined}
                aria-label={`Question ${String(nth + 1)}${(answers.get(one.id) ?? []).length > 0 ? ', answered' : ''}`}
                onClick={() => {
                  go(nth);
                }}
              >
                {nth + 1}
              </button>
            </li>
          ))}
        </ol>
      </nav>
      <QuestionForm
        key={question.id}
        question={question}
        given={answers.get(question.id) ?? []}
        onAnswer={answer}
      />
      <ErrorAlert error={keep.error} />
      <Group justify="space-between" mt="lg">
        <Button
          variant="default"
          disabled={at === 0}
          onClick={() => {
            go(at - 1);
          }}
        >
          Back
        </Button>
        {!last && (
          <Button
            onClick={() => {
              go(at + 1);
            }}
          >
            Next question
          </Button>
        )}
        {last && (
          <Button
            loading={hand.isPending}
            onClick={() => {
              hand.mutate();
            }}
          >
            Hand in
          </Button>
        )}
      </Group>
      {last && (
        <Text size="sm" mt="xs" role="status">
          {open === 0
            ? 'All questions are answered. What you hand in is signed with the key of this session.'
            : `${count(open, 'question')} not answered yet: they would count as wrong.`}
        </Text>
      )}
      <FormError error={hand.error} />
    </div>
  );
}
