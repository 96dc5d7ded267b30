import { Text, Title } from '@mantine/core';
import type { PhishingCampaignDetail } from '../../api/types.ts';
import classes from './phishing.module.css';

const HOUR_MS = 3_600_000;
const HEIGHT = 60;

/** How the messages are spread: a bar for each hour, as high as are planned, filled as far as they went out. */
export function HourStrip({ hours }: Pick<PhishingCampaignDetail, 'hours'>) {
  const start = Date.parse(hours[0]?.at ?? '');
  const slot = (at: string) => Math.round((Date.parse(at) - start) / HOUR_MS);
  const last = slot(hours.at(-1)?.at ?? '') + 1;
  const most = Math.max(...hours.map(({ planned }) => planned), 1);
  const [planned, sent] = [
    hours.reduce((sum, hour) => sum + hour.planned, 0),
    hours.reduce((sum, hour) => sum + hour.sent, 0),
  ];
  const high = (count: number) => (count / most) * HEIGHT;
  return (
    <section aria-labelledby="hours">
      <Title order={2} id="hours" mb="xs">
        How it is spread
      </Title>
      <svg
        className={classes.hours}
        viewBox={`0 0 ${String(Math.max(last, 24) * 10)} ${String(HEIGHT)}`}
        preserveAspectRatio="none"
        role="img"
        aria-label={`${String(sent)} of ${String(planned)} messages delivered, over ${String(hours.length)} hours`}
      >
        {hours.map((hour) => (
          <g key={hour.at} transform={`translate(${String(slot(hour.at) * 10 + 1)} 0)`}>
            <rect
              className={classes.ground}
              y={HEIGHT - high(hour.planned)}
              width="8"
              height={high(hour.planned)}
            />
            <rect className={classes.sent} y={HEIGHT - high(hour.sent)} width="8" height={high(hour.sent)} />
          </g>
        ))}
      </svg>
      <Text size="sm" c="dimmed">
        {sent} of {planned} delivered. Each bar is an hour: its height what is planned, its filling what went
        out.
      </Text>
    </section>
  );
}
