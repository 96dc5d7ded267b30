import { Text } from '@mantine/core';
import type { EndpointView } from '../../api/types.ts';
import { Time } from '../../components/Time.tsx';
import { useNow } from '../../hooks/useNow.ts';
import classes from './endpoints.module.css';
import { daysLeft, keyWords, saysWords } from './words.ts';

/** A bar of so many days; what lasts longer fills it. */
const SHOWN_DAYS = 90;
const SOON_DAYS = 30;
const WIDTH = 270;

/** How long a certificate is still good, drawn against ninety days; the mark is when it should have been renewed. */
export function CertificateLife({
  certificate,
}: {
  readonly certificate: NonNullable<EndpointView['certificate']>;
}) {
  const now = useNow(60_000);
  const left = daysLeft(certificate.notAfter, now);
  const shown = Math.min(Math.max(left ?? 0, 0), SHOWN_DAYS);
  const at = (days: number) => (days / SHOWN_DAYS) * WIDTH;
  return (
    <div>
      <svg
        className={classes.life}
        viewBox={`0 0 ${String(WIDTH)} 14`}
        preserveAspectRatio="none"
        role="img"
        aria-label={left === null ? 'No date' : `Certificate: ${String(Math.max(left, 0))} days left`}
      >
        <rect className={classes.ground} x="0" y="3" width={WIDTH} height="8" />
        <rect
          className={left !== null && left < SOON_DAYS ? classes.soon : classes.left}
          x="0"
          y="3"
          width={at(shown)}
          height="8"
        />
        <line className={classes.mark} x1={at(SOON_DAYS)} x2={at(SOON_DAYS)} y1="0" y2="14" />
      </svg>
      <Text size="xs" c="dimmed" className={classes.host}>
        {left === null ? 'No certificate' : left < 0 ? 'Ended ' : 'Ends '}
        {left !== null && <Time at={certificate.notAfter} />}, by {certificate.issuer || 'nobody'},{' '}
        {keyWords(certificate)}
        {certificate.stapled && `, with its authority’s word${saysWords(certificate.authoritySays)}`}
      </Text>
    </div>
  );
}
