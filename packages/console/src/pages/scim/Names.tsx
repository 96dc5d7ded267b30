import { Group, List } from '@mantine/core';
import { StatusMark, type Tone } from '../../components/StatusMark.tsx';

interface NamesProps {
  readonly title: string;
  readonly tone: Tone;
  readonly names: readonly string[];
  /** How many there are, when not all are named. */
  readonly total?: number;
}

const MOST_SHOWN = 20;

/** A few of the people something happens to, under what it is. */
export function Names({ title, tone, names, total = names.length }: NamesProps) {
  if (names.length === 0) return null;
  const more = total - Math.min(names.length, MOST_SHOWN);
  return (
    <div>
      <Group gap="xs">
        <StatusMark tone={tone}>{title}</StatusMark>
      </Group>
      <List size="sm" ml="md">
        {names.slice(0, MOST_SHOWN).map((name, at) => (
          <List.Item key={`${String(at)} ${name}`}>{name}</List.Item>
        ))}
        {more > 0 && <List.Item>and {more} more</List.Item>}
      </List>
    </div>
  );
}
