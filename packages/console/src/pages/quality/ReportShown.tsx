import { Group, SegmentedControl, Text, Title } from '@mantine/core';
import type { QualityReport } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { count } from '../../components/count.ts';
import { useUrl } from '../../hooks/useUrl.ts';
import { RemovedTable } from './RemovedTable.tsx';
import { ReportStrips } from './ReportStrips.tsx';
import { ReportTable } from './ReportTable.tsx';

const BY = { team: 'By team', queue: 'By queue', reason: 'By reason' } as const;

/** A report, drawn and as numbers; what it is counted by stands in the address. */
export function ReportShown({ report }: { readonly report: QualityReport }) {
  const [search, change] = useUrl();
  const by = report.tables.find((one) => one.by === search.get('by'))?.by ?? 'team';
  const table = report.tables.find((one) => one.by === by);
  const { leastGroup, entry, weeks } = report;
  const shown = table === undefined ? [] : [...table.rows, { cells: table.totals, total: table.total }];
  const hidden = shown.flatMap(({ cells, total }) => [...cells, total]).filter((figure) => figure === null);
  return (
    <>
      <Group justify="space-between" mb="sm">
        <SegmentedControl
          size="xs"
          aria-label="Counted by"
          value={by}
          data={Object.entries(BY).map(([value, label]) => ({ value, label }))}
          onChange={(value) => {
            change({ by: value === 'team' ? null : value }, true);
          }}
        />
        <Text size="sm" c="dimmed">
          {count(hidden.length, 'figure')} hidden: fewer than {leastGroup} customers, or what would give such
          a figure away. Your look is <EntryLink entry={entry} />.
        </Text>
      </Group>
      {table === undefined || table.rows.length === 0 ? (
        <Text c="dimmed" mb="lg">
          No conversations in the last {weeks.length} whole weeks.
        </Text>
      ) : (
        <section aria-labelledby="weeks">
          <Title order={2} id="weeks" mb="xs">
            Conversations a week
          </Title>
          <ReportStrips table={table} weeks={weeks} least={leastGroup} />
          <ReportTable table={table} weeks={weeks} least={leastGroup} />
        </section>
      )}
      <RemovedTable removed={report.removed} least={leastGroup} />
    </>
  );
}
