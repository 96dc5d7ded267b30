import { Tooltip } from '@mantine/core';
import { useNow } from '../hooks/useNow.ts';
import { absolute, relative } from './instant.ts';

interface TimeProps {
  readonly at: string;
  /** Inside a link or button the outer element takes the focus, and says the absolute time itself. */
  readonly bare?: boolean;
}

/** A moment: relative to read, absolute with its zone on hover, on focus and on paper. */
export function Time({ at, bare = false }: TimeProps) {
  const now = useNow(15_000);
  const text = (
    <>
      <span className="no-print">{relative(at, now)}</span>
      <span className="print-only">{absolute(at)}</span>
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
