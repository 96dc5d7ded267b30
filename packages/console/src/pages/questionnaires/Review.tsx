import { Button, Group, SegmentedControl, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import type { AssessmentQuestion, Questionnaire } from '../../api/types.ts';
import { FormDialog } from '../../components/FormDialog.tsx';
import { FormError } from '../../components/FormError.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { Time } from '../../components/Time.tsx';
import { judge, raiseGap } from './acts.ts';
import { QuestionCard } from './QuestionCard.tsx';

interface ReviewProps {
  readonly view: Questionnaire;
  readonly done: () => Promise<unknown>;
}

const SHOWN = [
  { value: 'open', label: 'To review' },
  { value: 'gaps', label: 'Not or partly kept' },
  { value: 'all', label: 'All' },
];

type Filter = 'open' | 'gaps' | 'all';

function isShown({ given }: AssessmentQuestion, filter: Filter): boolean {
  if (filter === 'gaps') return given?.stance === 'gap' || given?.stance === 'partly';
  return filter === 'all' || given?.verdict !== 'accepted';
}

/** The answers, to read and to judge: those that say "kept" at once, the others one by one. */
export function Review({ view, done }: ReviewProps) {
  const [filter, setFilter] = useState<Filter>(view.mayJudge ? 'open' : 'all');
  const { id } = view.row;
  const questions = view.areas.flatMap((area) => area.questions);
  const plain = questions.filter(({ given }) => given?.stance === 'kept' && given.verdict === null);
  const accept = useMutation({
    mutationFn: (ids: readonly string[]) =>
      judge(id, { questions: [...ids], verdict: 'accepted', asked: null }),
    onSuccess: done,
  });
  const gap = useMutation({ mutationFn: (question: string) => raiseGap(id, question) });
  const acts = view.mayJudge && view.row.state !== 'accepted';
  return (
    <Stack gap="md">
      <Group justify="space-between" className="no-print">
        <SegmentedControl
          aria-label="Which answers"
          value={filter}
          onChange={(value) => {
            setFilter(value as Filter);
          }}
          data={SHOWN}
        />
        {acts && plain.length > 0 && (
          <Button
            loading={accept.isPending}
            onClick={() => {
              accept.mutate(plain.map((one) => one.id));
            }}
          >
            Accept the {plain.length} answers that say it is kept
          </Button>
        )}
      </Group>
      <FormError error={accept.error ?? gap.error} />
      <Text size="sm" role="status">
        {gap.data !== undefined && (
          <>
            The finding is raised. It stays open until a better answer is accepted.{' '}
            <Link className="link" to={`/links/finding/${gap.data.id}`}>
              Ask about it by a link
            </Link>
          </>
        )}
      </Text>
      {view.areas.map(({ title, questions: asked }) => {
        const shown = asked.filter((one) => isShown(one, filter));
        return shown.length === 0 ? null : (
          <section key={title} aria-label={title}>
            <Title order={2} mb="xs">
              {title}
            </Title>
            <Stack gap="sm">
              {shown.map((question) => (
                <QuestionCard
                  key={question.id}
                  question={question}
                  answer={question.given ?? undefined}
                  stance={question.given?.stance ?? null}
                  lacks={null}
                  onAnswer={null}
                  addFile={null}
                  openFiles
                >
                  <Judged question={question} />
                  {acts && question.given !== null && question.given.verdict === null && (
                    <Group gap="xs" mt="xs" className="no-print">
                      <Button
                        size="compact-sm"
                        variant="default"
                        aria-describedby={`ask-${question.id}`}
                        onClick={() => {
                          accept.mutate([question.id]);
                        }}
                      >
                        Accept
                      </Button>
                      <AskBack id={id} question={question} done={done} />
                      {isShown(question, 'gaps') && (
                        <Button
                          size="compact-sm"
                          variant="default"
                          aria-describedby={`ask-${question.id}`}
                          loading={gap.isPending && gap.variables === question.id}
                          onClick={() => {
                            gap.mutate(question.id);
                          }}
                        >
                          Raise a finding
                        </Button>
                      )}
                    </Group>
                  )}
                </QuestionCard>
              ))}
            </Stack>
          </section>
        );
      })}
    </Stack>
  );
}

const ORIGINS = {
  person: 'Answered',
  link: 'Answered by a link',
  cordon: 'Filled in',
  file: 'Brought from another client',
} as const;

function Judged({ question: { given } }: { readonly question: AssessmentQuestion }) {
  if (given === null) return null;
  return (
    <Text size="xs" c="dimmed" mt={4}>
      {ORIGINS[given.origin]}
      {given.by !== null && ` by ${given.by.name}`} <Time at={given.at} />
      {given.verdict === 'accepted' && '. Accepted.'}
    </Text>
  );
}

function AskBack({
  id,
  question,
  done,
}: Pick<ReviewProps, 'done'> & { id: string; question: AssessmentQuestion }) {
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState('');
  const asking = useMutation({
    mutationFn: () => judge(id, { questions: [question.id], verdict: 'asked-back', asked: asked.trim() }),
    onSuccess: async () => {
      setOpen(false);
      await done();
    },
  });
  return (
    <>
      <Button
        size="compact-sm"
        variant="default"
        aria-describedby={`ask-${question.id}`}
        onClick={() => {
          setOpen(true);
        }}
      >
        Ask back
      </Button>
      <FormDialog
        opened={open}
        onClose={() => {
          setOpen(false);
        }}
        title="Ask back"
        act="Ask back"
        disabled={asked.trim().length < 3}
        sending={asking.isPending}
        error={asking.error}
        onSend={() => {
          asking.mutate();
        }}
      >
        <Text size="sm">{question.asks}</Text>
        <ProseField
          label="What you want to know"
          description="The vendor can change this answer, and everything that is not accepted yet, and hands it in again."
          value={asked}
          data="refused"
          maxLength={600}
          required
          onChange={setAsked}
        />
      </FormDialog>
    </>
  );
}
