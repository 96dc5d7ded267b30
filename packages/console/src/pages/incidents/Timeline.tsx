import { Table, Text, Title } from '@mantine/core';
import type { IncidentView } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { stamp } from '../../components/instant.ts';
import { TableFrame } from '../../components/TableFrame.tsx';
import { Time } from '../../components/Time.tsx';
import { drawingOf, type Lane } from './timeline.ts';
import classes from './Timeline.module.css';
import { actWords, kindWords } from './words.ts';

/** What happened and what was done, drawn in time, and the same as a list that can be read aloud. */
export function Timeline({ incident }: { readonly incident: IncidentView }) {
  const { lanes, ticks } = drawingOf(incident);
  const rows = [
    ...incident.list.map(({ id, at, kind, agent, entry }) => ({
      ...{ key: id, at, entry, who: agent?.name ?? 'Nobody in particular', what: kindWords(kind) },
    })),
    ...incident.acts.map(({ at, act, by, detail, entry }, nth) => ({
      ...{ key: `act ${String(nth)}`, at, entry, who: by?.name ?? 'Cordon itself' },
      what: detail === null ? actWords(act) : `${actWords(act)}: ${wordsOf(detail, incident)}`,
    })),
  ].toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <section aria-labelledby="timeline">
      <Title order={2} id="timeline" mb="xs">
        Timeline
      </Title>
      <div className={classes.frame} role="img" aria-label={labelOf(lanes)}>
        {lanes.map(({ name, marks }) => (
          <div key={name} className={classes.lane}>
            <div className={classes.name}>{name}</div>
            <div className={classes.track}>
              {marks.map(({ x, what, severity, at }, nth) => (
                <span
                  key={`${at} ${String(nth)}`}
                  className={classes.mark}
                  data-what={what}
                  data-severity={severity}
                  style={{ left: `${String(100 * x)}%` }}
                />
              ))}
            </div>
          </div>
        ))}
        <div className={classes.lane}>
          <div />
          <div className={classes.axis}>
            {ticks.map(({ x, at }) => (
              <span
                key={x}
                className={classes.tick}
                data-edge={x === 0 ? 'start' : x === 1 ? 'end' : undefined}
                style={{ left: `${String(100 * x)}%` }}
              >
                {stamp(at)}
              </span>
            ))}
          </div>
        </div>
      </div>
      <Text size="xs" c="dimmed" mb="xs">
        A circle is a signal, filled where it is grave; a square is something that was done.
      </Text>
      <TableFrame label="Timeline as a list" cards="flow">
        <Table>
          <Table.Thead>
            <Table.Tr>
              <Table.Th>When</Table.Th>
              <Table.Th>Who</Table.Th>
              <Table.Th>What</Table.Th>
              <Table.Th>Proof</Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {rows.map(({ key, at, who, what, entry }) => (
              <Table.Tr key={key}>
                <Cell label="When">
                  <Time at={at} stamp />
                </Cell>
                <Cell label="Who">{who}</Cell>
                <Cell label="What">{what}</Cell>
                <Cell label="Proof">{entry === null ? 'Being entered' : <EntryLink entry={entry} />}</Cell>
              </Table.Tr>
            ))}
          </Table.Tbody>
        </Table>
      </TableFrame>
    </section>
  );
}

function labelOf(lanes: readonly Lane[]): string {
  return lanes.map(({ name, marks }) => `${name}: ${count(marks.length, 'mark')}`).join('. ');
}

/** Ids of whom it is about as names, and codes as words. */
function wordsOf(detail: string, { agents, vendor }: IncidentView): string {
  const named = [...agents, vendor].reduce((text, { id, name }) => text.replaceAll(id, name), detail);
  return Object.entries(CODES).reduce((text, [code, words]) => text.replace(code, words), named);
}

const CODES: Readonly<Record<string, string>> = {
  'suspend-agent': 'suspended',
  'suspend-vendor': 'shut out',
  'step-up': 'asked for the second factor:',
  'slow-down': 'slowed',
  'false-positive': 'false alarm,',
};
