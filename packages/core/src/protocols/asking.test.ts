import { describe, expect, it } from 'vitest';
import { askedFor } from './asking.ts';

const ASKS: readonly (readonly [text: string, kinds: string])[] = [
  ['please send me your card number', 'card-number'],
  ['what is your CVV', 'card-code'],
  ['Could you please confirm your date of birth?', 'date-of-birth'],
  ['card number?', 'card-number'],
  ['Your DOB please', 'date-of-birth'],
  ['May I have the last four digits of your card?', 'card-number part'],
  ['To go on, I need your SSN.', 'national-id'],
  ["what's ur c.v.v.", 'card-code'],
  ['Please send the following:\n- card number\n- CVV\n- expiry', 'card-number card-code'],
  ["don't hesitate to send us your password", 'secret'],
  ['Your card number, could you send it?', 'card-number'],
  ['when were you born?', 'date-of-birth'],
  ['where do you live?', 'address'],
  ['What are the three digits on the back?', 'card-code'],
  ['you can text me your PIN', 'secret'],
  ['Would you mind giving me your passport number', 'passport'],
  ['Reply with your IBAN and sort code.', 'bank-account bank-account'],
  ['wh\u0430t is your c\u0430rd number?', 'card-number'],
  ['I will need your social security number to verify you', 'national-id'],
  ['Kindly provide email address.', 'e-mail'],
  ['Thanks! Send me the 16 digits on the front', 'card-number'],
  ['what medication do you take?', 'health'],
  ['Can you verify the one-time code we sent?', 'secret'],
  ['And the security code?', 'card-code'],
  ['We require a copy of your passport', 'passport'],
  ['what are the numbers on your card', 'card-number'],
  ['p l e a s e   s e n d  your  s s n', 'national-id'],
  ['Please type your card\u200b num\u00adber here', 'card-number'],
  ["I'd like your card number, please.", 'card-number'],
  ['Just pop your card number in the reply', 'card-number'],
  ['Let me have your card number', 'card-number'],
  ["I'm going to need the CVV", 'card-code'],
  ['Do you have your SSN handy?', 'national-id'],
  ['Could I get the number on the back of the card?', 'card-code'],
  ['If you give me your PIN I can fix this', 'secret'],
  ['I still need: 1) card number 2) CVV', 'card-number card-code'],
  ['It would help if you sent me your card number', 'card-number'],
  ["We'd need your bank account number to refund you", 'bank-account'],
  ['In order to refund you, your IBAN is required.', 'bank-account'],
  ['The CVV, please.', 'card-code'],
  ['What was your diagnosis?', 'health'],
  ['fill in your social security number below', 'national-id'],
  ['I must ask for your card number', 'card-number'],
  ['Any chance you could send the card number?', 'card-number'],
  ['KINDLY SHARE YOUR MEMBER ID', 'health-number'],
  ["Your driver's license number?", 'driving-licence'],
  ['Could you tell me your username?', 'username'],
  ['What is your post code?', 'postal-code'],
  ['What is the best number to reach you on?', 'phone'],
  ['Could you tell me your full name?', 'name'],
  ["I'll have to have your account number and sort code", 'bank-account bank-account'],
  ['Please reply to this message with your SSN', 'national-id'],
  ['Quick check - DOB?', 'date-of-birth'],
  ['Would it be possible to get your IBAN?', 'bank-account'],
  ['Got your SSN handy? Pop it here', 'national-id'],
];

const ASKS_NOT: readonly string[] = [
  'We will never ask for your password.',
  'Never send us your card number.',
  'Your card number was removed from our records.',
  'I have updated your phone number.',
  'Please do not share your PIN with anybody.',
  'We confirm that your address was changed.',
  'You do not need to send your card details again.',
  'Thank you for your e-mail.',
  'I sent an email to the address on file.',
  'For your safety, please never write your password in a chat.',
  'You can change your phone number in your settings.',
  'No need to give us your address again.',
  'Your prescription has been renewed.',
  'The card you paid with was charged twice.',
  'I have asked the carrier for the delivery address.',
  'We cannot see your card number.',
  'Please keep your card number to yourself.',
  'Please reset your password with the link.',
  'Please check your email.',
  'We sent a verification code to your phone.',
  'Enter the code on our page, do not send it to me.',
  'What is the status of your prescription? It is on its way.',
  'I need to check your prescription with the pharmacy.',
  'Please reply to this email.',
  'Could you tell me your order number?',
  'We need some more days for your prescription.',
  'I cannot tell you your card number.',
  'Nobody at our company will ask you for your PIN.',
  'Please let us know when the parcel arrives.',
  'We do not need your card number.',
  'I will send it to your email.',
  'Please use the address on the label to return it.',
  'We have got your phone number.',
  'I will send your prescription to your address.',
  '',
];

describe('askedFor', () => {
  it.each(ASKS)('finds what is asked for: %s', (text, kinds) => {
    const found = askedFor(text);
    expect(found.map(({ kind, part }) => (part ? `${kind} part` : kind)).join(' ')).toBe(kinds);
  });

  it.each(ASKS_NOT)('finds nothing where nothing is asked for: %s', (text) => {
    expect(askedFor(text)).toEqual([]);
  });

  it('says where in the text, as it was written', () => {
    const text = 'Hello. Please send me your c\u0430rd number.';
    expect(askedFor(text).map(({ start, end }) => text.slice(start, end))).toEqual(['c\u0430rd number']);
  });

  it('is no slower on the worst of texts than its length', () => {
    const worst = [
      'please send your card number and what is ',
      'your card number ',
      'please ',
      'a b ',
      'what is ',
      'x',
      '- card number\n',
      'do not ',
      'never send it, send it, ',
    ];
    const seconds = (text: string): number => {
      const before = process.cpuUsage();
      askedFor(text);
      const { user, system } = process.cpuUsage(before);
      return (user + system) / 1e6;
    };
    for (const piece of worst) {
      const megabyte = piece.repeat(Math.ceil(1_000_000 / piece.length));
      expect(seconds(megabyte), piece).toBeLessThan(5);
    }
  });
});
