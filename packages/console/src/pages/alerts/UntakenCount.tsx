import { Badge, VisuallyHidden } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { useMe } from '../../app/me.ts';

/** How many alerts nobody took. Silent: it is looked at, and whoever has to be called is called by mail or message. */
export function UntakenCount() {
  const { role } = useMe().person;
  const may = role === 'company-admin' || role === 'security-officer' || role === 'privacy-officer';
  const read = useRead('/api/alerts', {}, { every: 10_000, enabled: may });
  const untaken = read.data?.untaken ?? 0;
  if (untaken === 0) return null;
  return (
    <Badge size="sm" color="red.9" circle={untaken < 10} component="span" ml={4}>
      <VisuallyHidden>, </VisuallyHidden>
      {untaken}
      <VisuallyHidden> to take</VisuallyHidden>
    </Badge>
  );
}
