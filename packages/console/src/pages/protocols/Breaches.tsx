import type { ProtocolBreach } from '../../api/types.ts';
import classes from './protocols.module.css';

/** What a text does that the protocol does not let it, each with its sentence and clause. */
export function Breaches({ of }: { readonly of: readonly ProtocolBreach[] }) {
  return (
    <ul className={classes.breaches}>
      {of.map(({ does, category, label, sentence, clause }) => (
        <li key={`${does} ${category} ${sentence}`}>
          <strong>{does === 'asks' ? `Asks: ${label.toLowerCase()}.` : `${label}.`}</strong> {sentence} Clause{' '}
          {clause}.
        </li>
      ))}
    </ul>
  );
}
