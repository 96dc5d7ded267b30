/**
 * Sentences of everyday life with slots (see synthetic.ts): letters, news, notes, reviews, small talk. Written apart from
 * the templates that the model learns from, to see what it does with sentences it was not shown.
 */
export const everyday: readonly string[] = `
The plumber, {name}, left a note under the door of {street}.
{title} {last} will see you now.
{title} {name} has been teaching piano in {city} for years.
Would {title} {last} and {title} {last} please come to the desk?
Dear {title} {last}, your appointment on {date} is confirmed.
Grandma {first} turned {age} in {city} last spring.
My neighbour {first} grows the best tomatoes in {country}.
{first} forgot the keys at {org} again.
When {first} met {first}, it rained in {city}.
There is nobody called {last} at {address}.
The photograph shows {name} in front of the old station of {city}.
{name} sings, {name} plays the bass.
They say {name} bought the house at {street}.
As {name} put it: never trust a man from {city}.
I read an interview with {name}, the {nationality} writer.
He's a {nationality} citizen who has lived in {city} since {date}.
I'm {nationality}, my husband comes from {country}.
The {nationality} singer {name} cancelled the concert in {city}.
Her mother is {nationality} and her father is {nationality}.
Nationality: {nationality}\\nName: {name}\\nAge: {age}
The recipe is by {first}, so blame her.
Could somebody pick up {first} and {first} from the airport?
{name} came second, {name} third.
Among those rescued was {name}, {age}, a teacher.
Our son {first} is {age} years old and afraid of dogs.
a {age}-year-old patient from {city}
At the age of {age} {first} left {country} for good.
At {age}, {name} still runs marathons.
We are looking for the family of {name}, who died on {date} in {city}.
{name} is survived by {first}, {first} and {first}.
Please RSVP to {name}, {phone}.
Mobile {phone}, office {phone}, ask for {first}.
Text me on {phone}
My new number: {phone}
You may leave a message at {phone} or write to {email}.
fax {phone}
If it is urgent ring {title} {last} on {phone}.
I bought the domain {domain} yesterday.
Our website {domain} is down.
{org} moved its shop to {domain} last year.
More pictures at {domain}!
The host {domain} resolves to {ip}.
Check {domain} or call {phone}.
Who owns {domain}?
Does anyone here work at {org}?
My first job was at {org}, then I moved to {org}.
{org} hired {name} away from {org}.
I'd never buy from {org} again.
{org} has lost its licence, says {name}.
Is {org} open on Sundays?
The parcel from {org} was left with {name} next door.
{name}, who runs {org}, lives in {city}.
The bus from {city} to {city} was two hours late.
{city} was lovely, {city} less so.
We spent a week in {country}, mostly in {city}.
How far is it from {city} to {street}?
Have you ever been to {country}?
In {country}, {date} is a holiday.
Turn left at {street}, it's the yellow door.
I grew up at {address}, above the bakery.
The flat: {address}. The rent: too high.
Could you send a taxi to {street}? It's for {title} {last}.
She gave {address} as her address.
Your new address is {fullAddress}, right?
{name}\\n{street}\\n{city} {zip}\\n{country}
Invoice to: {org}, {fullAddress}
Deliver it to {fullAddress} before {date}.
The card {card} was found on the train to {city}.
Pay with {card}, exp 09/29.
Please take {card} off my profile, it belonged to {first}.
It was charged to {card} on {date}.
The money should go to {iban}, account of {name}.
{iban} is the account we use for {org}.
Somebody at {ip} downloaded all of it.
Block {ip} please.
{ip} - {email} - failed login
SSN {ssn} belongs to {name}, not to me.
{first}'s social is {ssn}
The will was signed by {name} on {date}.
On {date} {org} bought {org}.
We got married on {date} in {city}.
My passport expires on {date}.
From {date} to {date} I lived in {country}.
{first}, it's your turn to feed the cat!
hey {first}, u coming to {city} or not
lol {first} did it again
thx {first} ur the best
ask {name}, she knows
tell {title} {last} I said hi
i think {name} works for {org} now
my landlord {name} never answers his phone ({phone})
Signed: {name}, {city}, {date}
cc: {name}, {name}
{name} <{email}> wrote on {date}:
Minutes taken by {name}. Present: {name}, {name}, {name}. Absent: {name}.
To: {title} {name}, {org}
The prize goes to {longName} of {org} for a paper on bees.
{longName} v. {org}, decided {date}
Coach {last} is happy with {last} and {last}.
The captain thanked {first}, {first} and the whole crew.
This one is dedicated to {first} from {city}.
Which of you is {first}?
{first} said that {first} told {first} everything.
A certain {title} {last} from {country} asked for you.
Regards\\n{title} {name}\\n{org}\\n{street}, {city}\\n{phone}
{name} ({org}), {email}, {phone}
`
  .trim()
  .split('\n')
  .map((line) => line.replaceAll('\\n', '\n'));
