import type { Detector } from '../span.ts';
import { packedModel } from './model.gen.ts';
import { readModel, type Model } from './model.ts';
import { tag } from './tag.ts';
import { fromBase64 } from './unpack.ts';

let model: Model | undefined;

/** Names, addresses, places, companies and ids by the trained model; it is unpacked when first used. */
export const tagger: Detector = {
  name: 'tagger',
  types: [
    'PERSON',
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
    return tag(scanned, model);
  },
};
