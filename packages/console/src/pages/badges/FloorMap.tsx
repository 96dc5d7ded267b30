import { Anchor, Collapse, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { SiteBadges } from '../../api/types.ts';
import { count } from '../../components/count.ts';
import { Time } from '../../components/Time.tsx';
import { ZONES } from './words.ts';
import classes from './badges.module.css';

type Zone = SiteBadges['zones'][number];

const DRAWN = 40;
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
            <ZoneBox key={zone.id} zone={zone} />
          ))}
        </ul>
      )}
    </section>
  );
}

function ZoneBox({ zone }: { readonly zone: Zone }) {
  const [open, setOpen] = useState(false);
  const { name, kind, people, visitors, who } = zone;
  const guests = Math.min(visitors, DRAWN);
  const heads = Math.min(people, DRAWN - guests);
  return (
    <li className={classes.zone} data-kind={kind}>
      <Text fw={600}>{name}</Text>
      <Text size="sm" c="dimmed">
        {ZONES[kind]}
      </Text>
      <div className={classes.many}>{people}</div>
      <Text size="sm">
        {people === 1 ? 'person' : 'people'}
        {visitors > 0 && `, ${count(visitors, 'visitor')}`}
      </Text>
      <svg
        className={classes.heads}
        viewBox={`0 0 ${String(DRAWN * STEP)} 16`}
        preserveAspectRatio="xMinYMid meet"
        aria-hidden
      >
        {Array.from({ length: heads }, (_, nth) => (
          <circle key={nth} className={classes.head} cx={7 + nth * STEP} cy={8} r={5} />
        ))}
        {Array.from({ length: guests }, (_, nth) => (
          <circle key={nth} className={classes.guest} cx={7 + (heads + nth) * STEP} cy={8} r={5} />
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
