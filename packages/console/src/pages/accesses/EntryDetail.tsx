import { Code, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AccessDetail, AccessRow } from '../../api/types.ts';
import { ClauseTexts } from '../../components/ClauseTexts.tsx';
import { DecisionSentence } from '../../components/DecisionSentence.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import classes from './EntryDetail.module.css';
import { HourStrip } from './HourStrip.tsx';
import { isDataAccess, kindName, ticketStateName } from './words.ts';
import { VerifyPanel } from './VerifyPanel.tsx';

/** One access explained: the decision with its clauses beside it, who, what and why, the proof, and the raw payload. */
export function EntryDetail({ detail }: { readonly detail: AccessDetail }) {
  const { row, decision, proof, lastHour, body } = detail;
  return (
    <Stack gap="lg">
      <div className={classes.columns}>
        <Stack gap="lg">
          {isDataAccess(row.kind) ? <DecisionSentence decision={decision} /> : <Act row={row} />}
          <Facts row={row} />
          <section aria-labelledby="proof">
            <Title order={2} id="proof" mb={6}>
              Proof
            </Title>
            <VerifyPanel key={row.entry} proof={proof} />
          </section>
        </Stack>
        <section aria-label="Clauses">
          <ClauseTexts citations={decision.citations} />
        </section>
      </div>
      <section aria-labelledby="hour">
        <Title order={2} id="hour" mb={6}>
          The hour before, by {row.agent.name}
        </Title>
        <HourStrip row={row} before={lastHour} />
      </section>
      <details>
        <summary>Raw payload</summary>
        <Text size="sm" my={4}>
          The canonical body, as it was committed to:
        </Text>
        <Code block>{pretty(body)}</Code>
        <Text size="sm" my={4}>
          The leaf, as it is hashed:
        </Text>
        <Code block>{proof.leaf}</Code>
      </details>
    </Stack>
  );
}

/** An entry that no clause decided: somebody signed in, changed something, or the house did. */
function Act({ row }: { readonly row: AccessRow }) {
  return (
    <div>
      <Text component="div" size="sm" fw={600}>
        <StatusMark tone={row.ok ? 'good' : 'bad'}>{row.ok ? 'Done' : 'Refused'}</StatusMark>
      </Text>
      <Text size="md">
        {kindName(row.kind)}: {row.resource ?? 'no more is said'}
        {row.code !== null && ` (${row.code})`}. No clause decides this; it is entered so that everything is.
      </Text>
    </div>
  );
}

function Facts({ row }: { readonly row: AccessRow }) {
  const facts: readonly (readonly [string, ReactNode])[] = [
    ['Who', `${row.agent.name}, ${row.vendor.name}${row.site === null ? '' : `, ${row.site}`}`],
    ['When', <Time key="at" at={row.at} />],
    ['What', `${kindName(row.kind)}${row.resource === null ? '' : ` of ${row.resource}`}`],
    ['Fields', row.fields.length === 0 ? 'none' : row.fields.join(', ')],
    ['Rows', String(row.rows)],
    ['Why', row.ticket === null ? 'no ticket' : `ticket ${row.ticket}, ${ticketStateName(row.ticketState)}`],
    ['From', row.ip ?? 'unknown'],
    ['Agreement', row.agreement ?? 'none in force'],
    ...(row.flags.length === 0 ? [] : [['Flags', row.flags.join(', ')] as const]),
  ];
  return (
    <dl className={classes.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function pretty(body: string): string {
  try {
    return JSON.stringify(JSON.parse(body), null, 2);
  } catch {
    return body;
  }
}
