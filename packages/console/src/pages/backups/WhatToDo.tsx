import { Code, Text, Title } from '@mantine/core';
import classes from './backups.module.css';

/** What whoever runs the machine does every night, and on the day that it is lost. */
export function WhatToDo() {
  return (
    <section aria-labelledby="what-to-do">
      <Title order={2} id="what-to-do" mb="xs">
        What to do
      </Title>
      <Title order={3} size="h4" mb={4}>
        Every night, on the machine, while Cordon works
      </Title>
      <Code block className={classes.command} tabIndex={0}>
        npx cordon backup -o cordon-$(date +%F).age --recipient age1…
      </Code>
      <Text size="sm" mt={4} mb="md" maw={760}>
        The machine can then lock backups and open none: the private key lies in your safe. Keep the file on
        another machine. Once, and after each change of keys, add <Code>--keys-to keys.age</Code> and keep
        that file apart from the backups: whoever has both has everything.
      </Text>
      <Title order={3} size="h4" mb={4}>
        On the day the machine is lost
      </Title>
      <ol className={classes.steps}>
        <li>Install Cordon on a new machine and do not start it.</li>
        <li>
          <Code>npx cordon restore cordon-….age --keys keys.age --identity key.txt --data ./data</Code>. It
          verifies the whole ledger before anything can be used.
        </li>
        <li>
          If the log was published: <Code>npx cordon ledger recover DIR|URL</Code> puts back what was entered
          after the backup, before anybody works on top of it. Where a witness saw more than the backup has,
          Cordon shows nothing until then, so that no second past is written.
        </li>
        <li>
          <Code>npx cordon serve --data ./data</Code>, and run a drill here.
        </li>
      </ol>
    </section>
  );
}
