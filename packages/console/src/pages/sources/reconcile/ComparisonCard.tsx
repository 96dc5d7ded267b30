import { Card, Group, List, Progress, Stack, Text, Title } from '@mantine/core';
import { canonicalText } from '@cordon/ledger';
import type { ReconciliationView } from '../../../api/types.ts';
import { useMe } from '../../../app/me.ts';
import { count } from '../../../components/count.ts';
import { DownloadButton } from '../../../components/DownloadButton.tsx';
import { EntryLink } from '../../../components/EntryLink.tsx';
import { absolute } from '../../../components/instant.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';
import { Time } from '../../../components/Time.tsx';
import { VerifyReport } from './VerifyReport.tsx';
import { nextStep } from './words.ts';

/** One comparison: how much matched, drawn; what did not, by time, entry and login; and what to do next. */
export function ComparisonCard({ kept }: { readonly kept: ReconciliationView }) {
  const { person } = useMe();
  const { id, report, agrees, madeAt, madeBy, entry } = kept;
  const { from, until, statements, matched, unread, unaccounted, unmatched } = report;
  const heading = `comparison-${id}`;
  return (
    <Card withBorder component="article" aria-labelledby={heading}>
      <Group justify="space-between" gap="xs">
        <Title order={2} size="h4" id={heading}>
          {absolute(from)} to {absolute(until)}
        </Title>
        <StatusMark tone={agrees ? 'good' : 'bad'}>
          {agrees ? 'Everything matches' : 'Something does not match'}
        </StatusMark>
      </Group>
      <Stack gap={6} mt="xs" fz="sm">
        <Both {...{ matched, unaccounted: unaccounted.count, unmatched: unmatched.count }} />
        <Text size="sm">
          {matched.toLocaleString('en')} of {count(statements, 'statement')} of Cordon have their entry.
        </Text>
        {unaccounted.count > 0 && (
          <StatusMark tone="bad">
            {count(unaccounted.count, 'statement')} without an entry, the first{' '}
            {absolute(unaccounted.listed[0]?.at ?? from)}
          </StatusMark>
        )}
        {unmatched.count > 0 && (
          <StatusMark tone="bad">
            {count(unmatched.count, 'entry', 'entries')} without a statement:{' '}
            {unmatched.listed
              .slice(0, 10)
              .map((one) => String(one.entry))
              .join(', ')}
            {unmatched.count > 10 && ' and more, in the file'}
          </StatusMark>
        )}
        {unread > 0 && (
          <StatusMark tone="warn">{count(unread, 'line')} of the log could not be read</StatusMark>
        )}
        <Others report={report} />
        <Text size="sm">{nextStep(report)}</Text>
        <Text size="xs" c="dimmed">
          Compared <Time at={madeAt} /> by {madeBy?.name ?? 'the server'}
          {entry !== null &&
            (person.role === 'auditor' ? (
              `, entry ${String(entry)}`
            ) : (
              <>
                , <EntryLink entry={entry} />
              </>
            ))}
        </Text>
      </Stack>
      <Group gap="xs" mt="sm" align="flex-start" className="no-print">
        <VerifyReport kept={kept} />
        <DownloadButton
          name={`log-${report.source}-${from.slice(0, 10)}.json`}
          type="application/json"
          content={() => canonicalText(report)}
        >
          Download the report
        </DownloadButton>
      </Group>
    </Card>
  );
}

interface BothProps {
  readonly matched: number;
  readonly unaccounted: number;
  readonly unmatched: number;
}

/** What matched beside what stands on one side alone. */
function Both({ matched, unaccounted, unmatched }: BothProps) {
  const all = Math.max(1, matched + unaccounted + unmatched);
  const parts = [
    { value: matched, color: 'teal', label: 'in both' },
    { value: unaccounted, color: 'red', label: 'in the log alone' },
    { value: unmatched, color: 'orange', label: 'in the ledger alone' },
  ];
  return (
    <Progress.Root
      maw={420}
      role="img"
      aria-label={parts.map(({ value, label }) => `${String(value)} ${label}`).join(', ')}
    >
      {parts.map(({ value, color, label }) => (
        <Progress.Section key={label} value={(100 * value) / all} color={color} withAria={false} />
      ))}
    </Progress.Root>
  );
}

function Others({ report }: { readonly report: ReconciliationView['report'] }) {
  const rows = [
    ...report.others.map((one) => ({ ...one, who: one.own ? 'named as your own' : 'past Cordon' })),
    ...report.looks.map((one) => ({ ...one, who: 'Cordon’s own samples' })),
  ];
  if (rows.length === 0) return <Text size="sm">No other login read these tables.</Text>;
  return (
    <List size="sm">
      {rows.map(({ role, who, tables, count: times, last }) => (
        <List.Item key={`${who} ${role}`}>
          <b>{role}</b> ({who}) read {tables.join(', ')} {count(times, 'time')}, last {absolute(last)}
        </List.Item>
      ))}
    </List>
  );
}
