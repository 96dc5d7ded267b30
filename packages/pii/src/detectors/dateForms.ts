/**
 * Forms of dates, as fragments of regular expressions with bounded repetitions only: ISO 8601, day or month first,
 * and with the name of the month.
 */
export const month =
  '(?:jan(?:uary?|vier)?|feb(?:ruary?|rero)?|f[e\u00e9]v(?:rier)?|mar(?:ch|zo|s)?|m[a\u00e4]rz|apr(?:il)?|a[vb]ril|ma[yi]o?|june?|juni[o]?|juin|july?|juli[o]?|juillet|' +
  'aug(?:ust)?|ago(?:sto)?|ao[u\u00fb]t|sept?(?:ember|iembre|embre)?|o[ck]t(?:ober|ubre|obre)?|nov(?:ember|iembre|embre)?|de[cz](?:ember)?|diciembre|d[e\u00e9]c(?:embre)?|enero)';

/** With day, month and year. */
export const fullForms = [
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '\\d{1,2}[-/. ]{1,2}\\d{1,2}[-/. ]{1,2}(?:\\d{4}|\\d{2})',
  `\\d{1,2}(?:st|nd|rd|th|er)?[ .-]{0,2}(?:of |de )?${month}[ .,'-]{1,3}(?:de |del )?(?:\\d{4}|\\d{2})`,
  `${month}[ .-]{1,2}\\d{1,2}(?:st|nd|rd|th)?[ ,.-]{1,3}(?:\\d{4}|\\d{2})`,
] as const;

/** Of which some part is left out, or written without separators: dates only beside a word that says so. */
export const shortForms = [
  `${month}[ ,]{1,2}\\d{4}`,
  `\\d{1,2}(?:st|nd|rd|th)?[ .-]{1,2}(?:of )?${month}`,
  `${month} \\d{1,2}(?:st|nd|rd|th)?`,
  '(?:19|20)\\d{6}',
  '(?:19|20)\\d{2}',
] as const;
