import { detect, type DetectOptions } from '../src/index.ts';
import { conversations, type System } from './run.ts';
import type { Found } from './score.ts';

/** This package, with its default settings or others. */
export function ours(name = 'cordon', options: DetectOptions = {}): System {
  return {
    name,
    find(texts) {
      const found: (readonly Found[])[] = texts.map(() => []);
      for (const turns of conversations(texts)) {
        for (const turn of turns) found[turn] = detect(texts[turn]?.text ?? '', options);
      }
      return found;
    },
  };
}
