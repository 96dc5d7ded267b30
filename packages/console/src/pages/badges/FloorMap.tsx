import { Anchor, Collapse, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { SiteBadges } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { Time } from '../../components/Time.tsx';
import { ZONES } from './words.ts';
import classes from './badges.module.css';

type Zone = SiteBadges['zones'][number];

/** In rows of so many; more are a number. */
const ROW = 14;
const DRAWN = 3 * ROW;
const STEP = 14;

/** The zones of a site with everybody drawn who is in them by their badge. */
export function FloorMap({ view }: { readonly view: SiteBadges }) {
  return (
    <section aria-labelledby="floor">
      <Title order={2} id="floor" mb="xs">
        Who is where
      </Title>
      {view.zones.length === 0 ? (
        <Text c="dimmed">
          No zone is drawn yet.{' '}
          {view.mayChange
            ? 'Draw zones and readers below, then connect the badge system.'
            : 'The vendor draws them.'}
        </Text>
      ) : (
        <ul className={classes.floor}>
          {view.zones.map((zone) => (
            <ZoneBox key={zone.id} zone={zone} least={view.least} />
          ))}
        </ul>
      )}
    </section>
  );
}

interface ZoneProps {
  readonly zone: Zone;
  /** Fewer people than this are no number to whoever is told no names. */
  readonly least: number;
}

function ZoneBox({ zone, least }: ZoneProps) {
  const [open, setOpen] = useState(false);
  const { name, kind, people, visitors, who } = zone;
  const guests = Math.min(visitors ?? 0, DRAWN);
  const heads = Math.min(people ?? 0, DRAWN - guests);
  const rows = Math.max(1, Math.ceil((heads + guests) / ROW));
  return (
    <li className={classes.zone} data-kind={kind}>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {ZONES[kind]}
      </Text>
      <div className={classes.many}>{people ?? `0–${String(least - 1)}`}</div>
      <Text size="sm">
        {people === 1 ? 'person' : 'people'}
        {visitors !== null && visitors > 0 && `, ${count(visitors, 'visitor')}`}
      </Text>
      {people === null && (
        <Text size="sm" c="dimmed">
          So few that a number would tell who is there.
        </Text>
      )}
      <svg className={classes.heads} viewBox={`0 0 ${String(ROW * STEP)} ${String(rows * STEP)}`} aria-hidden>
        {Array.from({ length: heads + guests }, (_, nth) => (
          <circle
            key={nth}
            className={nth < heads ? classes.head : classes.guest}
            cx={7 + (nth % ROW) * STEP}
            cy={7 + Math.floor(nth / ROW) * STEP}
            r={5}
          />
        ))}
      </svg>
      {who.length > 0 && (
        <>
          <Anchor
            component="button"
            type="button"
            size="sm"
            aria-expanded={open}
            onClick={() => {
              setOpen(!open);
            }}
          >
            {open ? 'Hide names' : `Who is in ${name}`}
          </Anchor>
          <Collapse expanded={open}>
            <ul>
              {who.map((one) => (
                <li key={one.id}>
                  {one.name}, since <Time at={one.since} />
                </li>
              ))}
            </ul>
          </Collapse>
        </>
      )}
    </li>
  );
}
