/**
 * U+FFFC OBJECT REPLACEMENT CHARACTER stands in for each unit of a placeholder while detecting: it is in no pattern
 * and in no value, so nothing is found in or across a placeholder.
 */
export const hiddenChar = '\ufffc';
export const hiddenCode = 0xfffc;
