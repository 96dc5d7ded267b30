import { pharmacyStory, type Story } from './story.ts';

/** What people write to a pharmacy about: health data in every line. */
export const pharmacyStories: readonly Story[] = [
  pharmacyStory(
    ['Refill', 'Refill please', 'Running out of tablets'],
    () => true,
    (v, p, member) => [
      v.say(
        `Hello, I need a refill of my ${p.drug}, ${p.dosage}. ${p.prescriber} wrote it. I'm ${v.name}, born ${v.born()}, member ${member}.`,
        `I have four tablets of ${p.drug} left. Please refill and send to ${v.address()}. ${v.name}`,
        `Can I get my ${p.drug} early? I travel on Monday. Phone ${v.phone()}, insurance ${member}.`,
      ),
      p.refills > 0
        ? `Thank you, ${v.first}. There are refills left on the prescription; I am sending it to the pharmacist.`
        : `Thank you, ${v.first}. There are no refills left, so we have to ask your doctor first.`,
      v.say(
        `Please call ${v.phone()} when it is ready. I get dizzy without it.`,
        `${p.prescriber} is on holiday, I think. My date of birth again: ${v.born()}.`,
      ),
      'We will. It is usually within one working day.',
      'Thank you so much.',
    ],
  ),
  pharmacyStory(
    ['Question on a dosage', 'How do I take it?'],
    () => true,
    (v, p, member) => [
      v.say(
        `The label on my ${p.drug} says "${p.dosage}". My last box was different. Is that right? Insurance id ${member}. ${v.name}`,
        `I took my ${p.drug} twice today by mistake. I have high blood pressure. What should I do? Please ring ${v.phone()}.`,
      ),
      'A pharmacist has to answer that. I am connecting you now; in an emergency please call your local number.',
      v.say(`OK. I'm ${v.name}, ${v.born()}.`, `Please hurry. ${v.phone()}`),
      `The pharmacist will call the number on file in a few minutes, ${v.first}.`,
    ],
  ),
  pharmacyStory(
    ['Insurance refused', 'Not covered?'],
    () => true,
    (v, p, member) => [
      v.say(
        `My insurance (${member}) says they got no claim for ${p.drug}. ${v.name}, born ${v.born()}.`,
        `Why was I charged in full for ${p.drug}? My member number is ${member} and I am on the ${v.customer.plan} plan. ${v.email()}`,
      ),
      `I see the claim was sent with an old plan, ${v.first}. I can have it sent again.`,
      v.say('Yes please. How long does it take?', `Yes. Write to ${v.email()} when it is done please.`),
      'About a week. You will get a mail.',
    ],
  ),
  pharmacyStory(
    ['Side effects', 'Feeling unwell with a new medicine'],
    () => true,
    (v, p) => [
      v.say(
        `Since I take ${p.drug} I feel sick every morning and my anxiety is worse. ${p.prescriber} does not answer. ${v.name}, ${v.phone()}`,
        `I got hives after ${p.drug}. I am allergic to penicillin, is that on my file? Date of birth ${v.born()}.`,
      ),
      `I am sorry to read that, ${v.first}. A pharmacist will call you within the hour. If it gets worse, please see a doctor at once.`,
      v.say(
        `I am at home, ${v.address()}. Use ${v.phone()}, not the landline.`,
        'Thank you. I will wait by the phone.',
      ),
      'It is noted, and the pharmacist has it.',
    ],
  ),
  pharmacyStory(
    ['Change of doctor', 'New prescriber'],
    () => true,
    (v, p, member) => [
      `${p.prescriber} has retired and my new doctor will send the prescription for ${p.drug}. Please update it. ${v.name}, ${member}, ${v.email()}`,
      'The new doctor can send it to us directly. Nothing has to be changed in your account.',
      v.say(
        `Good. I was born ${v.born()} so that they find me.`,
        `Then who do they call? Mine is ${v.phone()}.`,
      ),
      'They have our line. We let you know when it has come.',
    ],
  ),
  pharmacyStory(
    ['Wrong medicine in the parcel', 'This is not mine'],
    () => true,
    (v, p) => [
      v.say(
        `I ordered ${p.drug} and got something for somebody else's diabetes. My parcel was for ${v.address()}. Please call ${v.phone()} today.`,
        `The box has my name, ${v.name}, but it is not ${p.drug}! I haven't taken any.`,
      ),
      `Please do not take it, ${v.first}. I am raising this with the head pharmacist right now.`,
      v.say(
        `It is in the drawer. When do I get my own? I need it tonight. ${v.phone()}`,
        'OK, I am waiting.',
      ),
      'A courier brings the right one this evening and takes the other back.',
      `It came. Thank you. ${v.name}`,
    ],
  ),
];
