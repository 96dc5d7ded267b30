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
  'controller customer client company exporter entity business individuals individual subjects subject parties upstreamprocessor'.split(
    ' ',
  ),
);
const PERMISSION = new Set(['may', 'can', 'could', 'might', 'should']);
const FINITE =
  /^(is|are|was|were|has|have|had|been|does|do|processes|notifies|informs|assists|maintains|makes|deletes|returns|implements|applies|provides|reports|imposes|remains|allows|permits|contributes|keeps|encrypts|trains|conducts|limits|mitigates|uses|engages|appoints|supports|helps|cooperates|complies|documents|tests|reviews|carries|takes|acts|follows|refrains|stores|destroys|certifies|obtains|grants|authorizes|enables|answers|forwards|passes|gives|holds|lists|publishes|protects|restricts|governs|applied|performed|conducted|includes|means|contains|identifies|describes|covers|sells|shares|combines|retains|discloses|survive|survives|prevail|prevails|govern|process|bears|indemnifies)$/;

/** `"Audit" means ...`, `For the purposes of this Addendum, "PHI" has the meaning given ...`. */
const DEFINES =
  /^[^“"]{0,60}[“"][^”"]{1,80}[”"](?:\s*(?:\([^)]{0,80}\)|(?:or|and|,)\s*[“"][^”"]{1,80}[”"]))*,?\s+(?:means?|shall mean|has the meaning|have the meaning|shall have the (?:same )?meaning|refers? to|is defined)/i;

/** Reads it off the words; a recital ("WHEREAS") binds nobody and counts as a definition. */
export function moodOf({ sentence, tokens }: Unit): Mood {
  if (DEFINES.test(sentence) || /^\s*\(?\w?\)?\s*whereas\b/i.test(sentence)) return 'definition';
  let telling = false;
  let permits = false;
  let before = '';
  for (const { word } of tokens) {
    if (DUTY.has(word) || (CONDITION.get(before) ?? '') === word) return 'duty';
    // "Should the Vendor learn of a breach, it ..." is a condition.
    if (PERMISSION.has(word) && before !== '') {
      // "The Customer may object" is a right it was given, not a promise left open.
      if (BUYER.has(before)) telling = true;
      else permits = true;
    } else if (FINITE.test(word)) telling = true;
    before = word;
  }
  if (permits) return 'permission';
  // Headings are no units; of what is left, a sentence ends with a dot and a table's cell or a label does not.
  return telling || /[.!?]["”’)]*$/.test(sentence.trimEnd()) ? 'telling' : 'title';
}
