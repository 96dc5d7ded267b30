import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { IncidentFacts, NoticeClock, NoticeClocks } from '../../api/types.ts';
import { useRead } from '../../api/query.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { Loading } from '../../components/Loading.tsx';
import { Time } from '../../components/Time.tsx';
import { useWithdrawing } from './acts.ts';
import { FactDialog, WhyField } from './FactDialog.tsx';
import { factWords } from './factWords.ts';

type Kept = IncidentFacts['facts'][number];

interface FactListProps {
  readonly incident: string;
  readonly clocks: readonly NoticeClock[];
  readonly agreements: NoticeClocks['agreements'];
}

interface Chosen {
  readonly kept: Kept;
  readonly act: 'correct' | 'withdraw';
}

const ACTS = { correct: 'Correct', withdraw: 'Take back' } as const;

/** What is known, the newest first, with who recorded it; what was taken back stays, with why. */
export function FactList({ incident, clocks, agreements }: FactListProps) {
  const read = useRead('/api/clocks/:incident/facts', { incident });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const facts = read.data?.facts.toReversed();
  const close = (): void => {
    setChosen(null);
  };
  return (
    <section aria-labelledby="facts">
      <Title order={2} id="facts" mb="xs">
        What is known
      </Title>
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {facts === undefined ? (
        read.error === null && <Loading what="facts" height={80} />
      ) : facts.length === 0 ? (
        <Text c="dimmed">Nothing so far. Begin with when the company became aware.</Text>
      ) : (
        <Stack gap={6} component="ul" m={0} pl="md">
          {facts.map((kept) => (
            <li key={kept.id}>
              <FactLine kept={kept} onChoose={setChosen} />
            </li>
          ))}
        </Stack>
      )}
      {chosen?.act === 'correct' && (
        <FactDialog {...{ incident, clocks, agreements }} corrects={chosen.kept} onClose={close} />
      )}
      {chosen?.act === 'withdraw' && <Withdraw incident={incident} kept={chosen.kept} onClose={close} />}
    </section>
  );
}

interface FactLineProps {
  readonly kept: Kept;
  readonly onChoose: (chosen: Chosen) => void;
}

function FactLine({ kept, onChoose }: FactLineProps) {
  const { fact, by, at, withdrawn, inPlaceOf } = kept;
  const words = factWords(fact);
  if (withdrawn !== null) {
    return (
      <Text size="sm" component="div" c="dimmed">
        Taken back: <s>{words}</s> Recorded by {by?.name ?? 'Cordon'}, <Time at={at} />. Taken back by{' '}
        {withdrawn.by?.name ?? 'Cordon'}, <Time at={withdrawn.at} />: {withdrawn.reason}
      </Text>
    );
  }
  return (
    <Group gap="xs" align="baseline">
      <Text size="sm" component="div">
        {words} Recorded by {by?.name ?? 'Cordon'}, <Time at={at} />
        {inPlaceOf !== null && ', in place of one that was taken back'}.
      </Text>
      {by !== null && (
        <Group gap={4}>
          {(['correct', 'withdraw'] as const).map((act) => (
            <Button
              key={act}
              size="compact-xs"
              variant="default"
              aria-label={`${ACTS[act]}: ${words}`}
              onClick={() => {
                onChoose({ kept, act });
              }}
            >
              {ACTS[act]}
            </Button>
          ))}
        </Group>
      )}
    </Group>
  );
}

interface WithdrawProps {
  readonly incident: string;
  readonly kept: Kept;
  readonly onClose: () => void;
}

function Withdraw({ incident, kept: { id, fact }, onClose }: WithdrawProps) {
  const [reason, setReason] = useState('');
  const withdraw = useWithdrawing(incident, onClose);
  const why = reason.trim();
  return (
    <FormDialog
      opened
      onClose={onClose}
      title="Take a fact back"
      act="Take it back"
      disabled={why.length < 3}
      sending={withdraw.isPending}
      error={withdraw.error}
      onSend={() => {
        withdraw.mutate({ fact: id, reason: why });
      }}
    >
      <Text size="sm">{factWords(fact)}</Text>
      <Text size="sm">
        It answers nothing from then on, and stays in this list as taken back. No strict time gets later by
        it.
      </Text>
      <WhyField value={reason} onChange={setReason} />
    </FormDialog>
  );
}
