import { absolute } from '../../components/instant.ts';
import { FACTS } from './factBody.ts';
import { keyOfFact } from './factForm.ts';

type Told = Readonly<Record<string, unknown>>;

/** A fact that was recorded, in one sentence. */
export function factWords(fact: Told): string {
  const kind = text(fact.kind);
  const key = keyOfFact(fact);
  const label = FACTS.find((one) => one.key === key)?.label ?? kind;
  return `${label}: ${valueOf(kind, fact).replace(/\.$/, '')}.`;
}

function valueOf(kind: string, fact: Told): string {
  const answer = fact.is ?? fact.applies;
  if (typeof answer === 'boolean') return answer ? 'yes' : 'no';
  const names = fact.names ?? fact.clauses;
  if (Array.isArray(names)) return names.map(text).join(', ');
  switch (kind) {
    case 'company-aware':
    case 'vendor-aware':
      return `${fact.exact === true ? '' : 'by '}${absolute(text(fact.at))}`;
    case 'residents':
      return `${text(fact.place)}, ${text(fact.count)}`;
    case 'contract':
      return `${text(fact.agreement)}, clause ${text(fact.clause)}, ${text(fact.hours)} hours`;
    case 'sent':
      return `${text(fact.clock)}, ${fact.whole === true ? 'whole' : 'a first phase'}, ${absolute(text(fact.at))}`;
    case 'law-enforcement': {
      const until = text(fact.until);
      return `${text(fact.form) === 'written' ? 'in writing' : 'spoken'}${until === '' ? '' : `, until ${absolute(until)}`}`;
    }
    case 'occurred':
      return `${absolute(text(fact.from))} to ${absolute(text(fact.until))}`;
    case 'contact':
      return ['name', 'email', 'phone', 'web', 'postal'].flatMap((way) => text(fact[way]) || []).join(', ');
    default:
      return text(fact.text ?? fact.count ?? fact.risk ?? absolute(text(fact.at)));
  }
}

function text(value: unknown): string {
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}
