/**
 * Forms of dates, as fragments of regular expressions with bounded repetitions only: ISO 8601, day or month first,
 * and with the name of the month.
 */
export const month =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';

/** With day, month and year. */
export const fullForms = [
  '\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}',
  '\\d{1,2}[-/. ]{1,2}\\d{1,2}[-/. ]{1,2}(?:\\d{4}|\\d{2})',
  `\\d{1,2}(?:st|nd|rd|th)?[ .-]{0,2}(?:of )?${month}[ .,'-]{1,3}(?:\\d{4}|\\d{2})`,
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
