import { serverNow } from '../../api/serverClock.ts';
import { FACTS, type FactForm } from './factBody.ts';
import { ownZone } from './zones.ts';

type Told = Readonly<Record<string, unknown>>;

/** A form in which nothing was told yet. */
export function blankFact(): FactForm {
  return {
    ...{ at: localOf(serverNow()), zone: ownZone(), yes: 'yes', risk: 'likely' },
    ...{
      count: '',
      place: 'US-CA',
      form: 'written',
      from: '',
      until: '',
      agreement: '',
      clock: '',
      text: '',
    },
    ...{ name: '', email: '', phone: '', postal: '', web: '' },
  };
}

/** Which of the choices a fact is one of. */
export function keyOfFact(fact: Told): string {
  const kind = text(fact.kind);
  const of = text(fact.law ?? fact.about ?? (kind === 'categories' ? fact.of : ''));
  return FACTS.find(({ key }) => key === (of === '' ? kind : `${kind}:${of}`))?.key ?? kind;
}

/** A recorded fact as a form of it, to be corrected. */
export function formOf(fact: Told): FactForm {
  const is = fact.is ?? fact.applies ?? fact.exact ?? fact.whole;
  const names = fact.names ?? fact.clauses;
  const given = (name: string): string => text(fact[name]);
  return {
    ...blankFact(),
    ...{ at: local(fact.at), zone: given('zone'), yes: is === false ? 'no' : 'yes' },
    ...{ risk: given('risk') || 'likely', count: given('count'), place: given('place') },
    ...{ form: given('form') || 'unknown', from: local(fact.from), until: local(fact.until) },
    ...{ agreement: given('agreement'), clock: given('clock') },
    text: Array.isArray(names) ? names.map(text).join('\n') : given('text'),
    ...{ name: given('name'), email: given('email'), phone: given('phone') },
    ...{ postal: given('postal'), web: given('web') },
  };
}

function local(at: unknown): string {
  const ms = Date.parse(text(at));
  return Number.isNaN(ms) ? '' : localOf(ms);
}

/** An instant as a time field of this browser takes it: `2026-11-27T09:30`. */
function localOf(ms: number): string {
  return new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
