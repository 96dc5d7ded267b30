import { Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import type { FindingView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { aboutOf } from './named.ts';
import { toneOf } from './words.ts';

const SHOWN = 4;
const RANK: Readonly<Record<FindingView['severity'], number>> = { critical: 0, high: 1, medium: 2, low: 3 };

/** Open findings, what is overdue and what is worst first; nothing when there is none. `mine`: those that wait for this reader’s side. */
export function FindingsDue({ mine = false }: { readonly mine?: boolean }) {
  const query = mine ? { mine: 'yes' } : {};
  const read = useRead('/api/findings', {}, { query, every: 30_000 });
  const open = (read.data ?? []).filter(({ state }) => state !== 'exception');
  if (open.length === 0) return null;
  const first = open.toSorted(
    (a, b) => Number(b.overdue) - Number(a.overdue) || RANK[a.severity] - RANK[b.severity],
  );
  const overdue = open.filter((one) => one.overdue).length;
  return (
    <section aria-labelledby="findings-due">
      <Title order={2} id="findings-due" mb="xs">
        Findings
      </Title>
      <Stack gap="xs">
        {first.slice(0, SHOWN).map((finding) => (
          <div key={finding.id}>
            <StatusMark tone={toneOf(finding)}>
              <Link className="link" to={`/findings/${finding.id}`}>
                {finding.title}
              </Link>
            </StatusMark>{' '}
            <Text span size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {aboutOf(finding)}
            </Text>
          </div>
        ))}
        {overdue > 0 && (
          <Link className="link" to="/findings?overdue=yes">
            {count(overdue, 'is overdue', 'are overdue')}
          </Link>
        )}
        <Link className="link" to="/findings">
          {open.length > SHOWN ? `Open all ${count(open.length, 'finding')}` : 'Open findings'}
        </Link>
      </Stack>
    </section>
  );
}
