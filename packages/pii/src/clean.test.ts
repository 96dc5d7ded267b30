import { describe, expect, it } from 'vitest';
import { detect, newConversation } from './index.ts';

/**
 * Questions of customers without anything of anybody in them, made up. A detector that hides their amounts, dates and
 * counts tears the text that quality assurance and reports read.
 */
const clean = `
My card still hasn't arrived, how long does it take?
i want to top up by 200
How do I activate my new card?
Why was I charged an extra fee of £1 for a transfer?
Can I top up with American Express?
my card ending is worn off, can I get a new one
I was charged $5 twice this week
top up failed, the money is gone from my bank
How many days until a transfer arrives?
Can I have a card in two currencies?
The ATM kept my card, what now?
the machine gave me 20 instead of 100
I tried to withdraw 30 pounds and it gave me 10
Is there a limit of 500 per day on withdrawals?
why is my balance lower by 3.50 than it should be
I'd like to change my PIN
i forgot my pin, how do I get a new one?
My pin is blocked after 3 tries
Is my password stored safely?
the app says my password is too short
What does error 1009 mean?
i get error code 404 when I log in
Which countries do you support?
Do I have to be 18 to open an account?
Can my daughter of 16 have a card?
What exchange rate do you use for euros?
I exchanged 100 euros and got a bad rate
please explain the exchange rate of last Saturday
A transfer from abroad is still pending after 5 days
I made a transfer an hour ago and it does not show
Can I cancel a transfer I made to the wrong account?
I transferred 250 to the wrong person
My refund of $19.99 has not come
how long does a refund take, it's been 2 weeks
I want my money back
Why do you need to verify my identity?
how do I verify my identity
I don't have a passport, can I use something else?
Which documents do you accept as proof of address?
My address has changed, where do I update it?
How do I change my phone number?
I lost my phone, please lock the account
My phone was stolen yesterday
Can I use the same card on 2 phones?
Does Google Pay work with your card?
apple pay says the card cannot be added
How do I link my card to the app?
where do I see my card number in the app
what is the cvv and where do I find it
When does my card expire?
My card expires next month, will I get a new one?
i need a virtual card
Can I get a disposable virtual card?
How many virtual cards can I have?
How do I order a second card?
What does a second card cost?
Is delivery by courier faster?
can you deliver in 24 hours
I ordered the card 10 days ago
Track my card please
I see a payment of 12.30 I don't recognise
there is a strange charge on my statement from Monday
Someone used my card without my permission
I see a direct debit that isn't mine
cash withdrawal on my statement that I did not make
Why was my card declined at the petrol station?
contactless does not work
my contactless payment was declined 3 times
Why was my payment reverted?
the payment is pending since Tuesday
How do I top up by cheque?
Can I top up by bank transfer?
is there a fee for topping up with a credit card
top-up by card costs how much
What is the maximum top-up?
Why has my top-up been cancelled?
My top-up of 1000 is pending
How do I set up automatic top-up?
do you support SWIFT transfers
What is the IBAN for?
where do I find my sort code
Can my salary be paid into the account?
Can someone send money to me from another bank?
How do I receive money?
I'd like to close my account
delete my account please
How do I get a statement for last year?
can I have the statement of March
what does pending mean
How do I freeze the card?
Unfreeze my card
I found my card, can I use it again?
I have 2 accounts, can I merge them?
Is there interest on savings above 10,000?
The app crashes since version 7.2
the app on android 14 is slow
My order has not shipped
order arrived with 2 items missing
The parcel came open
i ordered 3 shirts and got 1
can I return shoes after 30 days
What is your return policy?
does the policy cover water damage up to 5000
My claim was rejected, why?
How long does a claim take?
I want to book a flight for 2 adults and 1 child
is breakfast included for 4 people
we need a room for 3 nights
can I check in at 11 am
Our flight was delayed by 6 hours
what is the weight limit, 23 kg or 20 kg
is the seat 12A still free
can I change the booking to Friday
The invoice is too high, it should be 80 dollars
Bill for May is wrong
why did my bill go up by 15%
my internet is slow, only 10 Mbps of 100
the router light is red since 9:30
I want the 50 GB plan
How much is the 5 GB plan?
downgrade me to the basic plan for 20 a month
My laptop has 8 GB of memory
screen is 15.6 inches
the battery lasts 4 hours only
model X200 does not start
Is the XPS 13 in stock?
does it come with USB-C 3.2
The manual says RFC 2616 but the server answers HTTP 500
please upgrade to TLS 1.3
our build 1.24.3 fails with UTF-8 files
ISO 27001 certificate please
Windows 11 cannot find the printer
Office 365 asks me to sign in again
COVID-19 rules for travel?
What are your opening hours at Christmas?
Are you open from 9 to 5?
call me back please
Can I speak to a person?
I have called 3 times and waited 45 minutes each
been on hold for half an hour
you have 24 hours to answer
This is the second time I write
I am a customer since 2019
I've been with you for 12 years
in 2020 the price was half
The offer was 50% off
is the voucher valid until June
my voucher of 25 euros does not work
gift card of $50 cannot be used
how many points do I need for a free coffee
I have 4500 points, what can I get?
Do you price match?
1 of 3 boxes arrived
one or two of them are broken
I need one for the kitchen and two for the hall
we have three kids and two dogs
nine out of ten times it works
zero chance I pay that
at least five of us saw it
the one at the corner
Please send me the form
send the link again
the link in the e-mail does not open
I did not get any e-mail
the code never came
The verification code expired
i never got the text with the code
two-factor login keeps failing
login fails on the web but not in the app
My username is not accepted
user account is locked
The security question is wrong
can I log in as a guest
the secret ingredient is patience
token has expired, says the page
your key features are great
how do I get an API key
rotate the keys every 90 days
Our ticket was closed without an answer
ticket is open since last week
Case closed, thank you
thanks for your help
ok thank you so much
yes please
no that will be all
it is fine now
good morning
have a nice day
i would like to know my balance
how can I increase the limit to 2,000
my limit is 300, can you make it 500
Pay 3 instalments of 33.33?
what happens if I miss a payment
I paid twice
Was my payment of €45.00 received?
the total should be 45 not 54
The difference is 0.45
rate is 1.0856 today
fees went from 2 to 4 percent
What are the tax rules for 2024?
do I pay tax on it
is insurance included
does insurance cover a rental car
The driver was rude
my driver's licence is out of date, is that a problem?
the plate was broken when it came
patient waiting list is long
which address do you ship from
is 5th Avenue store open
Does the zip file open?
I moved house last month
The street is closed
It was born out of need
how old do I have to be
age is just a number
this happened 2 days ago at about 14:30
between 10 and 12 tomorrow
see you on Monday
page 34 of 120
chapter 3, section 4.2
we scored 3-2
24/7 support is a joke
`
  .split('\n')
  .filter((line) => line !== '');

describe('clean questions', () => {
  it('are some two hundred', () => {
    expect(clean.length).toBeGreaterThanOrEqual(200);
  });

  it.each(clean)('nothing is found in %j', (text) => {
    expect(detect(text).map(({ start, end, type }) => `${type} ${text.slice(start, end)}`)).toEqual([]);
  });

  it('at most one in a hundred has a false span as a turn of a conversation', () => {
    const torn = clean.filter((text) => newConversation().turn(text).length > 0);
    expect(torn.length).toBeLessThanOrEqual(clean.length / 100);
  });
});
