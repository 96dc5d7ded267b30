import { Button, Card, Group, Text, Textarea, Title } from '@mantine/core';
import { useState } from 'react';
import type { TabletopView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormError } from '../../components/FormError.tsx';
import { SmallAct } from '../../components/SmallAct.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { useDecision } from '../../keys/useDecision.ts';
import { useEnding } from './acts.ts';
import { Asked } from './Asked.tsx';
import classes from './drills.module.css';

interface TabletopCardProps {
  readonly tabletop: TabletopView;
  readonly mayPlay: boolean;
}

/** One exercise: what is known by now, what each role decided, and what was learnt. */
export function TabletopCard({ tabletop, mayPlay }: TabletopCardProps) {
  const { id, title, opening, startedBy, startedAt, endedAt, lesson, entry, known, next, unanswered } =
    tabletop;
  const running = endedAt === null;
  return (
    <Card withBorder padding="md" component="article" aria-labelledby={`table-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id={`table-${id}`}>
          {title}
        </Title>
        <StatusMark tone={running ? 'wait' : unanswered === 0 ? 'good' : 'warn'}>
          {running
            ? 'Being played'
            : unanswered === 0
              ? 'All answered'
              : `${String(unanswered)} left unanswered`}
        </StatusMark>
      </Group>
      <Text size="sm" c="dimmed">
        Begun by {startedBy.name} <Time at={startedAt} />
        {endedAt !== null && entry !== null && (
          <>
            , ended <Time at={endedAt} />; the debrief’s hash is <EntryLink entry={entry} />
          </>
        )}
      </Text>
      <Text mt="xs">{opening}</Text>
      <ol className={classes.tries}>
        {known.map(({ id: inject, text, knownAt, answers }) => (
          <li key={inject}>
            <Text fw={600}>{text}</Text>
            <Text size="xs" c="dimmed">
              Known <Time at={knownAt} />
            </Text>
            {answers.map((answer) => (
              <Asked key={answer.role} {...{ tabletop: id, inject, answer }} mayAnswer={mayPlay && running} />
            ))}
          </li>
        ))}
      </ol>
      {running && mayPlay && (
        <>
          {next !== null && <Next tabletop={id} inject={next.id} at={next.at} />}
          <End tabletop={id} />
        </>
      )}
      {lesson !== null && (
        <Text mt="xs">
          <strong>Learnt:</strong> {lesson}
        </Text>
      )}
    </Card>
  );
}

function Next({
  tabletop,
  inject,
  at,
}: {
  readonly tabletop: string;
  readonly inject: string;
  readonly at: string;
}) {
  const bring = useDecision(
    'POST /api/tabletops/:id/next',
    { id: tabletop },
    { act: 'tabletop-inject-brought', words: { tabletop } },
    ['/api/tabletops'],
  );
  return (
    <Group gap="sm" mt="xs">
      <Text size="sm">
        More becomes known <Time at={at} clock />
      </Text>
      <SmallAct act={bring} input={{ inject }} label="Bring it now" />
      <FormError error={bring.error} />
    </Group>
  );
}

function End({ tabletop }: { readonly tabletop: string }) {
  const [lesson, setLesson] = useState('');
  const end = useEnding(tabletop);
  return (
    <div className={classes.end}>
      <Textarea
        label="What was learnt"
        description="One thing each role will do otherwise. Name no person."
        autosize
        minRows={2}
        maxLength={2000}
        value={lesson}
        onChange={({ currentTarget: { value } }) => {
          setLesson(value);
        }}
      />
      <Button
        size="xs"
        mt="xs"
        disabled={lesson.trim().length < 3}
        loading={end.isPending}
        onClick={() => {
          end.mutate(lesson.trim());
        }}
      >
        End and debrief
      </Button>
      <FormError error={end.error} />
    </div>
  );
}
