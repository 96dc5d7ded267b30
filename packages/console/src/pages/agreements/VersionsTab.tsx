import { Code, List, Text, Title } from '@mantine/core';
import type { AgreementView, VersionView } from '../../api/types.ts';
import { useMe } from '../../app/me.ts';
import { signers } from '../../app/rights.ts';
import { StatusMark } from '../../components/StatusMark.tsx';
import { Time } from '../../components/Time.tsx';
import { Copies } from './redline/Copies.tsx';
import { Documents } from './signing/Documents.tsx';
import { SignDialog } from './signing/SignDialog.tsx';
import classes from './agreements.module.css';

const KINDS: Readonly<Record<string, string>> = {
  draft: 'Drafted',
  redline: 'Proposed',
  confirmation: 'Confirmed',
};

/** Who signed which version. Terms are in force only with both parties' valid signatures. */
export function VersionsTab({ view }: { readonly view: AgreementView }) {
  return (
    <>
      {view.versions.map((version) => (
        <Version key={version.version} view={view} version={version} />
      ))}
      <Copies view={view} />
    </>
  );
}

function Version({ view, version }: { readonly view: AgreementView; readonly version: VersionView }) {
  const { person, party } = useMe();
  const heading = `version-${version.version}`;
  const newest = version.version === view.life.pending?.version;
  const parties = [view.controller, view.row.vendor];
  const mayBe =
    signers.includes(person.role) &&
    newest &&
    view.row.status !== 'ended' &&
    parties.some(({ id }) => id === party.id);
  const signed = version.signatures.some((signature) => signature.party.id === party.id && signature.valid);
  const shown = version.version === view.shown;
  const unfed = shown && view.effects.some((effect) => effect.unfed);
  const pending = shown && view.clauses.some(({ state }) => state === 'pending');
  return (
    <section aria-labelledby={heading} className={classes.version}>
      <Title order={2} id={heading}>
        Version {version.version}
      </Title>
      <Text size="sm" c="dimmed">
        {KINDS[version.kind] ?? 'Written'} <Time at={version.createdAt} />
        {version.person !== null && ` by ${version.person}`}
        {version.party !== null && ` of ${version.party.name}`}
      </Text>
      <List size="sm" listStyleType="none" spacing={2} my={6}>
        {parties.map(({ id, name }) => (
          <List.Item key={id}>
            <Signature name={name} signature={version.signatures.find((one) => one.party.id === id)} />
          </List.Item>
        ))}
      </List>
      <Text size="sm" c="dimmed" mb={6}>
        Hash of its terms, which both parties sign: <Code>{version.termsHash}</Code>
      </Text>
      <Documents view={view} version={version} />
      {mayBe && !signed && !unfed && !pending && <SignDialog view={view} version={version} />}
      {mayBe && !signed && (pending || unfed) && (
        <Text size="sm" component="div">
          {pending && (
            <StatusMark tone="warn">
              Cannot be signed: what a clause written by hand does is not confirmed by both sides.
            </StatusMark>
          )}
          {unfed && (
            <StatusMark tone="bad">Cannot be signed: a condition in it would refuse everybody.</StatusMark>
          )}
        </Text>
      )}
    </section>
  );
}

interface SignatureProps {
  readonly name: string;
  readonly signature: VersionView['signatures'][number] | undefined;
}

function Signature({ name, signature }: SignatureProps) {
  if (signature === undefined) return <StatusMark tone="wait">{name} has not signed</StatusMark>;
  const { valid, person, at, keyFingerprint } = signature;
  return (
    <>
      <StatusMark tone={valid ? 'good' : 'bad'}>
        {valid ? `Valid signature of ${name}` : `The signature of ${name} is not valid`}
      </StatusMark>
      , by {person}, <Time at={at} />, passkey{' '}
      <Code style={{ overflowWrap: 'anywhere' }}>{keyFingerprint}</Code>
    </>
  );
}
