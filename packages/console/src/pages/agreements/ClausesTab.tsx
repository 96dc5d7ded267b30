import { Text, Title } from '@mantine/core';
import type { AgreementView } from '../../api/types.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import classes from './agreements.module.css';

/** Clause by clause: the words, and beside them what they do. */
export function ClausesTab({ view }: { readonly view: AgreementView }) {
  return view.clauses.map((clause) => (
    <section key={clause.id} className={classes.clause} aria-labelledby={`clause-${clause.id}`}>
      <div>
        <Title order={2} size="h5" id={`clause-${clause.id}`}>
          {clause.id} {clause.title}
        </Title>
        <Text size="md">{clause.text}</Text>
      </div>
      <div>
        {view.effects
          .filter((effect) => effect.clause === clause.id)
          .map((effect) => (
            <div key={effect.sentence}>
              <Text size="xs" fw={600}>
                {effect.effect}
              </Text>
              <Text size="sm">{effect.sentence}</Text>
              {effect.unfed && (
                <StatusMark tone="bad">Would refuse everybody: nothing feeds this yet</StatusMark>
              )}
            </div>
          ))}
      </div>
    </section>
  ));
}
