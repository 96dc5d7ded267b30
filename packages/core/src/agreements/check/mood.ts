import type { Unit } from './text/outline.ts';

/** What a sentence does: binds, allows, tells, defines, or is no sentence at all. */
export type Mood = 'duty' | 'permission' | 'telling' | 'definition' | 'title';

const DUTY = new Set(
  (
    'shall must will agree agrees agreed undertake undertakes undertook covenant covenants warrant warrants ensure ' +
    'ensures ensuring obliged obligated obligation obligations required requires commit commits committed guarantee guarantees ' +
    "bound prohibited prohibits responsible hereby only accept accepts acknowledge acknowledges shan't entitled represents " +
    'duty never'
  )
    .replaceAll("'", '')
    .split(' '),
);
/** "May engage others subject to ..." binds. */
const CONDITION = new Map([
  ['subject', 'to'],
  ['provided', 'that'],
]);
const BUYER = new Set(
  'controller customer client company exporter entity business you hospital auditor auditors individuals individual subjects subject parties upstreamprocessor'.split(
    ' ',
  ),
);
const PERMISSION = new Set(['may', 'can', 'could', 'might', 'should']);
const FINITE =
  /^(is|are|was|were|has|have|had|been|does|do|processes|notifies|informs|assists|maintains|makes|deletes|returns|implements|applies|provides|reports|imposes|remains|allows|permits|contributes|keeps|encrypts|trains|conducts|limits|mitigates|uses|engages|appoints|supports|helps|cooperates|complies|documents|tests|reviews|carries|takes|acts|follows|refrains|stores|destroys|certifies|obtains|grants|authorizes|enables|answers|forwards|passes|gives|holds|lists|publishes|protects|restricts|governs|applied|performed|conducted|includes|means|contains|identifies|describes|covers|sells|shares|combines|retains|discloses|survive|survives|prevail|prevails|govern|process|bears|indemnifies)$/;

/** "Notify Controller of changes" in a list of what somebody does: an order to the one the list is about. */
const IMPERATIVE = new Set(
  (
    'allow amend answer apply appoint arrange assist bind certify comply conduct confirm contribute cooperate correct ' +
    'delete demonstrate destroy disclose document do encourage encrypt engage ensure erase flow follow forward give grant ' +
    'handle help implement impose inform issue keep limit log maintain make mitigate monitor never not notify obtain only ' +
    'pass perform permit process prohibit promptly protect provide put refrain release remain remediate report require ' +
    'respect respond restore restrict retain return review safeguard screen secure seek sign stop submit supply support ' +
    'take tell test track train treat update use verify immediately immediate'
  ).split(' '),
);
/** The first word after the item's mark. */
function firstWord(tokens: Unit['tokens']): string {
  return tokens.slice(0, 3).find(({ word }) => word.length > 1 && !/^[\divx.]+$/.test(word))?.word ?? '';
}

const PROMISES = new Set([
  'shall',
  'must',
  'will',
  'agrees',
  'agree',
  'undertakes',
  'warrants',
  'responsible',
]);
const AGENT = new Set([
  'controller',
  'customer',
  'client',
  'exporter',
  'company',
  'you',
  'entity',
  'business',
  'hospital',
  'buyer',
]);
/** Between who and the promise: "the Customer is solely responsible". */
const ADVERB = new Set([
  'is',
  'are',
  'also',
  'hereby',
  'solely',
  'itself',
  'alone',
  'further',
  'shall',
  'be',
  'remains',
]);
/** After one of these the name is no subject: "personnel of the Controller shall". */
const OBLIQUE = new Set(['of', 'for', 'to', 'by', 'with', 'from', 'against', 'and', 'or']);
const ARTICLE = new Set(['the', 'each', 'covered', 'data']);

/** Does every promise of the sentence bind the one whose data it is? */
export function isBuyersDuty({ tokens }: Unit): boolean {
  let buyers = false;
  for (let at = 1; at < tokens.length; at += 1) {
    if (!PROMISES.has(tokens[at]?.word ?? '')) continue;
    let who = at - 1;
    while (who > 0 && ADVERB.has(tokens[who]?.word ?? '')) who -= 1;
    let before = who - 1;
    while (before >= 0 && ARTICLE.has(tokens[before]?.word ?? '')) before -= 1;
    if (!AGENT.has(tokens[who]?.word ?? '') || OBLIQUE.has(tokens[before]?.word ?? '')) return false;
    buyers = true;
  }
  return buyers;
}

/** `"Audit" means ...`, `For the purposes of this Addendum, "PHI" has the meaning given ...`. */
const DEFINES =
  /^[^“"]{0,60}[“"][^”"]{1,80}[”"](?:\s*(?:\([^)]{0,80}\)|(?:or|and|,)\s*[“"][^”"]{1,80}[”"]))*,?\s+(?:means?|shall mean|has the meaning|have the meaning|shall have the (?:same )?meaning|refers? to|is defined)/i;

/** Reads it off the words; a recital ("WHEREAS") binds nobody and counts as a definition. */
export function moodOf({ sentence, tokens, bare }: Unit): Mood {
  if (DEFINES.test(sentence) || /^\s*\(?\w?\)?\s*whereas\b/i.test(sentence)) return 'definition';
  if (bare && IMPERATIVE.has(firstWord(tokens))) return 'duty';
  let telling = false;
  let permits = false;
  let granted = false;
  let before = '';
  for (const { word } of tokens) {
    if (DUTY.has(word) || (CONDITION.get(before) ?? '') === word) return 'duty';
    // "Should the Vendor learn of a breach, it ..." is a condition.
    if (PERMISSION.has(word) && before !== '') {
      // "The Customer may object" is a right it was given, not a promise left open.
      if (BUYER.has(before)) granted = true;
      else permits = true;
    } else if (FINITE.test(word)) telling = true;
    before = word;
  }
  if (granted) return 'telling';
  if (permits) return 'permission';
  // Headings are no units; of what is left, a sentence ends with a dot and a table's cell or a label does not.
  return telling || /[.!?]["”’)]*$/.test(sentence.trimEnd()) ? 'telling' : 'title';
}
