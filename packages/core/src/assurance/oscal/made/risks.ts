import { present, type OscalObject } from '../json.ts';
import type { Observation, Risk } from '../observed.ts';
import { related } from '../observed.ts';
import type { ExportedFinding, ExportFacts } from './facts.ts';
import { actorsOf, originOf, type Actors } from './frame.ts';
import { instant, line, NAMESPACE, prop } from './words.ts';

/** Where a finding stands, in the words of OSCAL's risk status. */
export function riskStatus(
  { closed, exception, plan }: Pick<ExportedFinding, 'closed' | 'exception' | 'plan'>,
  now: number,
): string {
  if (closed !== null) return 'closed';
  // An exception that has run out is none: the finding is open again.
  if (exception !== null && exception.until > now) return 'deviation-approved';
  return plan === null ? 'open' : 'remediating';
}

/** What a finding of ours saw: it is evidence for the risk it became. */
export function observationOfFinding(facts: ExportFacts, finding: ExportedFinding): Observation {
  const { id, title, about, entry, seenAt } = finding;
  const props = [
    prop('finding', id),
    prop('about', about),
    ...(entry === null ? [] : [prop('ledger-entry', entry)]),
  ];
  return {
    ...{ uuid: facts.uuid(`observation ${id}`), title: line(title), description: line(`${title}: ${about}`) },
    ...{ collected: instant(seenAt), expires: null },
    rest: { props, methods: ['TEST'], types: ['finding'], origins: [originOf(actorsOf(facts))] },
  };
}

/** A finding of ours as a risk: how grave, until when, what is planned, accepted or done. */
export function riskOfFinding(facts: ExportFacts, finding: ExportedFinding): Risk {
  const { id, title, meaning, next, severity, dueAt, owner } = finding;
  const actors = actorsOf(facts);
  const facets = [{ name: 'severity', system: NAMESPACE, value: line(severity) }];
  return {
    ...{ uuid: facts.uuid(`risk ${id}`), title: line(title), description: meaning, statement: meaning },
    status: riskStatus(finding, facts.at),
    deadline: dueAt === null ? null : instant(dueAt),
    rest: present({
      props: [prop('finding', id), ...(owner === null ? [] : [prop('owner', owner)])],
      origins: [originOf(actors)],
      characterizations: [{ origin: originOf(actors), facets }],
      remediations: remediationsOf(facts, finding, next),
      'risk-log': { entries: logOf(facts, finding, actors) },
      ...related('observation', [facts.uuid(`observation ${id}`)]),
    }),
  };
}

/** What ends it, as whoever found it said; and what its owner plans. */
function remediationsOf(
  { uuid }: ExportFacts,
  { id, plan, closed }: ExportedFinding,
  next: string,
): readonly OscalObject[] {
  const advice = {
    uuid: uuid(`advice ${id}`),
    lifecycle: 'recommendation',
    title: 'What ends it',
    description: next,
  };
  if (plan === null) return [advice];
  const lifecycle = closed === null ? 'planned' : 'completed';
  return [advice, { uuid: uuid(`plan ${id}`), lifecycle, title: 'What its owner plans', description: plan }];
}

/** What happened to it, in time. */
function logOf(
  { uuid }: ExportFacts,
  { id, raisedAt, exception, closed }: ExportedFinding,
  { tool }: Actors,
): readonly OscalObject[] {
  const step = (name: string, title: string, start: number, status: string, more: OscalObject = {}) => ({
    ...{
      uuid: uuid(`${name} ${id}`),
      title: line(title),
      start: instant(start),
      ...more,
      'status-change': status,
    },
  });
  return [
    step('raised', 'Raised', raisedAt, 'open', { props: [prop('by', tool)] }),
    ...(exception === null
      ? []
      : [
          step('exception', 'Accepted as a risk', exception.from, 'deviation-approved', {
            end: instant(exception.until),
            props: [prop('approver', exception.approver)],
          }),
        ]),
    ...(closed === null ? [] : [step('closed', `Closed: ${closed.how}`, closed.at, 'closed')]),
  ];
}
