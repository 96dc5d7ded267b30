import type { Order } from '../customers.ts';
import { orderStory, type Story } from './story.ts';

const is =
  (...statuses: readonly Order['status'][]) =>
  ({ status }: Order): boolean =>
    statuses.includes(status);

/** What people write to a shop about. Even turns are the customer's, odd ones an agent's. */
export const orderStories: readonly Story[] = [
  orderStory(
    ['Where is my parcel?', 'Parcel not here yet', 'Tracking does not move'],
    is('shipped'),
    (v, o) => [
      v.say(
        `Hi, this is ${v.name}. I ordered on ${v.day(o.daysAgo)} and the package still isn't here. The order is ${v.order(o)}. Can you please tell me where it is?`,
        `Hello, my order ${v.order(o)} was meant to arrive two days ago. It should go to ${v.address()}. Please check. You can reach me at ${v.phone()}.`,
        `Tracking ${o.tracking ?? ''} has said "in transit" since ${v.day(Math.max(1, o.daysAgo - 2))}. My e-mail on the account is ${v.email()}. What is going on?`,
      ),
      `Hi ${v.first}, I am sorry about the delay. I am asking the carrier where it was last scanned.`,
      v.say(
        `Thank you. I can't wait at home all day because I am recovering from knee surgery, so please have them ring ${v.phone()} first.`,
        `Ok. If it helps, the house is ${v.address()}, the blue door.`,
        `Please hurry, it's a present for tomorrow. Mail me at ${v.email()}.`,
      ),
      `The carrier found it at the depot. It goes out again today, ${v.first}.`,
      v.say('Great, thank you!', `It just came. Thanks, ${v.first}`),
    ],
  ),
  orderStory(
    ['Parcel marked delivered, not received', 'Delivered but nothing here'],
    is('delivered'),
    (v, o) => [
      v.say(
        `Your site says ${v.order(o)} was delivered. I have received nothing. I live at ${v.address()} and nobody rang. ${v.name}`,
        `Hi, I'm ${v.name}, born ${v.born()} in case you need it. ${v.order(o)} is "delivered" but it is definitely not here.`,
      ),
      `Thank you for telling us, ${v.first}. Could it be with a neighbour or the building's office?`,
      v.say(
        `No, I asked everybody at ${v.address()}. My number is ${v.phone()} if the driver wants to explain.`,
        `No. Last time they left it at number 12 and they are away. Call me please: ${v.phone()}.`,
      ),
      'I have opened a search with the carrier. It takes up to two working days.',
      `Any news? It cost me $${o.total}.`,
      'The carrier has no signature, so we are sending it again free of charge.',
    ],
  ),
  orderStory(
    ['Charged twice', 'Two payments for one order', 'Card charged again'],
    () => true,
    (v, o) => [
      v.say(
        `I was charged twice for ${v.order(o)}, $${o.total} each time. My card is ${v.card(o.card)}. Please return one of them. ${v.name}`,
        `There are two payments of $${o.total} on my ${o.card.brand} ending ${v.lastFour(o.card)} for the same order, ${v.order(o)}. Account e-mail: ${v.email()}`,
      ),
      'Thank you. Please never send a whole card number by mail; the last four digits are enough. I am checking both payments.',
      v.say(
        `Sorry, I didn't know. I was born ${v.born()} if you need to be sure it is me.`,
        `Ok it ends in ${v.lastFour(o.card)}. The bank told me to ask you first. Phone ${v.phone()}`,
      ),
      `One of the two is a reservation, ${v.first}. It lapses by itself within five days.`,
      v.say('I will look again on Friday then. Thank you.', `Thanks for explaining. ${v.name}`),
    ],
  ),
  orderStory(
    ['New address', 'Change of address before it ships', 'I have moved'],
    is('processing', 'shipped'),
    (v, o) => [
      v.say(
        `I have moved! Please do not send ${v.order(o)} to ${v.address()}, I am no longer there. Can it still be changed? -- ${v.name}, ${v.phone()}`,
        `Hi, wrong address on ${v.order(o)}. It says ${v.address()} and that is my old place. Please stop it. ${v.email()}`,
      ),
      o.status === 'processing'
        ? `It has not been packed, ${v.first}, so it can be changed. Please enter the new address in your account; we do not take it by mail.`
        : `It has left already, ${v.first}. The carrier can hold it at a pick-up point. Shall I ask for that?`,
      v.say(
        `Done, I think. Can you see it? My account is ${v.email()}.`,
        `Yes please, and let them text ${v.phone()} when it is there.`,
      ),
      'That is arranged. You will get a message within the hour.',
      'Great, thank you so much.',
    ],
  ),
  orderStory(
    ['Return of an item', 'Arrived broken', 'I want to send something back'],
    is('delivered', 'returned'),
    (v, o) => [
      v.say(
        `Good morning, the ${v.item(o)} of ${v.order(o)} arrived broken and I want to send it back. Regards, ${v.name} (${v.email()})`,
        `How do I return the ${v.item(o)}? Order ${v.order(o)} from ${v.day(o.daysAgo)}. I no longer have the box.`,
        `The ${v.item(o)} gave me a rash, and with my eczema I can't keep it. ${v.order(o)}, ${v.name}.`,
      ),
      `Of course, ${v.first}. A label is on its way to the address on file. Any box will do.`,
      v.say(
        `Nothing came to ${v.email()} yet. Please send it again.`,
        `I don't have a printer. Can someone collect it at ${v.address()}? Mornings are best, ${v.phone()}.`,
      ),
      'Sent again, and the carrier can also print it at the door.',
      'That worked. Thank you.',
    ],
  ),
  orderStory(['Where is my refund?', 'Refund missing'], is('returned'), (v, o) => [
    v.say(
      `I returned ${v.order(o)} weeks ago and still wait for my $${o.total}. The card was ${v.card(o.card)}. ${v.name}`,
      `My refund for ${v.order(o)} never came. My bank sees nothing on the ${o.card.brand} ending ${v.lastFour(o.card)}. Call ${v.phone()}.`,
    ),
    `I see the return, ${v.first}. The refund was released; banks take up to ten days to show it.`,
    v.say(
      `That card was closed in the meantime! What now? You have my e-mail, ${v.email()}.`,
      'It has been twelve days.',
    ),
    'Then the bank forwards it. I will send you the reference to hand them.',
  ]),
  orderStory(['Cancel my order', 'Ordered by mistake'], is('processing'), (v, o) => [
    v.say(
      `Please cancel ${v.order(o)}, I ordered by mistake. ${v.name}, ${v.email()}`,
      `I pressed twice and now have two orders. Cancel ${v.order(o)} please. Tel ${v.phone()}.`,
    ),
    `It is not packed yet, ${v.first}, so I can cancel it. The amount goes back to the card you paid with.`,
    `The ${o.card.brand} ending ${v.lastFour(o.card)}? Good. Thank you.`,
    'Yes, that one. It is cancelled.',
  ]),
  orderStory(['Item missing from my order', 'One thing was not in the box'], is('delivered'), (v, o) => [
    v.say(
      `My box came today but the ${v.item(o)} was not in it. Order ${v.order(o)}. It was sent to ${v.address()}.`,
      `Part of ${v.order(o)} is missing (${v.item(o)}). I'm ${v.name}, my date of birth is ${v.born()}.`,
    ),
    'I am sorry. Was the box damaged or opened?',
    v.say('No, it was taped shut.', `The tape was cut. I took a photo and sent it from ${v.email()}.`),
    `Thank you, ${v.first}. The missing item leaves our warehouse tomorrow.`,
  ]),
  orderStory(
    ['Invoice needed', 'Receipt for my employer'],
    () => true,
    (v, o) => [
      v.say(
        `My employer pays back wellness items and needs an invoice for ${v.order(o)} with my full name, ${v.name}, and my address, ${v.address()}.`,
        `Could you send the receipt for ${v.order(o)} ($${o.total}) to ${v.email()}? I can't find it.`,
      ),
      'The invoice is in your account under Orders. I have also sent it to the address on file.',
      v.say(`Found it. Please add "c/o ${v.name}" next time.`, 'Got it, thank you very much.'),
    ],
  ),
  orderStory(
    ['Cannot sign in', 'Locked out of my account'],
    () => true,
    (v, o) => [
      v.say(
        `My account ${v.email()} does not let me in. I need it because ${v.order(o)} should be changed. ${v.name}`,
        `I forgot my password and the reset mail does not come to ${v.email()}. My phone is ${v.phone()}, born ${v.born()}.`,
      ),
      `I have had a reset link sent to the address on file, ${v.first}. It works for one hour.`,
      v.say('It was in the spam folder. I am in!', `Nothing yet. Is it really ${v.email()}?`),
      'It is the address on your account. Please look in the spam folder too.',
    ],
  ),
  orderStory(
    ['Change of telephone number', 'Old number on my account'],
    () => true,
    (v, o) => [
      v.say(
        `Drivers keep calling my husband. The number for ${v.order(o)} must be ${v.phone()}. ${v.name}`,
        `Hi, is ${v.phone()} the number you have for me? ${v.name}, ${v.address()}.`,
      ),
      `I can confirm whether a number matches what we have, ${v.first}, but changes are made in your account.`,
      `All right, I will. The account is under ${v.email()}, isn't it?`,
      'Sign in with the address you got this mail on.',
    ],
  ),
  orderStory(
    ['Discount code did not work', 'Promised discount'],
    is('processing', 'shipped', 'delivered'),
    (v, o) => [
      v.say(
        `The code from your newsletter was not taken off ${v.order(o)}. I paid $${o.total} with ${o.card.brand} ${v.lastFour(o.card)}. My e-mail: ${v.email()}`,
        `Your colleague promised ten percent on ${v.order(o)}. I am on the ${v.customer.plan} plan. ${v.name}, ${v.phone()}`,
      ),
      'I see the code in our notes. It will be paid back to the card within five days.',
      `Thank you, very kind. ${v.first}`,
    ],
  ),
  orderStory(
    ['Delivery to my sister instead', 'Please leave it with a neighbour'],
    is('processing', 'shipped'),
    (v, o) => [
      `I am in hospital until Sunday (nothing bad, a planned operation). Could ${v.order(o)} be left next door to ${v.address()}? ${v.name}, ${v.phone()}`,
      `All the best, ${v.first}. The carrier can leave it with a neighbour if you allow it in their message.`,
      v.say(`I never got their message. Does it go to ${v.email()}?`, 'I have just allowed it. Thank you.'),
      'It goes to the number and address on file, both today before noon.',
    ],
  ),
  orderStory(
    ['Delete my data', 'Close my account'],
    () => true,
    (v, o) => [
      v.say(
        `I want my account closed and all data deleted. ${v.name}, ${v.email()}, born ${v.born()}, ${v.address()}.`,
        `Please delete everything you have on me, ${v.order(o)} included. My account is ${v.email()}.`,
      ),
      `I have passed your request to our privacy team, ${v.first}. You will hear from them within thirty days.`,
      v.say('Thirty days is long.', 'Fine. Please confirm in writing.'),
      'It is often sooner. Their confirmation comes by mail.',
    ],
  ),
];
