import { paragraphsOf } from './lines.ts';
import { headingOf, listMark } from './headings.ts';
import { partiesOf, type Parties } from './parties.ts';
import { piecesOf } from './sentences.ts';
import { tokensOf, type Token } from './tokens.ts';

/** The smallest thing a rule looks at: a sentence, or one item of a list with the words that lead into it. */
export interface Unit {
  /** As a reader finds it in the text. */
  readonly sentence: string;
  readonly tokens: readonly Token[];
  /** An item of a list that no sentence leads into. */
  readonly bare: boolean;
  /** Which clause it stands in: an index into the outline's clauses. */
  readonly clause: number;
}

export interface OutlineClause {
  /** Its heading and those above it, as one text. */
  readonly heading: string;
  /** The nearest of them when it is short enough to name one thing: what follows is about that. */
  readonly label: string;
}

export interface Outline {
  /** What it calls its parties. */
  readonly parties: Parties;
  readonly clauses: readonly OutlineClause[];
  readonly units: readonly Unit[];
}

const LEAD_TOKENS = 50;
/** Letters of a sentence that a report shows. */
const SHOWN = 600;
/** A longer sentence is read in parts, so that one unit's work has a bound. */
const UNIT_TOKENS = 400;

/** Words that lead into a list, and what its items are marked with. */
interface Lead {
  readonly tokens: readonly Token[];
  readonly kind: string | null;
  /** A bare label that names a group of items. */
  readonly label: boolean;
}

const DEEPEST = 4;
const LABEL_WORDS = 6;
const LABEL_LETTERS = 70;

/** The leads a new label stands under: those before the label it follows. */
function outside(leads: readonly Lead[]): Lead[] {
  const at = leads.findIndex(({ label }) => label);
  return at < 0 ? [...leads] : leads.slice(0, at);
}

/** `Physical safeguards:` and nothing else on its line. */
function isLabel(body: string): boolean {
  return (
    /^[A-Z][^.;:]*:$/.test(body) && body.length <= LABEL_LETTERS && body.split(' ').length <= LABEL_WORDS
  );
}

/** A heading that names one thing; "Nature, Purpose and Duration" names several, and may hold only some of them. */
function shortOf(heading: string): string {
  const joins = heading.match(/,| and | & |\//g)?.length ?? 0;
  return heading.split(' ').length <= LABEL_WORDS + 4 && joins < 2 ? heading : '';
}

/** The leads an item with this mark stands under: a list inside a list ends where the outer one goes on. */
function leadsOf(leads: readonly Lead[], mark: string): Lead[] {
  const kind = /[a-z]/i.test(mark) ? 'letter' : /\d/.test(mark) ? 'number' : 'bullet';
  const open = [...leads];
  while (open.length > 1 && open.at(-1)?.kind !== null && open.at(-1)?.kind !== kind) open.pop();
  const last = open.pop();
  return last === undefined ? [] : [...open, { ...last, kind: last.kind ?? kind }];
}

/**
 * Splits a contract's plain text into clauses and units: numbered, shouted and run-in headings, lists with their
 * lead-in, sentences. Every step is one pass over the text.
 */
export function outlineOf(text: string): Outline {
  const clauses: OutlineClause[] = [];
  const units: Unit[] = [];
  const parties = partiesOf(text);
  let section = '';
  let leads: Lead[] = [];
  let titled = false;

  for (const paragraph of paragraphsOf(text)) {
    const { heading, body, level } = headingOf(paragraph);
    const mark = listMark(paragraph);
    const item = mark !== null && !(heading !== null && /\d/.test(mark));
    // "(b) Security incidents" on a line of its own names an item of the list; what follows it still is the item.
    if (heading !== null && !(item && leads.length > 0)) {
      if (level === 'section') section = heading;
      const whole = level === 'section' ? heading : `${section} / ${heading}`;
      clauses.push({ heading: whole, label: shortOf(heading) });
    } else if (clauses.length === 0 || (!item && leads.length === 0 && section === '')) {
      clauses.push({ heading: section, label: '' });
    }
    // "Physical safeguards:" inside a list of measures opens a list of its own under the same lead.
    const group = !item && leads.length > 0 && isLabel(body);
    if (group) leads = outside(leads);
    else if (item) leads = leadsOf(leads, mark);
    else if (!titled) leads = [];
    const lead = leads.at(-1)?.tokens ?? [];
    const inside = item || titled || group;
    titled = item && heading !== null && body === '';
    if (body === '') continue;
    const clause = clauses.length - 1;
    for (const piece of piecesOf(body)) {
      const own = tokensOf(piece.text, parties);
      const before = [...lead, ...tokensOf(piece.lead, parties)].slice(-LEAD_TOKENS);
      const sentence = shown(piece.sentence);
      for (let at = 0; at === 0 || at < own.length; at += UNIT_TOKENS) {
        const tokens = [...before, ...own.slice(at, at + UNIT_TOKENS)];
        units.push({ sentence, tokens, clause, bare: item && before.length === 0 });
      }
    }
    if (opensList(body, item)) {
      const tokens = [...lead, ...tokensOf(lastSentence(body), parties)].slice(-LEAD_TOKENS);
      leads = [...(inside ? leads : []), { tokens, kind: null, label: group }].slice(-DEEPEST);
    }
  }
  return { parties, clauses, units };
}

function opensList(body: string, item: boolean): boolean {
  return (
    /[:—–]\s*$/.test(body) || (!item && /\b(?:shall|must|will|agrees?|to|that|following)\s*$/.test(body))
  );
}

function shown(sentence: string): string {
  const flat = sentence
    .slice(0, 2 * SHOWN)
    .replaceAll(/\s+/g, ' ')
    .trim();
  return flat.length > SHOWN ? `${flat.slice(0, SHOWN)}…` : flat;
}

function lastSentence(body: string): string {
  const at = body.lastIndexOf('. ');
  return at < 0 ? body : body.slice(at + 2);
}
