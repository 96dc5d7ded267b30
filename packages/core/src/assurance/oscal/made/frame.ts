import type { Head } from '../document.ts';
import type { OscalObject } from '../json.ts';
import type { ExportFacts } from './facts.ts';
import { instant, line, OSCAL_VERSION, prop } from './words.ts';

/** The ids under which parties and Cordon itself stand in an export. */
export interface Actors {
  readonly company: string;
  readonly vendor: string;
  readonly tool: string;
}

export function actorsOf({ uuid, company, vendor, system }: ExportFacts): Actors {
  return {
    company: uuid(`party ${company.id}`),
    vendor: uuid(`party ${vendor.id}`),
    tool: uuid(`system ${system.origin}`),
  };
}

/** Metadata of an export: the two parties, and the period it tells of. */
export function headOf(facts: ExportFacts, kind: string): Head {
  const { uuid, at, agreement, company, vendor, period } = facts;
  const actors = actorsOf(facts);
  const time = `${instant(period.from)} ${instant(period.until)}`;
  return {
    uuid: uuid(`${kind} ${agreement.id} ${time} ${instant(at)}`),
    title: line(`${kind}: ${agreement.title}, ${company.name} and ${vendor.name}`),
    version: instant(at),
    lastModified: instant(at),
    oscalVersion: OSCAL_VERSION,
    metadata: {
      props: [
        prop('agreement', agreement.id),
        prop('from', instant(period.from)),
        prop('until', instant(period.until)),
        prop('findings-complete', facts.complete ? 'yes' : 'no'),
      ],
      roles: [
        { id: 'controller', title: 'Controller: the company whose customers it is about' },
        { id: 'processor', title: 'Processor: the vendor who works for it' },
      ],
      parties: [organisation(actors.company, company.name), organisation(actors.vendor, vendor.name)],
      'responsible-parties': [
        { 'role-id': 'controller', 'party-uuids': [actors.company] },
        { 'role-id': 'processor', 'party-uuids': [actors.vendor] },
      ],
    },
  };
}

/** Cordon as the tool that looked. */
export function originOf({ tool }: Actors): OscalObject {
  return { actors: [{ type: 'tool', 'actor-uuid': tool }] };
}

function organisation(uuid: string, name: string): OscalObject {
  return { uuid, type: 'organization', name: line(name) };
}
