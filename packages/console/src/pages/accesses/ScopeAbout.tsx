import { Text } from '@mantine/core';
import { useRead } from '../../api/query.ts';
import { filterText, indexFilters, readFilters } from './filters.ts';
import { namesIn } from './names.ts';

/** What a scope can be asked of. */
export const ABOUT = ['agent', 'vendor', 'ticket', 'agreement'] as const;

/** Filters of the list that do not narrow what was seen. */
const OTHERS = [...indexFilters, 'kind', 'ok'] as const;

interface ScopeAboutProps {
  readonly search: URLSearchParams;
  readonly about: Readonly<Record<string, string>>;
}

/** Whose accesses the answer is of, by name: a number without it would be read as that of everybody. */
export function ScopeAbout({ search, about }: ScopeAboutProps) {
  const rows = useRead('/api/accesses', {}, { query: { ...about, limit: 1 } });
  const names = namesIn(rows.data?.items ?? []);
  const given = readFilters(new URLSearchParams(about));
  const dropped = OTHERS.filter((name) => search.get(name) !== null).length > 0;
  return (
    <>
      <Text mb={dropped ? 4 : 'sm'}>
        Accesses of: <b>{filterText(given, names)}</b>
      </Text>
      {dropped && (
        <Text size="sm" c="dimmed" mb="sm">
          The other filters of the list do not narrow this: whatever was seen is here.
        </Text>
      )}
    </>
  );
}
