import { operations, rowScopes, treatments, type DataMap } from '../kernel/index.ts';
import { covers, isCategory } from './category.ts';
import { QUALITY, type Problem } from './policy.ts';
import {
  flag,
  listOf,
  object,
  objects,
  oneOf,
  optional,
  readSettings,
  text,
  whole,
  type Parser,
  type Parsers,
} from './settings.ts';
import { parseInstant } from './time.ts';

type Rule = Readonly<Record<string, unknown>>;

const instant: Parser<number> = {
  wanted: 'an RFC 3339 instant such as 2026-10-01T00:00:00Z',
  optional: false,
  read: (value) => (typeof value === 'string' ? parseInstant(value) : undefined),
};

const category: Parser<string> = {
  wanted: 'a key of the Fides taxonomy such as user.contact.email',
  optional: false,
  read: (value) => (typeof value === 'string' && isCategory(value) ? value : undefined),
};

const DAY_MINUTES = 1440;

/** Work without the fed conditions is for one shift. */
const LEASE_HOURS = 8;

/** An original is there to settle what was asked in the months after, and not to be an archive. */
const ORIGINAL_DAYS = 365;
const ORIGINAL_MINUTES = 30;

/**
 * Checks the form of terms before they are compiled: they come out of a document, so their type is a promise
 * nobody has kept yet. An unknown name counts as a problem, since a misspelt restriction is a lost one.
 * Settings of conditions, limits and duties are left to their kinds.
 * @param dataMap what the grants have to reach; null for terms that are signed: a category of which the source holds
 *   nothing today shows nothing, and must not take the rest of the agreement with it
 * @returns every problem, with the clause it stands in; an empty list when the form is good
 */
export function checkTerms(terms: unknown, dataMap: DataMap | null): readonly Problem[] {
  const problems: Problem[] = [];
  const rule = object.read(terms);
  if (rule === undefined) return [{ clause: 'terms', problem: 'the terms must be an object' }];

  function read<S>(at: string, what: Rule, parsers: Parsers<S>, open = false): S | undefined {
    const result = readSettings(what, open ? Object.keys(what) : [], parsers);
    if (result.ok) return result.settings;
    problems.push(...result.problems.map((problem) => ({ clause: at, problem })));
    return undefined;
  }

  const top = read('terms', rule, {
    agreement: text,
    version: whole(1),
    controller: text,
    processor: text,
    inForce: object,
    general: optional(object),
    ticketInHand: optional(object),
    continuityLease: optional(object),
    emergencyAccess: optional(object),
    sealedOriginals: optional(object),
    quality: optional(object),
    witnessQuorum: optional(object),
    inFlight: optional(object),
    permissions: objects,
    conditions: objects,
    limits: objects,
    duties: objects,
  });
  if (top === undefined) return problems;

  if (top.controller === top.processor) {
    problems.push({ clause: 'terms', problem: 'controller and processor must be two parties' });
  }
  const inForce = read('inForce', top.inForce, { from: instant, until: instant });
  if (inForce !== undefined && inForce.from >= inForce.until) {
    problems.push({ clause: 'inForce', problem: 'from must lie before until' });
  }
  if (top.general !== undefined) read('general', top.general, { clause: text });
  if (top.ticketInHand !== undefined) {
    read('ticketInHand', top.ticketInHand, {
      clause: text,
      atOnce: whole(1),
      minutes: whole(1, DAY_MINUTES),
    });
  }
  if (top.continuityLease !== undefined) {
    read('continuityLease', top.continuityLease, {
      clause: text,
      hours: whole(1, LEASE_HOURS),
      reviewWithinHours: whole(1),
    });
  }
  if (top.emergencyAccess !== undefined) {
    read('emergencyAccess', top.emergencyAccess, {
      clause: text,
      approvers: whole(2),
      minutes: whole(1, DAY_MINUTES),
      reviewWithinHours: whole(1),
    });
  }
  if (top.sealedOriginals !== undefined) {
    read('sealedOriginals', top.sealedOriginals, {
      clause: text,
      days: whole(1, ORIGINAL_DAYS),
      minutes: whole(1, ORIGINAL_MINUTES),
    });
  }
  if (top.quality !== undefined) {
    read('quality', top.quality, {
      clause: text,
      roles: listOf(text),
      leastGroup: whole(2, 1000),
      keepDays: whole(1, 3650),
      withheldDays: whole(1, 90),
    });
  }
  if (top.witnessQuorum !== undefined)
    read('witnessQuorum', top.witnessQuorum, { clause: text, least: whole(1) });
  if (top.inFlight !== undefined) {
    read('inFlight', top.inFlight, { clause: text, minutes: whole(1, DAY_MINUTES) });
  }

  for (const permission of top.permissions) {
    const at = clauseOf(permission, 'permissions');
    const found = read(at, permission, {
      clause: text,
      purpose: text,
      roles: listOf(text),
      subjects: oneOf(...rowScopes),
      operations: listOf(oneOf(...operations)),
      stepUp: optional(flag),
      fields: objects,
    });
    // Doors ask again after a fresh factor where something is done; anywhere else it would only be in the way.
    if (found?.stepUp === true && found.operations.some((operation) => operation !== 'act')) {
      problems.push({ clause: at, problem: 'stepUp stands only in a permission to act and nothing else' });
    }
    // What is reviewed is in a store of its own: a permission would open the source instead.
    if (found?.purpose === QUALITY) {
      problems.push({
        clause: at,
        problem: 'quality is the purpose of reviews, for which no permission stands',
      });
    }
    const reached = (found?.fields ?? []).filter((grant) => checkGrant(clauseOf(grant, at), grant));
    if (found !== undefined && reached.length === 0) {
      problems.push({ clause: at, problem: 'the permission names no field of the data map' });
    }
  }

  for (const condition of top.conditions) checkStaleness(clauseOf(condition, 'conditions'), condition);
  for (const limit of top.limits) {
    read(clauseOf(limit, 'limits'), limit, { clause: text, kind: text, max: whole(0) }, true);
  }
  for (const duty of top.duties) {
    const by = oneOf('controller', 'processor');
    read(clauseOf(duty, 'duties'), duty, { clause: text, kind: text, by }, true);
  }
  return problems;

  /** @returns true when the grant covers a field of the data map */
  function checkGrant(at: string, grant: Rule): boolean {
    const found = read(at, grant, {
      category,
      treatment: oneOf(...treatments),
      clause: optional(text),
      lookup: optional(flag),
      confirm: optional(flag),
      reveal: optional(object),
    });
    if (found === undefined) return false;
    if (found.reveal !== undefined) {
      read(at, found.reveal, {
        minutes: whole(1, DAY_MINUTES),
        stepUp: flag,
        approval: optional(flag),
      });
    }
    const reaches =
      dataMap === null ||
      dataMap.resources.some((resource) =>
        resource.fields.some((field) => covers(found.category, field.category)),
      );
    // Hiding in advance what the source may hold one day is sense; granting it is a slip of the pen.
    if (!reaches && found.treatment !== 'hidden') {
      problems.push({ clause: at, problem: `no field of the data map is of category ${found.category}` });
    }
    return reaches;
  }

  function checkStaleness(at: string, condition: Rule): void {
    const parsers = {
      clause: text,
      kind: text,
      staleAfterMinutes: optional(whole(1)),
      onStale: optional(oneOf('deny', 'masked-only')),
      forMinutes: optional(whole(1)),
    };
    const found = read(at, condition, parsers, true);
    if (found === undefined) return;
    const wants = (problem: string): void => void problems.push({ clause: at, problem });
    if (found.onStale !== undefined && found.staleAfterMinutes === undefined) {
      wants('onStale needs staleAfterMinutes');
    }
    if (found.onStale === 'masked-only' && found.forMinutes === undefined) {
      wants('masked-only needs forMinutes');
    }
    if (found.onStale !== 'masked-only' && found.forMinutes !== undefined) {
      wants('forMinutes needs onStale to be masked-only');
    }
  }
}

function clauseOf(rule: Rule, otherwise: string): string {
  return text.read(rule.clause) ?? otherwise;
}

/** Checks that the names of a data map are distinct, since a rule is looked up by them. */
export function checkDataMap(dataMap: DataMap): readonly Problem[] {
  const problem = (name: string): Problem => ({ clause: 'data map', problem: `${name} stands in it twice` });
  return [
    ...repeated(dataMap.resources.map((resource) => resource.name)).map(problem),
    ...dataMap.resources.flatMap((resource) =>
      repeated(resource.fields.map((field) => field.name)).map((name) => problem(`${resource.name}.${name}`)),
    ),
  ];
}

function repeated(names: readonly string[]): readonly string[] {
  return names.filter((name, index) => names.indexOf(name) !== index);
}
