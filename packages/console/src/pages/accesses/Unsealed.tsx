import { Button, Group, Text } from '@mantine/core';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { serverNow } from '../../api/serverClock.ts';
import type { UnsealResult } from '../../api/types.ts';
import { CountdownRing } from '../../components/CountdownRing.tsx';
import { useScreenWatch } from '../../components/screen/useScreenWatch.ts';
import { VisibleMark } from '../../components/VisibleMark.tsx';
import { useServerNow } from '../../hooks/useServerNow.ts';
import classes from './Unsealed.module.css';

interface UnsealedProps {
  /** Opened in this browser; the text is held by this part of the page and by nothing else. */
  readonly opened: UnsealResult & { readonly text: string };
  readonly onGone: () => void;
}

/** A text as it was typed, with its countdown and the mark; it leaves the page when the time is over. */
export function Unsealed({ opened, onGone }: UnsealedProps) {
  const { entry, expiresAt, mark, text } = opened;
  const now = useServerNow(250);
  const expires = Date.parse(expiresAt);
  const [wholeMs] = useState(() => Math.max(1, Math.round((expires - serverNow()) / 1000)) * 1000);
  const box = useRef<HTMLDivElement>(null);
  // An expiry that cannot be read counts as past.
  const gone = !(expires > now);
  useScreenWatch(gone ? null : entry, 'clear', box);
  useEffect(() => box.current?.focus({ preventScroll: true }), []);
  useLayoutEffect(() => {
    if (gone) onGone();
  }, [gone, onGone]);
  return (
    <div
      ref={box}
      className={classes.unsealed}
      role="group"
      aria-label="What was typed, unsealed"
      tabIndex={-1}
    >
      {!gone && (
        <>
          <VisibleMark text={mark} />
          <Text className={classes.text ?? ''}>{text}</Text>
        </>
      )}
      <Group gap="sm">
        <CountdownRing leftMs={Math.min(expires - now, wholeMs)} wholeMs={wholeMs} />
        <Button size="compact-xs" variant="default" onClick={onGone}>
          Hide now
        </Button>
        <Text size="xs" c="dimmed">
          entry {entry}
        </Text>
      </Group>
      <Text className="print-only" size="sm">
        Not printed: what was typed. {mark}
      </Text>
    </div>
  );
}
