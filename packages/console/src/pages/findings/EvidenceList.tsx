import { Card, Text } from '@mantine/core';
import { Fragment } from 'react';
import { Link } from 'react-router';
import type { FindingDetail } from '../../api/types.ts';
import { EntryLink } from '../../components/EntryLink.tsx';
import { ListSection } from '../../components/ListSection.tsx';
import { Time } from '../../components/Time.tsx';
import { GiveEvidence } from './GiveEvidence.tsx';

/** What shows that it is mended, from either side. */
export function EvidenceList({ finding }: { readonly finding: FindingDetail }) {
  const { id, evidence, may } = finding;
  return (
    <div>
      <ListSection id="evidence" title="Evidence" none="Nobody has given any yet.">
        {evidence.map(({ id: piece, at, by, text, entries, document, file, files, entry: proof }) => (
          <Card key={piece} withBorder component="article">
            <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
              {text}
            </Text>
            <Text size="xs" c="dimmed" component="div">
              {by?.name ?? 'By a link, from somebody of the vendor without an account'},{' '}
              {proof === null ? <Time at={at} /> : <EntryLink entry={proof} at={at} />}
              {entries.map((entry) => (
                <Fragment key={entry}>
                  {', '}
                  <EntryLink entry={entry} />
                </Fragment>
              ))}
              {document !== null && (
                <>
                  {', '}
                  <Link className="link" to={`/agreements/${document}`}>
                    the agreement
                  </Link>
                </>
              )}
              {file !== null && (
                <>
                  {', '}
                  <a className="link" href={`/api/findings/${id}/evidence/${piece}/file`} title={file.hash}>
                    {file.name} ({Math.max(1, Math.round(file.bytes / 1024))} KB)
                  </a>
                </>
              )}
              {files.map((one, nth) => (
                <Fragment key={one.id}>
                  {', '}
                  <a
                    className="link"
                    href={`/api/evidence-files/${one.id}`}
                    download={`${one.id}.${one.type}`}
                  >
                    File {nth + 1} ({one.type.toUpperCase()}, {Math.max(1, Math.round(one.bytes / 1024))} KB)
                  </a>
                </Fragment>
              ))}
            </Text>
          </Card>
        ))}
      </ListSection>
      {may.includes('give-evidence') && <GiveEvidence finding={finding} />}
    </div>
  );
}
