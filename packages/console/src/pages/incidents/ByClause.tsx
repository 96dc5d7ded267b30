import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { IncidentView } from '../../api/types.ts';
import { count } from '../../components/count.ts';

type Cites = IncidentView['policy']['cites'];

/** Where it stands written: the clauses, or that the company set it. */
export function ByClause({ cites }: { readonly cites: Cites }) {
  if (cites.length === 0) return <>the company’s setting</>;
  return cites.map(({ agreement, clause }, nth) => (
    <span key={`${agreement} ${clause}`}>
      {nth > 0 && ' and '}
      <Link className="link" to={`/agreements/${agreement}`}>
        clause {clause}
      </Link>
    </span>
  ));
}

const ALONE: Readonly<Record<string, string>> = {
  'step-up': 'asks for a second factor',
  'slow-down': 'slows the person down',
  'suspend-agent': 'keeps the person out',
};

/** What Cordon may do by itself about this vendor's people, and by what. */
export function Policy({ policy: { automatic, decideWithinHours, cites } }: Pick<IncidentView, 'policy'>) {
  return (
    <Text size="sm" c="dimmed">
      {automatic === null
        ? 'Whatever is found, a person decides first'
        : `Where a finding is certain, Cordon ${ALONE[automatic] ?? automatic} by itself, and a person decides within ${count(decideWithinHours, 'hour')}`}
      : <ByClause cites={cites} />.
    </Text>
  );
}
