import { Button, Card, Group, Text, Title } from '@mantine/core';
import { Fragment, useState } from 'react';
import type { JudgeSignalBody, SignalView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { FormDialog } from '../../components/FormDialog.tsx';
import { ProseField } from '../../components/redaction/ProseField.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { textHash } from '../../keys/sha256.ts';
import { useAct } from './useAct.ts';
import { kindWords, severityTone, severityWords } from './words.ts';

type Verdict = JudgeSignalBody['verdict'];

const VERDICTS: Readonly<Record<Verdict, string>> = {
  real: 'It is real',
  'false-positive': 'It is a false alarm',
};

/** Entries named in a row; more are a count. */
const SHOWN = 12;

interface SignalCardProps {
  readonly signal: SignalView;
  readonly mayAct: boolean;
}

/** One signal: the sentence, its evidence with proofs, and a verdict. */
export function SignalCard({ signal, mayAct }: SignalCardProps) {
  const { id, kind, severity, reason, at, agent, events, verdict, verdictWhy, judgedBy, judgedAt } = signal;
  const [asked, setAsked] = useState<Verdict | null>(null);
  const entries = events.filter((one) => /^\d+$/.test(one)).map(Number);
  return (
    <Card withBorder component="article" aria-labelledby={`signal-${id}`}>
      <Group justify="space-between" gap="xs">
        <Title order={3} size="h5" id={`signal-${id}`}>
          {kindWords(kind)}
        </Title>
        <StatusMark tone={verdict === 'false-positive' ? 'plain' : severityTone[severity]}>
          {verdict === null
            ? severityWords[severity]
            : verdict === 'real'
              ? `${severityWords[severity]}, real`
              : 'False alarm'}
        </StatusMark>
      </Group>
      <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
        {reason}
      </Text>
      <Text size="xs" c="dimmed">
        {agent === null ? '' : `${agent.name}, `}
        <Time at={at} />. Rests on{' '}
        {entries.slice(0, SHOWN).map((entry, nth) => (
          <Fragment key={entry}>
            {nth > 0 && ', '}
            <EntryLink entry={entry} />
          </Fragment>
        ))}
        {entries.length > SHOWN && ` and ${String(entries.length - SHOWN)} more`}
        {entries.length === 0 && 'steps of tickets'}.
        {judgedBy !== null && judgedAt !== null && (
          <>
            {' '}
            {judgedBy.name} said so <Time at={judgedAt} />: {verdictWhy}
          </>
        )}
      </Text>
      {mayAct && (
        <Group gap="xs" mt="sm" className="no-print">
          {(['real', 'false-positive'] as const)
            .filter((one) => one !== verdict)
            .map((one) => (
              <Button
                key={one}
                size="xs"
                variant="default"
                aria-describedby={`signal-${id}`}
                onClick={() => {
                  setAsked(one);
                }}
              >
                {VERDICTS[one]}
              </Button>
            ))}
        </Group>
      )}
      {asked !== null && (
        <Judge
          signal={id}
          verdict={asked}
          onClose={() => {
            setAsked(null);
          }}
        />
      )}
    </Card>
  );
}

interface JudgeProps {
  readonly signal: string;
  readonly verdict: Verdict;
  readonly onClose: () => void;
}

function Judge({ signal, verdict, onClose }: JudgeProps) {
  const [why, setWhy] = useState('');
  const judge = useAct(
    'POST /api/signals/:id/judge',
    { id: signal },
    'signal-judged',
    async (choice) => ({ signal, verdict: choice.verdict, why: await textHash(choice.why) }),
    onClose,
  );
  return (
    <FormDialog
      opened
      onClose={onClose}
      title={VERDICTS[verdict]}
      act={VERDICTS[verdict]}
      disabled={why.trim().length < 3}
      sending={judge.isPending}
      error={judge.error}
      onSend={() => {
        judge.mutate({ verdict, why: why.trim() });
      }}
    >
      <ProseField
        label="Why"
        description="What you looked at. It stands with the signal, and false alarms are counted before thresholds are changed."
        value={why}
        data="refused"
        maxLength={500}
        required
        onChange={setWhy}
      />
    </FormDialog>
  );
}
