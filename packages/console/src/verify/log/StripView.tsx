import type { ReactElement } from 'react';
import { absolute } from '../../components/instant.ts';
import type { Mark, Strip } from './strip.ts';

const WIDTH = 720;
const HEIGHT = 96;
const LANE = 26;
const SIGNS: Readonly<Record<Mark['kind'], string>> = {
  signed: 'Signed',
  cosigned: 'Witnessed',
  rotation: 'New key',
  problem: 'Problem',
};

/** The log along its time; the list below the drawing says the same in words, in order. */
export function StripView({ strip }: { readonly strip: Strip }): ReactElement {
  const { from, until, bars, marks } = strip;
  const each = WIDTH / bars.length;
  const iso = (ms: number): string => absolute(new Date(ms).toISOString());
  return (
    <figure className="strip">
      <svg
        viewBox={`0 0 ${String(WIDTH)} ${String(HEIGHT + LANE)}`}
        role="img"
        aria-label="Entries over time, with signatures, witnesses, changes of the key and problems marked. The list below says the same."
      >
        {bars.map((height, at) => (
          <rect
            // The bars stand for equal parts of the time, and never change places.
            key={at}
            className="bar"
            x={at * each + 1}
            width={each - 2}
            y={HEIGHT - height * (HEIGHT - 8)}
            height={height * (HEIGHT - 8)}
          />
        ))}
        <line className="axis" x1="0" x2={WIDTH} y1={HEIGHT} y2={HEIGHT} />
        {marks.map(({ kind, x, until: end }, at) => (
          <Shape key={at} kind={kind} x={x * WIDTH} end={end * WIDTH} />
        ))}
      </svg>
      <figcaption>
        <span>{iso(from)}</span>
        <span>{iso(until)}</span>
      </figcaption>
      <p className="quiet">
        Each bar is an equal part of this time: the higher, the more entries. Below them: ◆ a new key, ■
        signed, ● witnessed, ✕ a problem.
      </p>
      <ol className="marks">
        {marks.map(({ kind, at, words }, index) => (
          <li key={index} data-kind={kind}>
            <b>{SIGNS[kind]}</b> <span className="quiet">{iso(at)}</span>
            <br />
            {words}
          </li>
        ))}
      </ol>
    </figure>
  );
}

/** Each kind has a shape of its own, so that nobody has to tell colours apart. */
function Shape({
  kind,
  x,
  end,
}: {
  readonly kind: Mark['kind'];
  readonly x: number;
  readonly end: number;
}): ReactElement {
  const at = Math.min(WIDTH - 8, Math.max(8, x));
  const y = HEIGHT + LANE / 2;
  if (kind === 'problem') {
    const left = Math.min(x, WIDTH - 6);
    return (
      <g className="problem">
        <rect className="wash" x={left} width={Math.max(6, end - x)} y="0" height={HEIGHT} />
        <path d={`M${String(at - 5)} ${String(y - 5)}l10 10m0 -10l-10 10`} className="stroke" />
      </g>
    );
  }
  if (kind === 'signed') return <rect className="mark-signed" x={at - 5} y={y - 5} width="10" height="10" />;
  if (kind === 'cosigned') return <circle className="mark-cosigned" cx={at} cy={y} r="5" />;
  return <path className="mark-rotation" d={`M${String(at)} ${String(y - 7)}l7 7l-7 7l-7 -7z`} />;
}
