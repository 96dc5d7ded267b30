import { Text } from '@mantine/core';
import type { CitationView } from '../api/types.ts';
import { byClause } from './citations.ts';
import { plainWords } from './dataWords.ts';
import classes from './ClauseTexts.module.css';

/** The clauses behind a decision as they stand in the agreement, each with what it did here. */
export function ClauseTexts({ citations }: { readonly citations: readonly CitationView[] }) {
  return byClause(citations).map(({ agreement, clause, title, text, effect, fields }) => (
    <blockquote key={`${clause} ${effect}`} className={classes.clause}>
      <Text size="sm" fw={600}>
        {agreement === null ? 'House rule' : 'Clause'} {clause}: {title}
      </Text>
      <Text size="md">{text}</Text>
      <Text size="xs" c="dimmed">
        {effect === 'default' ? 'Applies when nothing nearer does' : `Acts as a ${effect}`}
        {fields.length > 0 && ` on ${fields.map(plainWords).join(', ')}`}
      </Text>
    </blockquote>
  ));
}
