import { artefactOf } from '@cordon/core/protocols';
import { Title } from '@mantine/core';
import type { PiiProtocol } from '../../api/types.ts';
import classes from './protocols.module.css';

/** From what is asked for never to what may be: whoever reads no further has read what matters most. */
const GROUPS = [
  ['Never ask for', ['never']],
  ['Ask only to confirm, or for a part', ['confirm', 'part']],
  ['May ask for', ['value']],
] as const;

/** The rules as whoever works with them reads them: a sentence, and below it the few words that stand beside the field. */
export function RuleList({ of }: { readonly of: PiiProtocol }) {
  return GROUPS.map(([title, asks]) => {
    const rules = of.rules.filter(({ ask }) => (asks as readonly string[]).includes(ask));
    if (rules.length === 0) return null;
    return (
      <section key={title} aria-label={title}>
        <Title order={3} size="h4" mt="md" mb="xs">
          {title}
        </Title>
        <ul className={classes.rules}>
          {rules.map((rule) => (
            <li key={rule.category}>
              <p>{rule.says}</p>
              <p className={classes.small}>
                {artefactOf(rule).join(' ')} Clause {rule.clause}.
              </p>
            </li>
          ))}
        </ul>
      </section>
    );
  });
}
