import { listed, sentences, type Part } from './part.ts';
import type { Contact, Told } from './told.ts';

/** Contents that several laws ask for: what is said is the same, the provision differs. */
type Content = Omit<Part, 'citation' | 'heading'>;

export const nature: Content = {
  id: 'nature',
  asks: 'what happened',
  say: ({ happened, occurred, vendor }) =>
    happened === null
      ? null
      : sentences(
          happened,
          occurred === null ? null : `It happened between ${occurred.from} and ${occurred.until}.`,
          vendor === null ? null : `The data was handled by ${vendor}, a provider that works for us.`,
        ),
};

export const subjects: Content = {
  id: 'subjects',
  asks: 'the categories of people and how many they are',
  say: ({ subjectCategories, people }) =>
    subjectCategories.length === 0 || people === null
      ? null
      : `${listed(subjectCategories)}: ${String(people)} ${people === 1 ? 'person' : 'people'}.`,
};

export const records: Content = {
  id: 'records',
  asks: 'the categories of records and how many they are',
  say: ({ dataCategories, records: count }) =>
    dataCategories.length === 0 || count === null
      ? null
      : `${listed(dataCategories)}: ${String(count)} ${count === 1 ? 'record' : 'records'}.`,
};

export const data: Content = {
  id: 'data',
  asks: 'what kinds of data it was',
  say: ({ dataCategories }) =>
    dataCategories.length === 0 ? null : `These kinds of information: ${listed(dataCategories)}.`,
};

export const contact: Content = {
  id: 'contact',
  asks: 'whom to ask, and how',
  say: ({ contact: who }) =>
    who === null || reaches(who).length === 0 ? null : `${who.name}, ${listed(reaches(who))}.`,
};

export const consequences: Content = {
  id: 'consequences',
  asks: 'the likely consequences',
  say: ({ consequences: likely }) => likely,
};

export const measures: Content = {
  id: 'measures',
  asks: 'what was done and what will be',
  say: ({ taken, proposed }) => (taken === null ? null : sentences(taken, proposed)),
};

export const steps: Content = {
  id: 'steps',
  asks: 'what those affected can do to protect themselves',
  say: ({ steps: what }) => what,
};

export const dates: Content = {
  id: 'dates',
  asks: 'when it happened and when it was discovered',
  say: ({ occurred, discovered }) =>
    occurred === null || discovered === null
      ? null
      : `It happened between ${occurred.from} and ${occurred.until}, and was discovered on ${discovered}.`,
};

export const heldBack: Content = {
  id: 'held-back',
  asks: 'whether law enforcement held this notice back',
  say: ({ heldBack: held }) =>
    held === null
      ? null
      : held
        ? 'This notice was delayed because law enforcement asked for it.'
        : 'This notice was not delayed by law enforcement.',
};

export const delay: Content = {
  id: 'delay',
  asks: 'the reasons for the delay',
  say: ({ delayReason }) => delayReason,
  neededWhen: (_, late) => late,
};

export const clauses: Content = {
  id: 'clauses',
  asks: 'the clauses of the agreement that were touched',
  say: ({ clauses: touched }) =>
    touched.length === 0 ? null : `Clauses ${listed(touched)} of the agreement.`,
};

export const people: Content = {
  id: 'people',
  asks: 'who is affected',
  say: ({ listOfPeople }) => listOfPeople,
};

/** @returns the ways to reach somebody that are known */
export function reaches({ email, phone, postal, web }: Contact): string[] {
  return [email, phone, web, postal].filter((way) => way !== undefined && way !== '') as string[];
}

/** A part under a heading and a provision. */
export function part(content: Content, heading: string, citation: string): Part {
  return { ...content, heading, citation };
}

/** California asks for these where a number that proves who somebody is was among the data, or nobody said that none was. */
export const mayHoldNumbers = ({ identityNumbers }: Told): boolean => identityNumbers !== false;
