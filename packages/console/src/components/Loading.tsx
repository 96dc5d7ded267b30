import { Skeleton } from '@mantine/core';

/** Keeps the place of what is loading, and says so to a screen reader. */
export function Loading({ what, height }: { readonly what: string; readonly height: number }) {
  return (
    <div role="status" aria-label={`Loading ${what}`}>
      <Skeleton height={height} />
    </div>
  );
}
