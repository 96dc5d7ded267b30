import { Progress, Stack, Text } from '@mantine/core';
import type { ShadowReport } from '../../../api/types.ts';
import { count } from '../../../components/count.ts';
import { StatusMark } from '../../../components/StatusMark.tsx';

/** The report in four lines, and how much of the map anybody would see, drawn. */
export function ReportCounts({ report }: { readonly report: ShadowReport }) {
  const { fields, shown, unseen, clearPersonal, uncovered } = report.counts;
  const share = fields === 0 ? 0 : (100 * shown) / fields;
  return (
    <Stack gap={6} fz="sm">
      <Progress
        value={share}
        aria-label={`${String(shown)} of ${String(fields)} fields would be shown`}
        maw={420}
      />
      <Text size="sm">
        {shown} of {count(fields, 'field')} would be shown to somebody in some form; {unseen} to nobody.
      </Text>
      {report.viewers.length === 0 && (
        <StatusMark tone="plain">
          No agreement is drafted over this source yet, so nobody would see anything.
        </StatusMark>
      )}
      {clearPersonal > 0 ? (
        <StatusMark tone="warn">
          {count(clearPersonal, 'field')} with personal data in the sample would be shown in clear.
        </StatusMark>
      ) : (
        <StatusMark tone="good">
          No field with personal data in the sample would be shown in clear.
        </StatusMark>
      )}
      {uncovered > 0 && (
        <StatusMark tone="plain">
          No purpose covers {uncovered} of the {count(report.resources.length, 'resource')}.
        </StatusMark>
      )}
    </Stack>
  );
}
