import { piecesOf } from './paragraphs.ts';
import classes from './undertaking.module.css';

/** The whole text, as it is signed. */
export function UndertakingWords({ text }: { readonly text: string }) {
  return (
    <article className={classes.text} aria-label="The undertaking">
      {piecesOf(text).map((piece, index) => {
        if (piece.kind === 'points') {
          return (
            <ol key={index}>
              {piece.points.map((point) => (
                <li key={point}>{point}</li>
              ))}
            </ol>
          );
        }
        return piece.kind === 'title' ? <h2 key={index}>{piece.text}</h2> : <p key={index}>{piece.text}</p>;
      })}
    </article>
  );
}
