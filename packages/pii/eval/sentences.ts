/** Sentences with slots (see synthetic.ts), of the genres that support teams and their customers write. */
export const sentences: readonly string[] = `
Good morning, this is {name} speaking.
You can reach {first} under {phone} until six.
{name} moved to {fullAddress} in spring.
Please send the replacement to {envelope}
My sister {first} has an appointment with {title} {last} on {date}.
The invoice of {org} was paid with card {card}.
We booked a table for {name}, party of four.
{org} opened a second office in {city}, {country}.
I was born on {date} in {city}.
Dear {title} {last},\\nthank you for your letter of {date}. Kind regards, {name}
Could you forward this to {email}? I never check the other one.
The parcel went to {street} although I live at {address}.
Our records show that {name}, aged {age}, called twice.
{first} wants her money back on IBAN {iban}.
Tell {name} that the flight to {city} was moved to {date}.
He works for {org} and lives in {city}.
From {ip} somebody tried to sign in as {email}.
{name} ({age}) from {country} won the draw.
It is about order 2; the customer is {name}, {phone}.
My name is {name} and my social security number is {ssn}.
Can I change the address on my account to {fullAddress}?
{inverted}: absent
I saw it on {url} and told {first} about it.
A colleague at {org}, {name}, recommended you.
We flew from {city} to {city} with the children.
The reference given by {longName} is excellent.
Please remove {email} from your list, {org} has been dissolved.
She used to work as a nurse in {country} before she joined {org}.
Patient {name}, born {date}, was referred by {org}.
Has anybody heard from {first} since {date}?
Contact: {name}, {org}, {street}, {city}, phone {phone}
{name}\\n{envelope}
Write to {name}, {fullAddress}.
Why was {card} declined in {city} yesterday?
My husband {name} signed for it, I did not.
The court in {city} heard {name} against {org}.
Honestly, {first} is the best agent you have.
{phone} is not in service, try {phone}.
Transfer it to {name} at {iban} before {date}.
The new head of sales, {name}, starts on {date}.
Is there a branch near {street}?
I would rather speak with {first} again, please.
{title} {last} from {city} asked for a copy.
Sent from my phone - {first}
Regards,\\n{name}\\n{org}\\n{phone}
According to {name} of {org}, prices in {country} rose again.
The server at {ip} answers, {ip} does not.
Thanks {first}, and greetings to {first}!
Meet me at {address} at noon.
My passport was issued in {country} and expires {date}.
Their lawyer is {longName}, office at {street}, {city} {zip}.
Who is {name}? I never gave them my number.
The letter is addressed to {last} family, {street}, {zip} {city}.
{first} and {first} are moving from {city} to {city}.
I paid {org} on {date} with {card} and got nothing.
We met {name}, a photographer from {city}.
Visit {url} or mail {email}.
The winner, {age} year old {name}, thanked {org}.
Charge card number {card}, name on card {name}, please.
Ship {org} samples to {city}, {country}.
Hi {first}, did {first} call you back? The number is {phone}.
The doctor wrote: {name}, {age}, complains of headaches.
I lost my card {card} somewhere in {country}.
{name} has been chief executive of {org} since {date}.
SSN {ssn}, name {name}, that should do.
Please update my zip code to {zip}.
Every summer {first} visits relatives in {country}.
The meeting of {org} takes place in {city}.
I am {first}, {name}, with an account since {date}.
Do you deliver to {zip}?
`
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('\\n', '\n'));
