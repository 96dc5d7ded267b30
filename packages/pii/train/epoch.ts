import * as change from './augment.ts';
import type { Corpus } from './corpus.ts';
import { fill, type Example } from './generate/fill.ts';
import type { Names } from './generate/names.ts';
import type { Random } from './random.ts';

/** A file of templates and how many texts are written from it an epoch. */
export interface Genre {
  readonly templates: readonly string[];
  readonly taken: number;
}

/** The texts of one epoch, in the order they are learnt in: other values, cases and names each time. */
export function epoch(
  corpora: readonly Corpus[],
  genres: readonly Genre[],
  names: Names,
  words: readonly string[],
  random: Random,
): Example[] {
  const texts: Example[] = [];
  for (const { examples, taken, tokenised, name } of corpora) {
    const share = Math.min(1, taken / examples.length);
    for (const example of examples) {
      if (share < 1 && !random.chance(share)) continue;
      let text = tokenised && random.chance(0.6) ? change.detokenised(example) : example;
      text = change.withOtherNames(text, random, names);
      if (random.chance(name === 'multidogo_train' ? 0.3 : 0.15)) text = change.withTypos(text, random);
      texts.push(name === 'multidogo_train' ? chatCase(text, random) : anyCase(text, random));
    }
  }
  for (const { templates, taken } of genres) {
    for (let i = 0; i < taken; i += 1) {
      let text = fill(random.of(templates), random, names);
      while (random.chance(0.12)) text = together(text, fill(random.of(templates), random, names), random);
      if (random.chance(0.5)) text = change.withOtherWords(text, random, words);
      if (random.chance(0.2)) text = change.withTypos(text, random);
      texts.push(anyCase(framed(text, random), random));
    }
  }
  return random.shuffle(texts);
}

function anyCase(example: Example, random: Random): Example {
  const kind = random.next();
  if (kind < 0.2) return change.inLowerCase(example);
  if (kind < 0.32) return change.withoutPunctuation(example);
  if (kind < 0.38) return change.inUpperCase(example);
  if (kind < 0.4) return change.inTitleCase(example);
  return example;
}

/** Support chat is published in small letters; people write it with capitals now and then. */
function chatCase(example: Example, random: Random): Example {
  const kind = random.next();
  if (kind < 0.06) return change.inTitleCase(example);
  if (kind < 0.08) return change.inUpperCase(example);
  return example;
}

const openings =
  'Honestly,|Actually,|Unfortunately,|Apparently,|Luckily,|Well,|Please note:|Today|Yesterday|Hi,|Hello,|Hi team,|FYI:|Update:|Note:|Also,|And|But|So|Ok,|Yes,|No,|Sorry,|Again:|Please:|Urgent:|PS:|Dear all,|Every summer|Last winter|Meanwhile'.split(
    '|',
  );
const endings =
  ' in spring.| in autumn.| next summer.| this winter.| please| today.| next week| thanks| again.| - thank you!| as soon as possible.| ASAP'.split(
    '|',
  );

/** Words before and after that belong to no template. */
function framed(example: Example, random: Random): Example {
  let framing = example;
  if (random.chance(0.06)) framing = together({ text: random.of(openings), spans: [] }, framing, random, ' ');
  if (random.chance(0.04) && !/[.?!\n]$/.test(framing.text))
    framing = together(framing, { text: random.of(endings).trim(), spans: [] }, random, ' ');
  return framing;
}

function together(
  a: Example,
  b: Example,
  random: Random,
  between = random.of([' ', ' ', '\n', '. ']),
): Example {
  const shift = a.text.length + between.length;
  return {
    text: a.text + between + b.text,
    spans: [
      ...a.spans,
      ...b.spans.map(({ start, end, type }) => ({ start: start + shift, end: end + shift, type })),
    ],
  };
}
