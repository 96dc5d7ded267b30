import { close, open, type Head } from './document.ts';
import { objectsAt, present, textAt, textOrNull, without, type OscalObject } from './json.ts';
import {
  findingMembers,
  findingOf,
  observationMembers,
  observationOf,
  riskMembers,
  riskOf,
  type ObjectiveFinding,
  type Observation,
  type Risk,
} from './observed.ts';

/** One thing to be mended. */
export interface PlanItem {
  readonly uuid: string | null;
  readonly title: string;
  readonly description: string;
  readonly rest: OscalObject;
}

/** An OSCAL plan of action and milestones; what is not understood is kept as it is. */
export interface PlanOfAction {
  readonly head: Head;
  readonly observations: readonly Observation[];
  readonly risks: readonly Risk[];
  readonly findings: readonly ObjectiveFinding[];
  readonly items: readonly PlanItem[];
  readonly rest: OscalObject;
  readonly beside: OscalObject;
}

/** @param document a plan that the schema holds for */
export function readPlan(document: OscalObject): PlanOfAction {
  const { head, rest, beside } = open(document);
  return {
    ...{ head, beside },
    observations: objectsAt(rest, 'observations').map(observationOf),
    risks: objectsAt(rest, 'risks').map(riskOf),
    findings: objectsAt(rest, 'findings').map(findingOf),
    items: objectsAt(rest, 'poam-items').map((from) => ({
      uuid: textOrNull(from, 'uuid'),
      title: textAt(from, 'title'),
      description: textAt(from, 'description'),
      rest: without(from, 'uuid', 'title', 'description'),
    })),
    rest: without(rest, 'observations', 'risks', 'findings', 'poam-items'),
  };
}

/** The same document, as far as JSON values can be told apart: members have no order. */
export function writePlan(plan: PlanOfAction): OscalObject {
  const { head, beside, observations, risks, findings, items, rest } = plan;
  const whole = {
    ...rest,
    ...present({
      observations: observations.map(observationMembers),
      risks: risks.map(riskMembers),
      findings: findings.map(findingMembers),
    }),
    'poam-items': items.map(({ uuid, title, description, rest: more }) => ({
      ...present({ uuid }),
      title,
      description,
      ...more,
    })),
  };
  return close({ model: 'plan-of-action-and-milestones', head, beside, rest: whole });
}
