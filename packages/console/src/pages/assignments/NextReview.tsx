import { Text } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { day } from '../../components/instant.ts';
import { count } from '../../components/count.ts';

/** When access is reviewed next, of one vendor or of all; what waits for answers comes first. */
export function NextReview({ party }: { readonly party?: string }) {
  const read = useRead('/api/access-reviews', {}, { every: 60_000 });
  if (read.data === undefined) return null;
  const open = read.data.reviews.filter(
    (row) => row.closedAt === null && (party === undefined || row.party.id === party),
  );
  const next = read.data.next.flatMap((one) =>
    one.dueAt !== null && (party === undefined || one.party === party) ? [one.dueAt] : [],
  );
  const soonest = next.toSorted()[0];
  if (open.length === 0 && soonest === undefined) return null;
  const waiting = open.reduce((sum, row) => sum + row.open, 0);
  return (
    <Text size="sm">
      {waiting > 0 ? `Access review: ${count(waiting, 'answer')} due by ` : 'Next access review due '}
      {day(open[0]?.dueAt ?? soonest ?? '')}.{' '}
      <Link className="link" to="/access-reviews">
        {waiting > 0 ? 'Answer or follow it' : 'Access reviews'}
      </Link>
    </Text>
  );
}
