import { List } from '@mantine/core';
import type { TermsProblem } from './termsProblems.ts';

/** Problems of terms, each under its clause. */
export function Problems({ problems }: { readonly problems: readonly TermsProblem[] }) {
  return (
    <div role="status">
      {problems.length > 0 && (
        <List size="sm">
          {problems.map(({ clause, text }) => (
            <List.Item key={`${clause ?? ''} ${text}`}>
              {clause === null ? 'Terms' : `Clause ${clause}`}: {text}
            </List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
