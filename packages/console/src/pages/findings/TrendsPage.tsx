import { Stack, Table, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useRead } from '../../api/query.ts';
import type { FindingTrends } from '../../api/types.ts';
import { Cell } from '../../components/Cell.tsx';
import { count } from '../../components/count.ts';
import { ErrorAlert } from '../../components/ErrorAlert.tsx';
import { Loading } from '../../components/Loading.tsx';
import { PageHead } from '../../components/PageHead.tsx';
import { PrintStamp } from '../../components/PrintStamp.tsx';
import { TableFrame } from '../../components/TableFrame.tsx';
import { CountBars } from './CountBars.tsx';
import { FindingTabs } from './FindingTabs.tsx';
import { TimeToClose } from './TimeToClose.tsx';
import { changeWords, severityWords } from './words.ts';

type Severity = keyof typeof severityWords;

const severities = Object.keys(severityWords) as readonly Severity[];

/** What recurs, how long things take to close, and which controls got better: is what is found changing anything? */
export default function TrendsPage() {
  const read = useRead('/api/findings/trends', {});
  const trends = read.data;
  return (
    <>
      <PageHead
        title="Trends of findings"
        lead="Whether what is found changes anything: what comes back, how long it takes, and which controls got better by it."
      />
      <FindingTabs current="/findings/trends" />
      <PrintStamp filter="trends of findings" />
      <ErrorAlert error={read.error} onRetry={() => void read.refetch()} />
      {trends === undefined && read.error === null && <Loading what="trends" height={300} />}
      {trends !== undefined && <Trends trends={trends} />}
    </>
  );
}

function Trends({ trends }: { readonly trends: FindingTrends }) {
  const { accepted, overdue, recurring, improved } = trends;
  return (
    <Stack gap="xl">
      <Section
        id="standing"
        title="Open now"
        how="Counted from all findings that are neither closed nor accepted. Overdue are those whose day has passed; the days come from the table."
      >
        <TableFrame label="Open findings by severity">
          <Table>
            <Table.Thead>
              <Table.Tr>
                <Table.Th>Severity</Table.Th>
                <Table.Th>Open</Table.Th>
                <Table.Th>Due after</Table.Th>
                <Table.Th>Accepted for at most</Table.Th>
              </Table.Tr>
            </Table.Thead>
            <Table.Tbody>
              {severities.map((severity) => (
                <Table.Tr key={severity}>
                  <Cell label="Severity">{severityWords[severity]}</Cell>
                  <Cell label="Open">{trends.open[severity]}</Cell>
                  <Cell label="Due after">{count(trends.days[severity].due, 'day')}</Cell>
                  <Cell label="Accepted for at most">{count(trends.days[severity].exception, 'day')}</Cell>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </TableFrame>
        <Text size="sm">
          {count(overdue, 'is overdue', 'are overdue')}, {count(accepted, 'is accepted', 'are accepted')} for
          a time.
        </Text>
      </Section>
      <TimeToClose trends={trends} />
      <Section
        id="recurring"
        title="What comes back"
        how="The same kind about the same vendor, found more than once in the last 365 days, closed or not."
      >
        {recurring.length === 0 ? (
          <Text c="dimmed">Nothing was found twice in a year.</Text>
        ) : (
          <CountBars
            rows={recurring.map(({ title, vendor, times }) => ({
              name: vendor === null ? title : `${title}, ${vendor}`,
              count: times,
              said: count(times, 'time'),
            }))}
          />
        )}
      </Section>
      <Section
        id="improved"
        title="Controls that got better"
        how="Changes that findings asked for and that are in force: terms and thresholds as Cordon saw them change, the others as a second person said."
      >
        {improved.length === 0 ? (
          <Text c="dimmed">No change that a finding asked for is in force yet.</Text>
        ) : (
          <CountBars
            rows={improved.map(({ quarter, kind, count: many }) => ({
              ...{ name: `${quarter} ${changeWords[kind]}`, count: many },
              said: count(many, 'change'),
            }))}
          />
        )}
      </Section>
    </Stack>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: string;
  /** How its numbers come about. */
  readonly how: string;
  readonly children: ReactNode;
}

function Section({ id, title, how, children }: SectionProps) {
  return (
    <section aria-labelledby={id}>
      <Title order={2} id={id} mb="xs">
        {title}
      </Title>
      {children}
      <Text size="sm" c="dimmed" component="details" mt={4}>
        <summary>How this is counted</summary>
        {how}
      </Text>
    </section>
  );
}
