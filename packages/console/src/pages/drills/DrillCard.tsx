import { Card, Group, List, Text, Title } from '@mantine/core';
import type { DrillResult, DrillView } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { HistoryStrip } from './HistoryStrip.tsx';
import { RunButton } from './RunButton.tsx';
import classes from './drills.module.css';
import { GOT, rehearsedWords, spanWords, verdictWords } from './words.ts';

interface DrillCardProps {
  readonly drill: DrillView;
  readonly mayRun: boolean;
  /** Whether it is being made at this moment, or waits for its turn. */
  readonly underWay: boolean;
}

/** One drill: what it does, what has to stop it, what it came to last and before. */
export function DrillCard({ drill, mayRun, underWay }: DrillCardProps) {
  const { name, title, attack, expectedControl, history, last, noFeed } = drill;
  const [latest] = history;
  const verdict = verdictWords(last?.passed ?? null);
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={`drill-${name}`}>
      <Group justify="space-between" align="flex-start" gap="xs" wrap="nowrap">
        <Title order={3} size="h5" id={`drill-${name}`}>
          {title}
        </Title>
        {mayRun && !noFeed && <RunButton names={[name]} label="Run now" about={title} small />}
      </Group>
      <Text size="sm">{attack}</Text>
      <Text size="sm" c="dimmed" mb={6}>
        Expected: {expectedControl}
        {last?.clause != null && ` Clause ${last.clause}.`}
      </Text>
      {underWay ? (
        <StatusMark tone="wait">Being made</StatusMark>
      ) : noFeed ? (
        <StatusMark tone="plain">No feed</StatusMark>
      ) : last === null || latest === undefined ? (
        <StatusMark tone="plain">Never made</StatusMark>
      ) : (
        <StatusMark tone={verdict.tone}>
          {verdict.words} <Time at={latest.at} />
        </StatusMark>
      )}
      {last !== null && <Last result={last} />}
      <HistoryStrip drill={drill} />
    </Card>
  );
}

/** What it came to: in a sentence, and try by try for whoever opens it. */
function Last({ result }: { readonly result: DrillResult }) {
  const { why, tried, detected, timeToDetectMs, timeToContainMs, clockStarted, noticesReady, notices } =
    result;
  return (
    <>
      <Text size="sm" mt={4}>
        {why}
      </Text>
      {tried.length > 0 && (
        <details>
          <summary>
            <Text size="sm" component="span">
              What was tried
            </Text>
          </summary>
          <Text size="xs" c="dimmed">
            {seenWords(detected, timeToDetectMs)} Contained: {spanWords(timeToContainMs, 'not watched')}.
            Clocks, had it been real: {rehearsedWords(clockStarted)}. Notices ready:{' '}
            {rehearsedWords(noticesReady)}.
          </Text>
          {notices !== null && <Notices notices={notices} />}
          <ul className={classes.tries}>
            {tried.map(({ what, got, code, entry }, nth) => (
              <li key={nth}>
                <StatusMark tone={GOT[got].tone}>{GOT[got].words}</StatusMark>
                <Text size="sm">
                  {what}
                  {code !== null && ` (${code})`}
                  {entry !== null && (
                    <>
                      , <EntryLink entry={entry} />
                    </>
                  )}
                </Text>
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function seenWords(detected: boolean | null, ms: number | null): string {
  if (detected === null) return 'Noticed: not watched.';
  return detected ? `Noticed after ${spanWords(ms, '')}.` : 'Not noticed.';
}

type Notices = NonNullable<DrillResult['notices']>;

/** Which notices would have been owed, and what each would lack: the ledger’s part, and people’s. */
function Notices({ notices: { why, drafts } }: { readonly notices: Notices }) {
  return (
    <>
      <Text size="xs" c="dimmed">
        {why}
      </Text>
      {drafts.length > 0 && (
        <List size="xs" c="dimmed" aria-label="Notices that would be owed">
          {drafts.map(({ clock, title, due, lacks, people }) => (
            <List.Item key={clock}>
              {title}, due {due ?? 'without undue delay'}.{' '}
              {lacks.length > 0 && `The ledger did not give: ${lacks.join(', ')}. `}
              {people.length > 0 && `People write: ${people.join(', ')}.`}
            </List.Item>
          ))}
        </List>
      )}
    </>
  );
}
