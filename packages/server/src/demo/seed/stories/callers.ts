import type { Story } from './story.ts';
import type { Voice } from './voice.ts';

/**
 * People on the telephone or in a chat without signing in: what they say is all there is, and nobody has confirmed
 * who they are.
 */
export const callerStories: readonly Story[] = [
  caller(
    ['Inbound call', 'Caller: question on an order'],
    'Inbound call, transcribed. The caller is not signed in.',
    (v, order) => [
      v.say(
        `Hi, my name is ${v.name}, I'm calling about an order I made a couple of weeks ago. The number is ${order}.`,
        `Yes hello, this is ${v.first}. My e-mail with you is ${spoken(v.customer.email)} and my parcel has not come.`,
      ),
      'May I ask for your date of birth and the telephone number on the account?',
      v.say(
        `It's ${v.born()}, and the phone is ${v.phone()}.`,
        `${v.born()}. The number, I think, is ${v.phone()}.`,
      ),
    ],
  ),
  caller(['Voicemail', 'Voicemail: please call back'], 'Voicemail, transcribed.', (v, order) => [
    v.say(
      `Hello, ${v.name} here. Please call me back on ${v.phone()}, it is about ${order}. I'm at ${v.address()} until five.`,
      `This is ${v.name}, ${v.phone()}. I was told somebody would ring about my refund. My birthday is ${v.born()}.`,
    ),
  ]),
  caller(
    ['Chat, not signed in', 'Guest chat'],
    'Chat started from the help page. The guest is not signed in.',
    (v, order) => [
      v.say('Hi, are you there?', 'hello? I need help with a delivery'),
      'Welcome to Harbor Health. How can we help?',
      v.say(
        `I can't sign in but I need to know where ${order} is. My e-mail is ${v.email()}.`,
        `It's about ${order}, sent to ${v.address()}. I'm ${v.name}.`,
      ),
      'I can look that up once I know who you are. What is the postal code on the account?',
      v.say(
        `${v.customer.addresses[0]?.postalCode ?? ''}, and I was born ${v.born()}`,
        `${v.customer.addresses[0]?.postalCode ?? ''}. Or take my phone, ${v.phone()}`,
      ),
    ],
  ),
];

function caller(
  subjects: readonly string[],
  opening: string,
  tell: (voice: Voice, order: string) => readonly string[],
): Story {
  return {
    purpose: 'order-support',
    subjects,
    opening,
    tell: (voice) => {
      const order = voice.customer.orders[0];
      return order === undefined ? null : tell(voice, voice.order(order));
    },
  };
}

/** As a transcript writes what was read out. */
function spoken(email: string): string {
  return email.replace('@', ' at ').replaceAll('.', ' dot ').replaceAll('_', ' underscore ');
}
