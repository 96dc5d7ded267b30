import { jsonLeaves, keyOf, type JsonLeaf, type JsonPath } from '../jsonLeaves.ts';
import { leafSlot } from '../json.ts';
import type { SplitDocument, TimeRange } from '../part.ts';
import { splitBuilder, type Slot, type SplitBuilder } from '../splitBuilder.ts';
import { isRole } from './speaker.ts';

/** Fields of a list item that hold what is said, the best first, and what a recogniser writes beside it. */
const textFields = ['punctuated_word', 'word', 'content', 'transcript', 'text'] as const;
const startFields: ReadonlySet<string> = new Set(['start', 'start_time']);
const endFields: ReadonlySet<string> = new Set(['end', 'end_time']);
const speakerFields: ReadonlySet<string> = new Set(['speaker', 'speaker_label', 'channel_label']);

/** Figures of the recogniser: times and probabilities can look like numbers of a telephone. */
const figures: ReadonlySet<string> = new Set(
  (
    'start end start_time end_time confidence probability id seek temperature avg_logprob compression_ratio ' +
    'no_speech_prob speaker_confidence duration channels channel_index logprob language_confidence'
  ).split(' '),
);

/** One item of a list of words or of segments. */
export interface Item {
  readonly list: JsonPath;
  readonly texts: Map<string, JsonLeaf>;
  readonly tokens: JsonLeaf[];
  start?: number;
  end?: number;
  speaker?: JsonLeaf;
  mark?: boolean;
}

/**
 * Takes the JSON of a speech recogniser apart: AWS Transcribe, Deepgram, Whisper, and what looks like them, a list
 * whose items have a text and times. The words of a list are searched as one text, a speaker at a time, with their
 * times; everything else is searched as JSON. Token ids of Whisper go with the text they spell.
 *
 * @returns undefined for JSON that has no such list
 * @throws {FormatError} when the text is not JSON
 */
export function splitAsr(source: string): SplitDocument | undefined {
  const leaves = jsonLeaves(source);
  const items = timedItems(leaves);
  if (items.size === 0) return undefined;
  const builder = splitBuilder(source);
  const taken = new Set<JsonLeaf>();
  const lists = Map.groupBy(items.values(), ({ list }) => list);
  for (const list of lists.values()) addList(builder, list, taken);
  for (const leaf of leaves) {
    const key = keyOf(leaf.path);
    if (leaf.kind === 'literal' || taken.has(leaf)) continue;
    if (leaf.kind !== 'key' && key !== undefined && figures.has(key) && isNumeric(leaf.value)) continue;
    if (leaf.kind === 'string' && key !== undefined && speakerFields.has(key)) {
      if (!isRole(leaf.value)) builder.part([leafSlot(leaf)], { type: 'PERSON' });
      continue;
    }
    builder.part([leafSlot(leaf)], leaf.kind === 'key' || key === undefined ? {} : { label: key });
  }
  return builder.done();
}

/** Items with a text and times, and the marks of punctuation between them. */
export function timedItems(leaves: readonly JsonLeaf[]): Map<JsonPath, Item> {
  const items = new Map<JsonPath, Item>();
  for (const leaf of leaves) {
    const owner = leaf.kind === 'key' ? undefined : ownerOf(leaf.path);
    if (owner === undefined) continue;
    const { item: path, field } = owner;
    const item: Item = items.get(path) ?? { list: path.parent ?? path, texts: new Map(), tokens: [] };
    items.set(path, item);
    if (leaf.kind === 'string' && textFields.some((name) => field === name || field.startsWith(`${name}/`))) {
      item.texts.set(field, leaf);
    } else if (startFields.has(field) && isNumeric(leaf.value)) item.start = Number(leaf.value);
    else if (endFields.has(field) && isNumeric(leaf.value)) item.end = Number(leaf.value);
    else if (speakerFields.has(field)) item.speaker = leaf;
    else if (field === 'type' && leaf.value === 'punctuation') item.mark = true;
    else if (field === 'tokens') item.tokens.push(leaf);
  }
  const timedLists = new Set<JsonPath>();
  for (const item of items.values()) {
    if (item.texts.size > 0 && item.start !== undefined && item.end !== undefined) timedLists.add(item.list);
  }
  return new Map([...items].filter(([, { list, texts }]) => timedLists.has(list) && texts.size > 0));
}

/** The list item a leaf belongs to, and the name of the leaf in it (`content/1` for a second alternative). */
function ownerOf(path: JsonPath): { readonly item: JsonPath; readonly field: string } | undefined {
  const { step, parent } = path;
  if (parent === undefined) return undefined;
  if (typeof step === 'number') {
    const owner = parent.step === 'tokens' ? parent.parent : undefined;
    return owner !== undefined && typeof owner.step === 'number'
      ? { item: owner, field: 'tokens' }
      : undefined;
  }
  if (typeof parent.step !== 'number' || step === undefined) return undefined;
  const list = parent.parent;
  const outer = list?.parent;
  if (list?.step === 'alternatives' && typeof outer?.step === 'number' && step === 'content') {
    return { item: outer, field: `content/${parent.step}` };
  }
  return { item: parent, field: step };
}

function addList(builder: SplitBuilder, items: readonly Item[], taken: Set<JsonLeaf>): void {
  let run: (Slot | string)[] = [];
  let times: (TimeRange | undefined)[] = [];
  let speaker: string | undefined;
  const end = (): void => {
    if (run.length > 0)
      builder.part(run, { turn: true, times, ...(speaker === undefined ? {} : { speaker }) });
    run = [];
    times = [];
  };
  for (const item of items) {
    const said = item.speaker?.value ?? speaker;
    if (said !== speaker) end();
    speaker = said;
    const slot = slotOf(item, taken);
    if (slot === undefined) continue;
    if (run.length > 0 && item.mark !== true) {
      run.push(' ');
      times.push(undefined);
    }
    run.push(slot);
    times.push(
      item.start === undefined || item.end === undefined ? undefined : { start: item.start, end: item.end },
    );
  }
  end();
}

/** What an item says, the best spelling first. */
export function spellingsOf({ texts }: Item): readonly JsonLeaf[] {
  return [...texts].sort(([a], [b]) => rank(a) - rank(b)).map(([, leaf]) => leaf);
}

/** The best text of an item; its other spellings, alternatives and token ids are written with it. */
function slotOf(item: Item, taken: Set<JsonLeaf>): Slot | undefined {
  const { tokens } = item;
  const spellings = spellingsOf(item);
  const [best, ...others] = spellings;
  if (best === undefined) return undefined;
  for (const leaf of [...spellings, ...tokens]) taken.add(leaf);
  const zeroed = tokens.map(({ start, end }) => ({ start, end, write: () => '0' }));
  return { ...leafSlot(best), also: [...others.map(leafSlot), ...zeroed] };
}

function rank(field: string): number {
  const [name = '', index = '0'] = field.split('/');
  return textFields.findIndex((known) => known === name) * 100 + Number(index);
}

function isNumeric(value: string): boolean {
  return /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value);
}
