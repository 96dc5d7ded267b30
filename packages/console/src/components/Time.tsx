import { Tooltip } from '@mantine/core';
import { useNow } from '../hooks/useNow.ts';
import { absolute, clock as clockOf, relative, stamp as stampOf } from './instant.ts';

interface TimeProps {
  readonly at: string;
  /** Inside a link or button the outer element takes the focus, and says the absolute time itself. */
  readonly bare?: boolean;
  /** The time of day instead of the distance, for something that ends today. */
  readonly clock?: boolean;
  /** Day and time of day instead of the distance, for a date on file. */
  readonly stamp?: boolean;
}

/** A moment: relative to read, absolute with its zone on hover, on focus and on paper. */
export function Time({ at, bare = false, clock = false, stamp = false }: TimeProps) {
  const now = useNow(15_000);
  const text = (
    <>
      <span className="no-print">{clock ? clockOf(at) : stamp ? stampOf(at) : relative(at, now)}</span>
      <span className="print-only-inline">{absolute(at)}</span>
    </>
  );
  if (bare) return <time dateTime={at}>{text}</time>;
  return (
    <Tooltip label={absolute(at)}>
      <time dateTime={at} tabIndex={0}>
        {text}
      </time>
    </Tooltip>
  );
}
