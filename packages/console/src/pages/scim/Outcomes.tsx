import { Stack, Text, Title } from '@mantine/core';
import type { MappingLooked } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import type { Tone } from '../../components/StatusMark.tsx';
import { Names } from './Names.tsx';

type Outcome = MappingLooked[number]['outcome'];

const WORDS: Readonly<Record<Outcome, readonly [Tone, string]>> = {
  given: ['good', 'given this work'],
  changed: ['good', 'given this work in place of what a group gave'],
  ends: ['stop', 'no longer given work by a group'],
  same: ['plain', 'as now'],
  'by-hand': ['plain', 'given this work by hand, which stays'],
  'ended-by-hand': ['warn', 'not given it again: somebody or a review ended it. Assign it by hand.'],
  'role-only': ['plain', 'given the role, and no work'],
  'no-site': ['warn', 'given no work: their site is closed'],
  'passed-over': ['plain', 'passed over: left, an administrator, or in a more trusted role'],
};

/** What a mapping would give whom: how many first, then who. */
export function Outcomes({ looked }: { readonly looked: MappingLooked }) {
  return (
    <section aria-label="What it gives whom">
      <Title order={3} size="h5">
        What it gives whom
      </Title>
      <Stack gap="xs" role="status">
        {looked.length === 0 && <Text size="sm">Nobody’s work changes.</Text>}
        {looked.map(({ outcome, count: total, people }) => {
          const [tone, words] = WORDS[outcome];
          return (
            <Names
              key={outcome}
              tone={tone}
              title={`${count(total, 'person', 'people')}: ${words}`}
              names={people.map(({ name }) => name)}
              total={total}
            />
          );
        })}
      </Stack>
    </section>
  );
}
