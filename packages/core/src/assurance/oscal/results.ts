import { close, describedMembers, describedOf, open, type Described, type Head } from './document.ts';
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

/** One assessment: what was looked at within a time, and what came of it. */
export interface Result extends Described {
  readonly start: string;
  readonly end: string | null;
  readonly observations: readonly Observation[];
  readonly risks: readonly Risk[];
  readonly findings: readonly ObjectiveFinding[];
  readonly rest: OscalObject;
}

/** OSCAL assessment results; what is not understood is kept as it is. */
export interface AssessmentResults {
  readonly head: Head;
  readonly results: readonly Result[];
  readonly rest: OscalObject;
  readonly beside: OscalObject;
}

/** @param document assessment results that the schema holds for */
export function readResults(document: OscalObject): AssessmentResults {
  const { head, rest, beside } = open(document);
  return { head, beside, results: objectsAt(rest, 'results').map(resultOf), rest: without(rest, 'results') };
}

/** The same document, as far as JSON values can be told apart: members have no order. */
export function writeResults({ head, results, rest, beside }: AssessmentResults): OscalObject {
  const whole = { ...rest, results: results.map(resultMembers) };
  return close({ model: 'assessment-results', head, beside, rest: whole });
}

function resultOf(from: OscalObject): Result {
  return {
    ...describedOf(from),
    start: textAt(from, 'start'),
    end: textOrNull(from, 'end'),
    observations: objectsAt(from, 'observations').map(observationOf),
    risks: objectsAt(from, 'risks').map(riskOf),
    findings: objectsAt(from, 'findings').map(findingOf),
    rest: without(from, 'uuid', 'title', 'description', 'start', 'end', 'observations', 'risks', 'findings'),
  };
}

function resultMembers(result: Result): OscalObject {
  const { start, end, observations, risks, findings, rest, ...described } = result;
  return {
    ...describedMembers(described),
    start,
    ...present({ end }),
    ...rest,
    ...present({
      observations: observations.map(observationMembers),
      risks: risks.map(riskMembers),
      findings: findings.map(findingMembers),
    }),
  };
}
