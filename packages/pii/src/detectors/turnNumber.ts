import type { Clues } from '../clues.ts';
import { MIXED, NUMBER, PARAGRAPH, SYMBOL, WORD, type Scan } from '../scan.ts';
import type { Candidate, Detector, PiiType } from '../span.ts';
import { cluesOf } from './cluesOf.ts';
import { near, topics, type Topics } from './near.ts';
import type { Topic } from './topics.ts';

/**
 * Short words of English, and of support chat, that are no part of an identifier spelled in pieces ("dd 56 d 5",
 * "lkd 521553849").
 */
const plain = new Set(
  (
    'a an and am are as at be but by can card code did do does for from full get give good had has have he hello here hi him his how i ' +
    'if ill im in info is it its ive last like may me mine mr mrs ms my name need new no non nope not now number of off oh ok okay on one only or ' +
    'other our out pay per phone pin plan please pls ref rs same see send sent she show sir so some ssn sure take than thank thanks that the ' +
    'their them then this till to too two up use was way we well went what when who will with work yes yeah yep yet you your zip city mail id acc ' +
    'ac acct bank cell chat cost day days date dob due easy each else even ever exp fee few flat fly free gb mb tb go going got half home hour ' +
    'hrs inc into just keep kg know land late left less line list live long look lot mam many more most move much must name near next nice once ' +
    'open over own pack paid part pass past plus post pre read real rent ring road room row safe said save say seat sell set side sign soon ' +
    'stay stop such tell test text time tom town tv type unit user very view void wait want week what why year years yet yours zone hai etc ma nd ' +
    'st rd th pm usd inr eur us uk usa dear bye hey hmm its bit both bus buy call came car case cash cat check claim clear close first last ' +
    'mobile order policy street password passward company booking account number credit ave apt lane old social digits digit update street ph mob ' +
    'feb jan mar apr may jun jul aug sep sept oct nov dec mon tue wed thu fri sat sun am size veg'
  ).split(' '),
);
/** Words of whole sentences: where one stands, a bare number is more likely an amount, a count or a date. */
const prose = new Set(
  (
    'want wants wanted would could should need needs book booking buy purchase travel looking going go price pay bill billing use used using plan ' +
    'plans usage available availability cheap flight flights fly spend transfer send cost costs ordered received charged charge paid when where why how ' +
    'what which because since ago every before after until order add get take provide give model trip journey return depart leave leaving arrive date ' +
    'between from upto have had has there they some any make schedule appointment think issue problem working work install installed interested ' +
    'budget expense expenses total amount refund claimed buying need'
  ).split(' '),
);
const answer: readonly (readonly [wanted: Topics, type: PiiType])[] = (
  [
    [['SSN'], 'SSN'],
    [['PASSWORD'], 'PASSWORD'],
    [['PIN'], 'PIN'],
    [['ZIP'], 'ZIP'],
    [['CVV'], 'CARD_CVV'],
    [['CARD', 'CREDIT'], 'CREDIT_CARD'],
    [['PHONE'], 'PHONE'],
    [['ACCOUNT'], 'ACCOUNT'],
    [['DOB'], 'DATE_OF_BIRTH'],
    [['MRN'], 'MRN'],
    [['HEALTH'], 'HEALTH_ID'],
    [['DRIVER'], 'DRIVER_ID'],
    [['PASSPORT'], 'PASSPORT'],
    [['LAST'], 'SSN'],
  ] as readonly (readonly [Topic[], PiiType])[]
).map(([names, type]) => [topics(...names), type]);
const anyAnswer = topics(
  'SSN',
  'PASSWORD',
  'PIN',
  'ZIP',
  'CVV',
  'CARD',
  'PHONE',
  'ACCOUNT',
  'MRN',
  'HEALTH',
  'DRIVER',
  'PASSPORT',
  'LAST',
  'NAME',
  'EMAIL',
);
const unitTopics = topics('UNIT', 'MONTH', 'WEEKDAY');
const mostProse = 40;

/**
 * Numbers of three digits and more, with the letters spelled beside them, in a turn of a conversation: what a customer
 * answers when asked for an account, the last digits of a card, a postal code. A number beside a unit, an amount or a
 * time is none, and in a whole sentence only one that a word beside it names.
 */
export const turnNumber: Detector = {
  name: 'turnNumber',
  types: [...new Set(answer.map(([, type]) => type)), 'ACCOUNT', 'PHONE', 'CREDIT_CARD', 'SSN', 'ZIP'],
  digits: true,
  find(text, scanned) {
    const clues = cluesOf(scanned);
    const found: Candidate[] = [];
    if (!clues.turn) return found;
    const terse = isTerse(scanned);
    let done = 0;
    for (const token of clues.numbers) {
      if (token < done) continue;
      const [first, last] = pieces(scanned, clues, token, done);
      done = last + 1;
      const digits = countDigits(text, scanned.start[first] ?? 0, scanned.end[last] ?? 0);
      const candidate = judge(scanned, clues, first, last, digits, terse);
      if (candidate !== undefined) found.push(candidate);
    }
    return found;
  },
};

function judge(
  scanned: Scan,
  clues: Clues,
  first: number,
  last: number,
  digits: number,
  terse: boolean,
): Candidate | undefined {
  const { text } = scanned;
  const start = scanned.start[first] ?? 0;
  const end = scanned.end[last] ?? 0;
  const letters = scanned.kind[first] !== NUMBER || scanned.kind[last] !== NUMBER;
  const named = near(scanned, clues, anyAnswer, first, last + 1, 6, 4);
  const measured = isMeasured(scanned, clues, first, last);
  const base = letters && last > first ? (terse || named ? 0.6 : 0.3) : named ? 0.5 : terse ? 0.45 : 0.15;
  const enough = digits >= 3 || (letters && last > first && (digits >= 2 || end - start >= 5));
  const year = /^(?:19|20)\d\d$/.test(text.slice(start, end));
  const score = !enough ? 0.1 : measured ? 0.2 : year && !named ? 0.3 : base;
  const type =
    answer.find(([wanted]) => near(scanned, clues, wanted, first, last + 1, 6, 2))?.[1] ??
    byLength(digits, letters);
  return { start, end, type, score };
}

function byLength(digits: number, letters: boolean): PiiType {
  if (letters) return 'ACCOUNT';
  if (digits >= 12) return 'CREDIT_CARD';
  if (digits >= 10) return 'PHONE';
  return digits === 5 || digits === 6 ? 'ZIP' : digits === 4 ? 'SSN' : 'ACCOUNT';
}

/** The number and the pieces beside it that are spelled with it: groups of digits, and letters that are no word. */
function pieces(scanned: Scan, { topic }: Clues, token: number, done: number): [first: number, last: number] {
  const { kind, gap, count } = scanned;
  let first = token;
  let last = token;
  while (first > done && gap[first] === 1 && first > token - 3 && isPiece(scanned, topic, first - 1))
    first -= 1;
  while (last + 1 < count && gap[last + 1] === 1 && last < token + 6) {
    const next = last + 1;
    if (kind[next] === NUMBER || kind[next] === MIXED || isPiece(scanned, topic, next)) last = next;
    else break;
  }
  return [first, last];
}

function isPiece({ text, start, end, kind }: Scan, topic: Uint8Array, token: number): boolean {
  const from = start[token] ?? 0;
  const size = (end[token] ?? 0) - from;
  if (kind[token] !== WORD || size > 4 || (topic[token] ?? 0) !== 0) return false;
  return !plain.has(text.slice(from, from + size).toLowerCase());
}

/** A unit behind, a currency or a word for amounts before, a clock time, a part of something written together. */
function isMeasured(scanned: Scan, { topic }: Clues, first: number, last: number): boolean {
  const { text, start, end, gap, count, kind } = scanned;
  if (last + 1 < count && gap[last + 1] !== PARAGRAPH && unitTopics[topic[last + 1] ?? 0] === 1) return true;
  if (first > 0 && unitTopics[topic[first - 1] ?? 0] === 1) return true;
  const before = text[(start[first] ?? 0) - 1] ?? ' ';
  const after = text[end[last] ?? 0] ?? ' ';
  return (
    '$£€₹.:/%'.includes(before) ||
    '%$£€₹:'.includes(after) ||
    (after === '.' && kind[last + 2] === NUMBER && gap[last + 2] === 0)
  );
}

/** Whether a turn is an answer rather than a sentence. */
function isTerse({ text, start, end, kind, count }: Scan): boolean {
  if (count > mostProse) return false;
  for (let i = 0; i < count; i += 1) {
    if (kind[i] !== WORD) {
      if (kind[i] === SYMBOL && text[start[i] ?? 0] === '?') return false;
      continue;
    }
    if (prose.has(text.slice(start[i] ?? 0, Math.min(end[i] ?? 0, (start[i] ?? 0) + 14)).toLowerCase()))
      return false;
  }
  return true;
}

function countDigits(text: string, from: number, to: number): number {
  let count = 0;
  for (let at = from; at < to; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x30 && code <= 0x39) count += 1;
  }
  return count;
}
