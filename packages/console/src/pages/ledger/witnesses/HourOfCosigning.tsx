import { Text } from '@mantine/core';

interface HourOfCosigningProps {
  /** How many minutes ago it cosigned, each minute once. */
  readonly minutes: readonly number[];
  readonly name: string;
}

/** The last hour, a mark for each minute in which a witness cosigned: a gap is its silence. */
export function HourOfCosigning({ minutes, name }: HourOfCosigningProps) {
  const said = `${name} cosigned in ${String(minutes.length)} of the last 60 minutes`;
  return (
    <figure style={{ margin: '8px 0 0' }}>
      <svg
        viewBox="0 0 240 12"
        width="100%"
        height="12"
        preserveAspectRatio="none"
        role="img"
        aria-label={said}
      >
        <rect width="240" height="12" fill="var(--cordon-quiet)" />
        {minutes.map((ago) => (
          <rect key={ago} x={(59 - ago) * 4} y="0" width="3" height="12" fill="var(--cordon-good)" />
        ))}
      </svg>
      <Text component="figcaption" size="xs" c="dimmed">
        Cosigned in {minutes.length} of the last 60 minutes, now at the right
      </Text>
    </figure>
  );
}
