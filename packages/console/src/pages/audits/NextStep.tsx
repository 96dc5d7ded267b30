import { Button, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { commitmentOf } from '@cordon/core/assurance/audits';
import { digests, toHex } from '@cordon/ledger';
import { useState } from 'react';
import type { AuditView } from '../../api/types.ts';
import { FormError } from '../../components/FormError.tsx';
import { day } from '../../components/instant.ts';
import { saveFile } from '../../components/saveFile.ts';
import { ActDialog } from './ActDialog.tsx';
import { useAbandoning, useClosing, useCommit, useDraw, useReport, useResponse } from './acts.ts';
import { Reaudit } from './Reaudit.tsx';
import { SaveReport } from './SaveReport.tsx';
import { Witnesses } from './Witnesses.tsx';
import { openRequests } from './words.ts';

/** What comes next, for whoever looks. */
export function NextStep({ audit }: { readonly audit: AuditView }) {
  const { may, stage } = audit;
  return (
    <Stack gap="xs" mt="xs" maw={720}>
      <Text size="sm">{saysNext(audit)}</Text>
      {(stage === 'period-runs' || stage === 'to-count') && <Witnesses />}
      <OpenRequests audit={audit} />
      {may.includes('commit') && <Commit audit={audit} />}
      {may.includes('draw') && <Draw audit={audit} />}
      {may.includes('report') && audit.report !== null && <Report id={audit.id} report={audit.report} />}
      {may.includes('respond') && <Respond id={audit.id} />}
      {may.includes('plan-again') && <Reaudit audit={audit} />}
      <Group gap="xs">
        {audit.file !== null && <SaveReport id={audit.id} />}
        {may.includes('close') && stage === 'to-close' && <Close id={audit.id} />}
        {may.includes('abandon') && <Abandon id={audit.id} />}
      </Group>
    </Stack>
  );
}

function saysNext({ stage, until, may }: AuditView): string {
  switch (stage) {
    case 'planned':
      return 'An auditor commits to a secret number. Nobody else knows it, so nobody knows what will be drawn.';
    case 'period-runs':
      return `It runs until ${day(until)}. After that Cordon counts what can be drawn, once a witness has cosigned the ledger.`;
    case 'to-count':
      return 'The period is over. As soon as a witness cosigns the ledger, the population is counted and entered.';
    case 'to-draw':
      return 'The population is fixed in the ledger. The auditor opens the number, and the sample follows from both.';
    case 'running':
      return may.includes('work')
        ? 'Fill in each paper and conclude on each criterion. Then the report can be signed.'
        : 'The auditor works through what was drawn.';
    case 'to-report':
      return 'Every paper and criterion has a word. The auditor signs the report.';
    case 'reported':
      return 'The company and the vendor each say what they make of it. Then it can be closed.';
    case 'to-close':
      return 'Both sides have responded.';
    case 'closed':
      return 'Nothing is left to do. Exceptions stay findings until a re-audit is reported.';
    case 'abandoned':
      return 'It was given up. That it was begun stays in the ledger.';
  }
}

/** What the work waits for, with the way there. */
function OpenRequests({ audit: { requests, stage } }: { readonly audit: AuditView }) {
  const words = openRequests(requests);
  if (words === null || stage === 'abandoned') return null;
  return (
    <Text size="sm">
      <a className="link" href="#beside">
        {words}
      </a>
      {stage === 'to-report' && ' A report that is signed now says so.'}
    </Text>
  );
}

function Commit({ audit: { id } }: { readonly audit: AuditView }) {
  const commit = useCommit(id);
  return (
    <div>
      <Button
        size="xs"
        loading={commit.isPending}
        onClick={() => {
          const nonce = toHex(crypto.getRandomValues(new Uint8Array(32)));
          saveFile(`audit-number-${id}.txt`, 'text/plain', `${nonce}\n`);
          commit.mutate(commitmentOf(nonce, digests['SHA-256']));
        }}
      >
        Make a secret number and commit to it
      </Button>
      <Text size="xs" c="dimmed" mt={4}>
        The number is made in this browser and saved as a file. Keep it to yourself: only its hash is sent,
        and without it the sample cannot be drawn.
      </Text>
      <FormError error={commit.error} />
    </div>
  );
}

function Draw({ audit: { id, population } }: { readonly audit: AuditView }) {
  const [nonce, setNonce] = useState('');
  const draw = useDraw(id, population?.root ?? '');
  const number = nonce.trim();
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        draw.mutate(number);
      }}
    >
      <Group gap="xs" align="flex-end">
        <TextInput
          label="Your secret number"
          description="64 signs, from the file that was saved when you committed"
          value={nonce}
          style={{ flex: '1 1 320px' }}
          onChange={({ currentTarget: { value } }) => {
            setNonce(value);
          }}
        />
        <Button type="submit" size="sm" disabled={!/^[0-9a-f]{64}$/.test(number)} loading={draw.isPending}>
          Open it and draw
        </Button>
      </Group>
      <FormError error={draw.error} />
    </form>
  );
}

function Report({ id, report }: { readonly id: string; readonly report: string }) {
  const sign = useReport(id, report);
  return (
    <div>
      <Button
        size="xs"
        loading={sign.isPending}
        onClick={() => {
          sign.mutate(undefined);
        }}
      >
        Sign the report
      </Button>
      <Text size="xs" c="dimmed" mt={4}>
        You sign its hash, {report.slice(0, 16)}… Nothing of it changes afterwards.
      </Text>
      <FormError error={sign.error} />
    </div>
  );
}

function Respond({ id }: { readonly id: string }) {
  const [text, setText] = useState('');
  const respond = useResponse(id);
  return (
    <div>
      <Textarea
        label="Your response to the report"
        description="What you make of it, and by when what is mended. It is signed, and cannot be changed."
        autosize
        minRows={2}
        maxLength={4000}
        value={text}
        onChange={({ currentTarget: { value } }) => {
          setText(value);
        }}
      />
      <Button
        size="xs"
        mt="xs"
        disabled={text.trim().length < 3}
        loading={respond.isPending}
        onClick={() => {
          respond.mutate(text.trim());
        }}
      >
        Sign the response
      </Button>
      <FormError error={respond.error} />
    </div>
  );
}

function Close({ id }: { readonly id: string }) {
  const close = useClosing(id);
  return (
    <div>
      <Button
        size="xs"
        loading={close.isPending}
        onClick={() => {
          close.mutate(undefined);
        }}
      >
        Close the audit
      </Button>
      <FormError error={close.error} />
    </div>
  );
}

function Abandon({ id }: { readonly id: string }) {
  const [why, setWhy] = useState('');
  const abandon = useAbandoning(id);
  return (
    <ActDialog
      button="Give it up"
      title="Give the audit up"
      act="Give it up"
      danger
      disabled={why.trim().length < 3}
      sending={abandon.isPending}
      error={abandon.error}
      onSend={(done) => {
        abandon.mutate(why.trim(), { onSuccess: done });
      }}
    >
      <Text size="sm">
        Nothing more is done in it. That it was planned, and why it ended, stays in the ledger: a draw cannot
        be repeated until it pleases.
      </Text>
      <Textarea
        label="Why"
        value={why}
        maxLength={600}
        onChange={({ currentTarget: { value } }) => {
          setWhy(value);
        }}
      />
    </ActDialog>
  );
}
