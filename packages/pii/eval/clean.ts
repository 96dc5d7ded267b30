import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Labelled } from './dataset.ts';

/** Questions of customers with no personal data in them: whatever is found here is torn out for nothing. */
const questions = `
How long until my new card arrives?
can i choose the delivery date of my card
My contactless payment was refused at the supermarket, why?
I topped up with 200 but the balance is still 0
Is there a fee when I withdraw cash abroad?
What exchange rate do you use on weekends?
why was i charged 1.50 extra on my last purchase
I think somebody else has used my card
How do I freeze a card I have lost?
Where can I see the transfers from last week?
the atm gave me only 50 instead of 100
My PIN is blocked after three tries
Can I get a second card for my daughter?
I would like a refund for the trousers I bought on Monday
which currencies can i hold in my account
Do you support Apple Pay and Google Pay?
My Visa card was declined online
Can I top up with a Mastercard from another bank?
I am still waiting for the transfer from abroad, it has been five days
Please cancel the transfer I made this morning
How do I prove where my money comes from?
I cannot verify my identity, the photo is always rejected
what documents do you need to open an account
Is my money insured?
Why is there a pending payment that I don't recognise?
I got married and want to change my last name
Can children have an account?
I am unhappy with the service and want to close my account
How old do I have to be?
The app says my passcode is wrong
my phone was stolen yesterday what should i do
Can I use the card in Europe?
Do you have branches in the US?
Is the card accepted in Japan?
I want to send money to Poland, what does it cost?
Is there a limit for transfers in EUR?
why is my statement missing the transactions of March
The direct debit was taken twice
I returned the item two weeks ago and have not seen the refund
Can you tell me when the 20% discount ends?
the courier left the parcel in the rain
My order says delivered but nothing is here
Can I change the size from M to L?
the promo code SUMMER does not work
Can I pick up the parcel at a shop?
Do you ship batteries by air?
what is the warranty on the kettle
My room has no hot water
We would like to stay one more night
Is breakfast included in the price?
i need a room for 2 adults and 1 child
Can I check in at 11 am?
How much luggage can I take on the plane?
The flight was delayed by four hours, do I get compensation?
i want a window seat please
Can I bring my dog on board?
my internet is slow in the evening
The router shows a red light since this morning
How do I change the password of my wifi?
I was billed for a channel I never ordered
Can you move my contract to the new flat?
My prescription ran out, can I get it renewed?
Do I have to fast before the blood test?
What are the side effects of ibuprofen?
Can I talk to a nurse tonight?
is my plan covering dental work
i had an accident and need to file a claim
How do I add a driver to my policy?
What does the deductible mean?
Thanks, that helped a lot!
no that is all thank you
ok
hello
good morning how are you today
yes please go ahead
I already told your colleague about it
You are the third person I speak with today
Could you please hurry, I have a meeting at 3
It costs 12.99 a month, not 9.99
Version 3.2.1 crashes on start
error 504 when I open the page
The screen resolution is 1920x1080
I scanned 14 pages and the file is 3 MB
There are 365 days in a year
She said it would take 24 hours
We are open from 9 to 5
I bought 3 tickets for 45 each
The package weighs 2.5 kg
Please give me a quote for 250 units
Model X200 is out of stock
Does the T-shirt come in red?
I love the new design, well done
May I ask how this works?
Will it be cheaper next week?
Mark it as urgent please
The bill was wrong again
Just a heads up: the link is broken
Grace period ends on Friday
I need cash in Euro by Christmas
Is Easter Monday a working day for you?
The April statement is not there yet
Top up failed
Card not working
Cash withdrawal not recognised
Why was my top-up reverted?
My balance did not change after a cheque deposit
I have a question about the terms and conditions
What does SEPA mean?
My SWIFT transfer has not arrived
how can i activate the card
the cvv is unreadable on my card
Where is the account number on the card?
Can I keep my old phone number?
I forgot my email password
What address should I send the form to?
Is my date of birth required?
Which name goes on the parcel?
I don't have a passport, is a driving licence enough?
Please stop sending me emails
I changed my mind
tell me a joke
Turn on the lights in the kitchen
set an alarm for seven
How is the weather?
I live outside the EU, can I still sign up?
Do you operate in Germany or France?
Transfer in GBP or in USD?
My American Express is not accepted
Is PayPal a safe way to pay?
Amazon says the payment failed
I paid with Klarna
Can I link my Netflix subscription?
I'd like to downgrade from Premium to Basic
Please escalate this to a manager
What happened to ticket sales?
How do I read the IBAN on my card?
The virtual card expired
Is the 30 day limit a rolling one?
We need 2 more days
first of all thank you for the quick answer
I tried 4 times since 10:30
It says "try again later"
Does it work on Windows 11 or only on Mac?
The washing machine stops after 12 minutes
I want to sell 15 shares
Your chat bot is useless, get me a human
what is a standing order
Can the fee of 35 be waived?
How much did I spend in total last month?
`
  .trim()
  .split('\n');

export function clean(): Labelled[] {
  return questions.map((text) => ({ text, group: undefined, spans: [] }));
}

/** More of them, with what has a capital and is nobody's: months, brands, holidays, foods, programs, headings. */
export function cleanNames(): Labelled[] {
  return ['bank', 'shops'].flatMap((file) =>
    readFileSync(join(import.meta.dirname, 'clean', `${file}.txt`), 'utf8')
      .trim()
      .split('\n')
      .map((text) => ({ text, group: undefined, spans: [] })),
  );
}
