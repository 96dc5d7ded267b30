import { Code, Stack, Text, Title } from '@mantine/core';
import type { AccessDetail } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { ClauseTexts } from '../../components/ClauseTexts.tsx';
import { DecisionSentence } from '../../components/DecisionSentence.tsx';
import classes from './EntryDetail.module.css';
import { EntryFacts } from './EntryFacts.tsx';
import { HourStrip } from './HourStrip.tsx';
import { Original } from './Original.tsx';
import { Removed } from './Removed.tsx';
import { ScreenEvents } from './ScreenEvents.tsx';
import { VerifyPanel } from './VerifyPanel.tsx';
import { byTool, resultName } from './words.ts';

/** Kinds that put customer data on a screen, and kinds in which a person types a text. */
const ON_SCREEN: readonly string[] = ['read', 'reveal', 'unseal'];
const TYPED: readonly string[] = ['note', 'reply', 'reveal'];

/** One access explained: the decision with its clauses beside it, who, what and why, the proof, and the raw payload. */
export function EntryDetail({ detail }: { readonly detail: AccessDetail }) {
  const { row, decision, proof, lastHour, body, screen, removed } = detail;
  const { person } = useMe();
  return (
    <Stack gap="lg">
      <div className={classes.columns}>
        <Stack gap="lg">
          {decision !== null && <DecisionSentence decision={decision} word={resultName(row)} />}
          {removed !== null && <Removed removed={removed} />}
          <EntryFacts detail={detail} />
          {ON_SCREEN.includes(row.kind) && row.ok && !byTool(row.flags) && <ScreenEvents screen={screen} />}
          {person.role === 'privacy-officer' && TYPED.includes(row.kind) && row.ok && body !== null && (
            <Original entry={row.entry} />
          )}
          <section aria-labelledby="proof">
            <Title order={2} id="proof" mb={6}>
              Proof
            </Title>
            <VerifyPanel key={row.entry} proof={proof} />
          </section>
        </Stack>
        {decision !== null && decision.citations.length > 0 && (
          <section aria-labelledby="clauses">
            <Title order={2} id="clauses" mb={6}>
              Clauses it rests on
            </Title>
            <ClauseTexts citations={decision.citations} />
          </section>
        )}
      </div>
      <section aria-labelledby="hour">
        <Title order={2} id="hour" mb={6}>
          The hour before, by {row.agent.name}
        </Title>
        <HourStrip row={row} before={lastHour} />
      </section>
      <details>
        <summary>Raw payload</summary>
        {body !== null && (
          <>
            <Text size="sm" my={4}>
              The canonical body, as it was committed to:
            </Text>
            <Code block>{pretty(body)}</Code>
          </>
        )}
        <Text size="sm" my={4}>
          The leaf, as it is hashed:
        </Text>
        <Code block>{proof.leaf}</Code>
      </details>
    </Stack>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
