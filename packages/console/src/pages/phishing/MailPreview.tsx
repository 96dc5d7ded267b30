import { piecesOf } from '@cordon/core/people/phishing';
import { Card, Text } from '@mantine/core';
import { Fragment } from 'react';
import type { PhishingTemplate } from '../../api/types.ts';
import classes from './phishing.module.css';
import { KINDS } from './words.ts';

const PLACES: Readonly<Record<string, string>> = {
  '{{firstName}}': '(first name)',
  '{{vendor}}': '(the vendor)',
  '{{company}}': '(the company)',
};

/** A message as its person sees it, with what gives it away marked on it. */
export function MailPreview({ template }: { readonly template: PhishingTemplate }) {
  const { id, title, kind, fromName, subject, text, link, tells } = template;
  const line = (words: string) => <Marked line={words} tells={tells} link={link} />;
  return (
    <Card withBorder padding="sm" component="article" aria-labelledby={`template-${id}`}>
      <Text fw={600} id={`template-${id}`}>
        {title}
      </Text>
      <Text size="xs" c="dimmed" mb="xs">
        {KINDS[kind]}
      </Text>
      <div className={classes.mail}>
        <Text size="sm">From: {line(fromName)}</Text>
        <Text size="sm" fw={600} mb="xs">
          {line(subject)}
        </Text>
        {text.map((paragraph) => (
          <Text key={paragraph} size="sm" mb={6}>
            {line(paragraph)}
          </Text>
        ))}
      </div>
      <ol className={classes.tells}>
        {tells.map(({ piece, why }) => (
          <li key={piece}>{filled(why, link)}</li>
        ))}
      </ol>
    </Card>
  );
}

interface MarkedProps extends Pick<PhishingTemplate, 'tells' | 'link'> {
  readonly line: string;
}

function Marked({ line, tells, link }: MarkedProps) {
  return piecesOf(line, tells).map(({ text, tell }, nth) =>
    tell === null ? (
      <Fragment key={nth}>{filled(text, link)}</Fragment>
    ) : (
      <mark key={nth} className={classes.tell}>
        {filled(text, link)} <sup>{tell}</sup>
      </mark>
    ),
  );
}

function filled(text: string, link: string | null): string {
  return text.replace(/\{\{\w+\}\}/g, (place) => PLACES[place] ?? `[${link ?? 'link'}]`);
}
