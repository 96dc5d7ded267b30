import type { Condition, FieldGrant, Permission, RowScope, Terms } from '../kernel/index.ts';
import { categoryWords } from './category.ts';
import { conditionKinds } from './conditions/index.ts';
import { dutyKinds } from './duties/index.ts';
import { limitKinds } from './limits/index.ts';
import { entry } from './table.ts';
import { minutesInWords, plural } from './time.ts';
import { andList, operationWords, treatmentWords } from './words.ts';

/** What one clause does, in words. */
export interface ClauseText {
  readonly clause: string;
  readonly effect: 'permission' | 'condition' | 'limit' | 'duty' | 'default';
  readonly sentence: string;
}

/**
 * Says the terms in plain English, clause by clause, in the order permissions, ticket, exceptions, conditions, limits,
 * duties, general clause. Works on terms that do not compile yet: what cannot be read is said to be so.
 */
export function describe(terms: Terms): readonly ClauseText[] {
  const { ticketInHand, general } = terms;
  return [
    ...terms.permissions.flatMap(describePermission),
    ...(ticketInHand === undefined
      ? []
      : [
          {
            clause: ticketInHand.clause,
            effect: 'condition' as const,
            sentence:
              `A ticket stays in hand for ${minutesInWords(ticketInHand.minutes)} after the last work on it; ` +
              `one person holds at most ${plural(ticketInHand.atOnce, 'ticket')} at once.`,
          },
        ]),
    ...describeExceptions(terms),
    ...terms.conditions.map((condition) => ({
      clause: condition.clause,
      effect: 'condition' as const,
      sentence: describeCondition(condition),
    })),
    ...terms.limits.map((limit) => ({
      clause: limit.clause,
      effect: 'limit' as const,
      sentence: sentenceOf(limit.kind, entry(limitKinds, limit.kind)?.prepare(limit), REFUSES),
    })),
    ...terms.duties.map((duty) => ({
      clause: duty.clause,
      effect: 'duty' as const,
      sentence: sentenceOf(duty.kind, entry(dutyKinds, duty.kind)?.prepare(duty), 'nothing watches it'),
    })),
    ...(general === undefined
      ? []
      : [
          {
            clause: general.clause,
            effect: 'default' as const,
            sentence: 'All that the agreement does not permit is refused.',
          },
        ]),
  ];
}

/** Work that goes on where it would otherwise stop, and what watches the ledger. */
function describeExceptions(terms: Terms): readonly ClauseText[] {
  const {
    continuityLease: lease,
    emergencyAccess: emergency,
    sealedOriginals,
    quality,
    witnessQuorum,
    inFlight,
  } = terms;
  const hours = (count: number): string => plural(count, 'hour');
  return [
    ...(lease === undefined
      ? []
      : say(
          'permission',
          lease.clause,
          `Both parties together may let work go on for at most ${hours(lease.hours)} where a report fails, ` +
            `without reveals; it is reviewed within ${hours(lease.reviewWithinHours)}.`,
        )),
    ...(emergency === undefined
      ? []
      : say(
          'permission',
          emergency.clause,
          `In an emergency ${String(emergency.approvers)} of the controller’s people together open one case for ` +
            `${minutesInWords(emergency.minutes)}; it is reviewed within ${hours(emergency.reviewWithinHours)}.`,
        )),
    ...(sealedOriginals === undefined
      ? []
      : say(
          'permission',
          sealedOriginals.clause,
          `Notes, replies and reasons are kept as they were typed, sealed, for ${plural(sealedOriginals.days, 'day')}; a privacy ` +
            `officer of the controller may open one for ${minutesInWords(sealedOriginals.minutes)}, for a reason.`,
        )),
    ...(quality === undefined
      ? []
      : say(
          'permission',
          quality.clause,
          `For quality, ${andList(quality.roles)} of the processor and the controller’s people review conversations ` +
            `without the personal data in them, kept for ${plural(quality.keepDays, 'day')}; what cannot be anonymised ` +
            `waits sealed for ${plural(quality.withheldDays, 'day')}. Reports tell of groups of at least ` +
            `${plural(quality.leastGroup, 'customer')}.`,
        )),
    ...(inFlight === undefined
      ? []
      : say(
          'permission',
          inFlight.clause,
          `Tickets in hand when these terms begin may be finished under those before for ${minutesInWords(inFlight.minutes)}.`,
        )),
    ...(witnessQuorum === undefined
      ? []
      : say(
          'condition',
          witnessQuorum.clause,
          `The ledger’s checkpoint is cosigned by at least ${String(witnessQuorum.least)} ` +
            `${witnessQuorum.least === 1 ? 'witness' : 'witnesses'}.`,
        )),
  ];
}

function say(effect: ClauseText['effect'], clause: string, sentence: string): readonly ClauseText[] {
  return [{ clause, effect, sentence }];
}

const REFUSES = 'it refuses everybody';

type Prepared =
  | { readonly ok: true; readonly sentence: string }
  | { readonly ok: false; readonly problems: readonly string[] };

function sentenceOf(kind: string, prepared: Prepared | undefined, unknown: string): string {
  if (prepared === undefined) return `No part of Cordon knows "${kind}": ${unknown}.`;
  return prepared.ok ? prepared.sentence : `"${kind}" cannot be read: ${prepared.problems.join('; ')}.`;
}

function describeCondition(condition: Condition): string {
  const sentence = sentenceOf(
    condition.kind,
    entry(conditionKinds, condition.kind)?.prepare(condition),
    REFUSES,
  );
  const { staleAfterMinutes, onStale, forMinutes } = condition;
  if (staleAfterMinutes === undefined) return sentence;
  const then =
    onStale === 'masked-only' && forMinutes !== undefined
      ? `after that the last known value stands for ${minutesInWords(forMinutes)}, without reveals`
      : 'after that access is refused';
  return `${sentence} It is checked at least every ${minutesInWords(staleAfterMinutes)}; ${then}.`;
}

const whose: Readonly<Record<RowScope, string>> = {
  'ticket-in-hand': 'the customer of a ticket in hand',
  'every-customer': 'every customer, as a service account and in no other way',
};

/** The permission itself with the grants under its own clause; then each clause that sets a treatment. */
function describePermission(permission: Permission): readonly ClauseText[] {
  const own = permission.fields.filter((grant) => (grant.clause ?? permission.clause) === permission.clause);
  const others = permission.fields.filter((grant) => !own.includes(grant));
  const who = `For ${permission.purpose}, ${andList(permission.roles)} may `;
  const what = andList(permission.operations.map((operation) => operationWords[operation]));
  const fresh = permission.stepUp === true ? ', after a fresh second factor' : '';
  const shown = own.length === 0 ? '' : `: ${own.map(describeGrant).join('; ')}`;
  return [
    {
      clause: permission.clause,
      effect: 'permission',
      sentence: `${who}${what}, for ${whose[permission.subjects]}${fresh}${shown}.`,
    },
    ...others.map((grant) => ({
      clause: grant.clause ?? permission.clause,
      effect: 'permission' as const,
      sentence: `Under ${permission.clause}, ${describeGrant(grant)}.`,
    })),
  ];
}

function describeGrant(grant: FieldGrant): string {
  const rights = [
    ...(grant.lookup === true ? ['may be looked up by its exact value'] : []),
    ...(grant.confirm === true ? ['may be confirmed against what the caller says'] : []),
    ...(grant.reveal === undefined
      ? []
      : [
          `may be revealed for ${minutesInWords(grant.reveal.minutes)}` +
            (grant.reveal.stepUp ? ' after a fresh second factor' : '') +
            (grant.reveal.approval === true ? ' once a second person approved it' : ''),
        ]),
  ];
  const sight = `${categoryWords(grant.category)} is ${treatmentWords[grant.treatment]}`;
  return rights.length === 0 ? sight : `${sight} and ${andList(rights)}`;
}
