import { RingProgress, Text } from '@mantine/core';

const WHOLE_MS = 5 * 60_000;

/** Time left, as a ring and in words. */
export function Countdown({ leftMs }: { readonly leftMs: number }) {
  const seconds = Math.max(0, Math.ceil(leftMs / 1000));
  const words = `${String(Math.floor(seconds / 60))}:${String(seconds % 60).padStart(2, '0')}`;
  return (
    <>
      <RingProgress
        size={28}
        thickness={4}
        aria-hidden
        sections={[
          { value: Math.min(100, (leftMs / WHOLE_MS) * 100), color: 'var(--mantine-primary-color-filled)' },
        ]}
      />
      <Text size="xs" component="span">
        {words} left
      </Text>
    </>
  );
}
