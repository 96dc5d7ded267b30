import { Stack, Text, Title } from '@mantine/core';
import { Link } from 'react-router';
import { useRead } from '../../api/query.ts';
import { count } from '../../components/count.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { aboutOf } from './named.ts';

const SHOWN = 4;

/** Open findings, the grave ones first; nothing when there is none. */
export function FindingsDue() {
  const read = useRead('/api/findings', {}, { every: 30_000 });
  const open = read.data ?? [];
  if (open.length === 0) return null;
  const graveFirst = open.toSorted((a, b) => Number(b.severity === 'grave') - Number(a.severity === 'grave'));
  return (
    <section aria-labelledby="findings-due">
      <Title order={2} id="findings-due" mb="xs">
        Findings
      </Title>
      <Stack gap="xs">
        {graveFirst.slice(0, SHOWN).map((finding) => (
          <div key={finding.id}>
            <StatusMark tone={finding.severity === 'grave' ? 'bad' : 'warn'}>{finding.title}</StatusMark>{' '}
            <Text span size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              {aboutOf(finding)}
            </Text>
          </div>
        ))}
        <Link className="link" to="/findings">
          {open.length > SHOWN ? `Open all ${count(open.length, 'finding')}` : 'Open findings'}
        </Link>
      </Stack>
    </section>
  );
}
