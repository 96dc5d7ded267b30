import { Code, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import type { AccessDetail, AccessRow } from '../../api/types.ts';
import { ClauseTexts } from '../../components/ClauseTexts.tsx';
import { DecisionSentence } from '../../components/DecisionSentence.tsx';
import { Time } from '../../components/Time.tsx';
import classes from './EntryDetail.module.css';
import { HourStrip } from './HourStrip.tsx';
import { kindName, ticketStateName } from './words.ts';
import { VerifyPanel } from './VerifyPanel.tsx';

/** One access explained: the decision with its clauses beside it, who, what and why, the proof, and the raw payload. */
export function EntryDetail({ detail }: { readonly detail: AccessDetail }) {
  const { row, decision, proof, lastHour, body } = detail;
  return (
    <Stack gap="lg">
      <div className={classes.columns}>
        <Stack gap="md">
          <DecisionSentence decision={decision} />
          <Facts row={row} />
        </Stack>
        <section aria-label="Clauses">
          <ClauseTexts citations={decision.citations} />
        </section>
      </div>
      <section>
        <Title order={2}>Proof</Title>
        <VerifyPanel key={row.entry} proof={proof} />
      </section>
      <section>
        <Title order={2}>The hour before, by {row.agent.name}</Title>
        <HourStrip row={row} before={lastHour} />
      </section>
      <details>
        <summary>Raw payload</summary>
        <Text size="sm" my={4}>
          The canonical body, as it was committed to:
        </Text>
        <Code block tabIndex={0}>
          {pretty(body)}
        </Code>
        <Text size="sm" my={4}>
          The leaf, as it is hashed:
        </Text>
        <Code block tabIndex={0}>
          {proof.leaf}
        </Code>
      </details>
    </Stack>
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
