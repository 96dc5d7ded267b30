import { Text } from '@mantine/core';
import { Link } from 'react-router';
import type { SiteBadges } from '../../api/types.ts';
import { ListSection } from '../../components/ListSection.tsx';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { RULES, WHY } from './words.ts';

/** What of the last day does not fit. Once is context: people hold doors open for each other. */
export function Alarms({ alarms }: { readonly alarms: SiteBadges['alarms'] }) {
  return (
    <ListSection id="alarms" title="What does not fit" none="Nothing on the last day.">
      {alarms.map(({ rule, level, person, at, times, why }, nth) => (
        <div key={nth}>
          <StatusMark tone={level === 'signal' ? 'warn' : 'plain'}>
            {level === 'signal' ? 'Looked at' : 'Once, as context'}
          </StatusMark>
          <Text>
            {RULES[rule]}
            {why !== null && ` (${WHY[why] ?? why})`}
            {person !== null && `: ${person.name}`}
          </Text>
          <Text size="sm" c="dimmed">
            {times === 1 ? 'Seen ' : `${String(times)} times, last `}
            <Time at={at} />.{' '}
            {level === 'signal' && (
              <Link className="link" to="/findings">
                Its finding
              </Link>
            )}
          </Text>
        </div>
      ))}
    </ListSection>
  );
}
