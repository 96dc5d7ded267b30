import { Card, Text } from '@mantine/core';
import type { CalibrationView } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { ListSection } from '../../components/ListSection.tsx';
import { Time } from '../../components/Time.tsx';
import { kindWords } from '../incidents/index.ts';
import { differencesOf, nameWords } from './changed.ts';

/** Who changed what before, why, and what it came to on recorded history. */
export function Versions({ versions }: Pick<CalibrationView, 'versions'>) {
  return (
    <ListSection id="versions" title="Changes so far" none="None: what Cordon ships with is in force.">
      {versions.map(({ version, why, changed, compared, by, at }) => {
        const { before, after } = differencesOf(compared);
        const values = Object.entries(changed).flatMap(([kind, named]) =>
          Object.entries(named).map(
            ([name, value]) => `${kindWords(kind)}: ${nameWords(name).toLowerCase()} ${String(value)}`,
          ),
        );
        return (
          <Card
            key={version}
            withBorder
            padding="sm"
            component="article"
            aria-label={`Version ${String(version)}`}
          >
            <Text fw={600}>Version {version}</Text>
            <Text size="sm">{why}</Text>
            {values.length > 0 && <Text size="sm">{values.join('; ')}</Text>}
            <Text size="xs" c="dimmed">
              {by.name} <Time at={at} />. In {compared.days} days: {count(before, 'alert')} before, {after}{' '}
              after.
            </Text>
          </Card>
        );
      })}
    </ListSection>
  );
}
