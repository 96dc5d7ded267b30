import { detect, newConversation, type DetectOptions } from '../src/index.ts';
import { conversations, type System } from './run.ts';
import type { Found } from './score.ts';

/** This package, with its default settings or others. */
export function ours(name = 'cordon', options: DetectOptions = {}): System {
  return {
    name,
    find(texts) {
      const found: (readonly Found[])[] = texts.map(() => []);
      for (const turns of conversations(texts)) {
        const conversation = newConversation(options);
        const inTurns = texts[turns[0] ?? 0]?.group !== undefined;
        for (const turn of turns) {
          const text = texts[turn]?.text ?? '';
          found[turn] = inTurns ? conversation.turn(text) : detect(text, options);
        }
      }
      return found;
    },
  };
}
