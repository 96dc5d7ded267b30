import { Group, Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { AuditView } from '../../api/types.ts';
import { PlanAudit } from './PlanAudit.tsx';

/** Whether what deviated is looked at again, and the way to that: its findings end with the report of a re-audit. */
export function Reaudit({ audit }: { readonly audit: AuditView }) {
  const view = useRead('/api/audits', {}).data;
  if (view === undefined) return null;
  const again = view.audits.find(({ reauditOf, stage }) => reauditOf === audit.id && stage !== 'abandoned');
  const exceptions = audit.exceptions ?? 0;
  if (again !== undefined) {
    return (
      <Text size="sm">
        <Link className="link" to={`/audits/${again.id}`}>
          A re-audit {again.reportedAt === null ? 'looks at it again' : 'looked at it again'}
        </Link>
      </Text>
    );
  }
  return (
    <Group gap="xs">
      {exceptions > 0 && (
        <Text size="sm">
          {exceptions === 1
            ? 'One exception stays a finding'
            : `${String(exceptions)} exceptions stay findings`}{' '}
          until a re-audit is reported.
        </Text>
      )}
      <PlanAudit due={view.due} again={{ audit: audit.id, agreement: audit.agreement.id }} />
    </Group>
  );
}
