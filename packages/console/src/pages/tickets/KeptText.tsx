import { placeholders } from '../../components/redaction/spans.ts';
import classes from './conversation.module.css';

/** A text of the record. What was removed stands as a quiet chip, so that it looks meant and not broken. */
export function KeptText({ text }: { readonly text: string }) {
  return placeholders(text).map(({ text: piece, span }, index) =>
    span === null ? (
      piece
    ) : (
      // The pieces of one text never change places.
      <span key={index} className={classes.removed}>
        {span.type} removed
      </span>
    ),
  );
}
