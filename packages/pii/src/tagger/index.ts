import type { Detector } from '../span.ts';
import type { NameMemory } from './memory.ts';
import { packedModel } from './model.gen.ts';
import { readModel, type Model } from './model.ts';
import { tag } from './tag.ts';
import { fromBase64 } from './unpack.ts';

let model: Model | undefined;

/**
 * Names, addresses, places, companies and ids by the trained model; it is unpacked when first used.
 * @param memory names that are known already, as hashes; what is found is added. Without it each text is on its own:
 *   with it, a name of one turn of a conversation is found in the turns after.
 */
export function newTagger(memory?: NameMemory): Detector {
  return {
    name: 'tagger',
    types: [
      'PERSON',
      'TITLE',
      'ADDRESS',
      'LOC',
      'ORG',
      'ACCOUNT',
      'USERNAME',
      'PASSWORD',
      'EMAIL',
      'SSN',
      'PHONE',
      'CREDIT_CARD',
    ],
    find(_text, scanned) {
      model ??= readModel(fromBase64(packedModel));
      return tag(scanned, model, memory);
    },
  };
}

export const tagger = newTagger();
