import type { CourseBlock, CourseInline } from '../../api/types.ts';
import { Picture } from './pictures/Picture.tsx';
import classes from './courses.module.css';

/** The text of a course. It comes as its parts, never as HTML: whatever was written in it stands there as words. */
export function Blocks({ of }: { readonly of: readonly CourseBlock[] }) {
  return (
    <>
      {of.map((block, index) => (
        // Parts of a text do not move.
        <Block key={index} of={block} />
      ))}
    </>
  );
}

function Block({ of }: { readonly of: CourseBlock }) {
  switch (of.kind) {
    case 'text':
      return (
        <p>
          <Inlines of={of.inlines} />
        </p>
      );
    case 'note':
      return (
        <p className={classes.note}>
          <Inlines of={of.inlines} />
        </p>
      );
    case 'list': {
      const items = of.items.map((item, index) => (
        <li key={index}>
          <Inlines of={item} />
        </li>
      ));
      return of.ordered ? <ol>{items}</ol> : <ul>{items}</ul>;
    }
    case 'table':
      return <BlockTable head={of.head} rows={of.rows} />;
    case 'picture':
      return <Picture name={of.name} alt={of.alt} />;
  }
}

interface BlockTableProps {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

function BlockTable({ head, rows }: BlockTableProps) {
  return (
    // A wide table scrolls by itself, so it can be reached by keyboard.
    <div className={classes.wide} role="region" aria-label="Table" tabIndex={0}>
      <table>
        <thead>
          <tr>
            {head.map((cell, at) => (
              <th key={at} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row, nth) => (
            <tr key={nth}>
              {row.map((cell, at) =>
                at === 0 ? (
                  <th key={at} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={at}>{cell}</td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Inlines({ of }: { readonly of: readonly CourseInline[] }) {
  return of.map(({ kind, text, to }, index) => {
    if (kind === 'strong') return <strong key={index}>{text}</strong>;
    if (kind === 'em') return <em key={index}>{text}</em>;
    if (kind === 'code') return <code key={index}>{text}</code>;
    if (kind !== 'link' || to === undefined) return <span key={index}>{text}</span>;
    return (
      <a key={index} className="link" href={to} target="_blank" rel="noreferrer">
        {text}
      </a>
    );
  });
}
