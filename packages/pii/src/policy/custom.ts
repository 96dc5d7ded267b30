import { compileCustom, type CompiledRules, type CustomPattern, type Dictionary } from '../custom.ts';
import { FormatError } from '../formats/formatError.ts';
import { flagOf, listOf, objectOf, stringOf, typeOf, type JsonObject } from './json.ts';

/**
 * Reads a company's own rules: `dictionaries`, `patterns` and `allow` of a policy.
 * @returns undefined when the policy has none of them
 * @throws {FormatError} that names the entry, never its text
 */
export function readCustom({ dictionaries, patterns, allow }: JsonObject): CompiledRules | undefined {
  if (dictionaries === undefined && patterns === undefined && allow === undefined) return undefined;
  const rules = {
    dictionaries: dictionaries === undefined ? [] : listOf(dictionaries, 'dictionaries', readDictionary),
    patterns: patterns === undefined ? [] : listOf(patterns, 'patterns', readPattern),
    allow: allow === undefined ? [] : listOf(allow, 'allow', stringOf),
  };
  try {
    return compileCustom(rules);
  } catch (error) {
    if (error instanceof FormatError) throw new FormatError(`policy: ${error.message}`);
    throw error;
  }
}

function readDictionary(value: unknown, where: string): Dictionary {
  const { type, words, caseSensitive, wholeWord } = objectOf(value, where, [
    'type',
    'words',
    'caseSensitive',
    'wholeWord',
  ]);
  return {
    type: typeOf(type, `${where}.type`),
    words: listOf(words, `${where}.words`, stringOf),
    ...(caseSensitive === undefined
      ? {}
      : { caseSensitive: flagOf(caseSensitive, `${where}.caseSensitive`) }),
    ...(wholeWord === undefined ? {} : { wholeWord: flagOf(wholeWord, `${where}.wholeWord`) }),
  };
}

function readPattern(value: unknown, where: string): CustomPattern {
  const { type, pattern, ignoreCase, context } = objectOf(value, where, [
    'type',
    'pattern',
    'ignoreCase',
    'context',
  ]);
  return {
    type: typeOf(type, `${where}.type`),
    pattern: stringOf(pattern, `${where}.pattern`),
    ...(ignoreCase === undefined ? {} : { ignoreCase: flagOf(ignoreCase, `${where}.ignoreCase`) }),
    ...(context === undefined ? {} : { context: listOf(context, `${where}.context`, stringOf) }),
  };
}
