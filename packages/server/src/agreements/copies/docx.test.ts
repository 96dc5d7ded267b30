import { deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { wordPart, wordParts, wordXml, zipOf, type ZipPart } from '../../../../../tests/support/papers.ts';
import { readDocx } from './docx.ts';

const run = (text: string, kind = 't') => `<w:r><w:${kind} xml:space="preserve">${text}</w:${kind}></w:r>`;
const p = (content: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr>${content}</w:p>`;
const ins = (content: string) => `<w:ins w:id="1" w:author="Counsel">${content}</w:ins>`;
const del = (content: string) => `<w:del w:id="2" w:author="Counsel">${content}</w:del>`;
const read = (body: string, others: Readonly<Record<string, string>> = {}) =>
  readDocx(zipOf(wordParts(wordXml(body), others)));

describe('a Word file', () => {
  it.each([
    ['runs of one paragraph', p(run('At most ') + run('80 customers')), 'At most 80 customers'],
    ['paragraphs', p(run('One')) + p('') + p(run('Two')), 'One\n\nTwo'],
    [
      'breaks and tabs',
      p(`${run('a')}<w:r><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:noBreakHyphen/><w:t>d</w:t></w:r>`),
      'a\nb\tc-d',
    ],
    [
      'a table',
      `<w:tbl><w:tr><w:tc>${p(run('left'))}</w:tc><w:tc>${p(run('right'))}</w:tc></w:tr></w:tbl>`,
      'left\n\nright',
    ],
    [
      'a link and a content control',
      p(
        `<w:hyperlink>${run('link')}</w:hyperlink><w:sdt><w:sdtContent>${run(' box')}</w:sdtContent></w:sdt>`,
      ),
      'link box',
    ],
    [
      'the code of a field, which is no text',
      p(run('see ') + run('REF x', 'instrText') + run('4.6')),
      'see 4.6',
    ],
    [
      'a text box once, though it stands there twice',
      p(
        `${run('a')}<mc:AlternateContent><mc:Choice><w:txbxContent>${p(run('box'))}</w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent>${p(run('box'))}</w:txbxContent></mc:Fallback></mc:AlternateContent>`,
      ),
      'box\n\na',
    ],
    ['the five entities of XML', p(run('&lt;A &amp; B&gt; &#8217;')), '<A & B> \u2019'],
  ])('is read with %s', (_, body, text) => {
    expect(read(body).text).toBe(text);
  });

  it.each([
    [
      'inserted words',
      p(run('within ') + ins(run('72 ')) + del(run('24 ', 'delText')) + run('hours')),
      'within 72 hours',
    ],
    ['deleted words that stand as text', p(run('a') + del(run(' b')) + run(' c')), 'a c'],
    [
      'a deleted end of a paragraph',
      p(run('one '), '<w:rPr><w:del w:id="3"/></w:rPr>') + p(run('two')),
      'one two',
    ],
    [
      'a paragraph deleted whole',
      p(run('a')) + p(del(run('b', 'delText')), '<w:rPr><w:del w:id="4"/></w:rPr>') + p(run('c')),
      'a\n\nc',
    ],
    [
      'words moved',
      p(`<w:moveFrom w:id="5">${run('b')}</w:moveFrom>${run('a')}<w:moveTo w:id="6">${run('b')}</w:moveTo>`),
      'ab',
    ],
    ['a deletion inside an insertion', p(ins(run('x') + del(run('y', 'delText')) + run('z'))), 'xz'],
    [
      'a property as it was',
      p(run('a'), '<w:pPrChange><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange>'),
      'a',
    ],
  ])('reads with changes accepted: %s', (_, body, text) => {
    const { text: found, tracked } = read(body);
    expect(found).toBe(text);
    expect(tracked > 0).toBe(/<w:(ins|del|move)/.test(body));
  });

  it('counts comments and reads none of them', () => {
    const comments = wordPart(
      'comments',
      `<w:comment w:id="1">${p(run('too long'))}</w:comment><w:comment w:id="2"/>`,
    );
    expect(read(p(run('a')), { 'word/comments.xml': comments })).toEqual({
      text: 'a',
      tracked: 0,
      comments: 2,
    });
  });
});

describe('automatic numbers', () => {
  const level = (at: number, text: string, format = 'decimal', more = '') =>
    `<w:lvl w:ilvl="${String(at)}"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:lvlText w:val="${text}"/>${more}</w:lvl>`;
  const numbering = wordPart(
    'numbering',
    [
      `<w:abstractNum w:abstractNumId="0">${level(0, '%1.')}${level(1, '%1.%2', 'decimal', '<w:pStyle w:val="Heading2"/>')}${level(2, '(%3)', 'lowerLetter')}</w:abstractNum>`,
      `<w:abstractNum w:abstractNumId="1">${level(0, '%1', 'upperRoman')}</w:abstractNum>`,
      '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>',
      '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>',
    ].join(''),
  );
  const styles = wordPart(
    'styles',
    '<w:style w:styleId="Heading2"><w:name w:val="heading 2"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style><w:style w:styleId="Mine"><w:basedOn w:val="Heading2"/></w:style>',
  );
  const parts = { 'word/numbering.xml': numbering, 'word/styles.xml': styles };
  const item = (text: string, number: number, at: number) =>
    p(run(text), `<w:numPr><w:ilvl w:val="${String(at)}"/><w:numId w:val="${String(number)}"/></w:numPr>`);

  it('are written before their paragraphs, as Word counts', () => {
    const body = [
      item('A', 1, 0),
      item('B', 1, 1),
      item('C', 1, 1),
      item('D', 1, 2),
      item('E', 1, 0),
      item('F', 1, 1),
    ];
    expect(read(body.join(''), parts).text.split('\n\n')).toEqual([
      '1. A',
      '1.1 B',
      '1.2 C',
      '(a) D',
      '2. E',
      '2.1 F',
    ]);
  });

  it('come from styles, inherited ones too, start anew, and count in letters of Rome', () => {
    const body = [
      item('A', 3, 0),
      p(run('B'), '<w:pStyle w:val="Heading2"/>'),
      p(run('C'), '<w:pStyle w:val="Mine"/><w:numPr><w:ilvl w:val="1"/></w:numPr>'),
      p(run('D'), '<w:pStyle w:val="Heading2"/><w:numPr><w:numId w:val="0"/></w:numPr>'),
      ...[item('E', 2, 0), item('F', 2, 0)],
    ];
    expect(read(body.join(''), parts).text.split('\n\n')).toEqual([
      '7. A',
      '7.1 B',
      '7.2 C',
      'D',
      'I E',
      'II F',
    ]);
  });

  it('do not count a paragraph that was deleted', () => {
    const gone = p(
      del(run('B', 'delText')),
      '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr><w:rPr><w:del w:id="1"/></w:rPr>',
    );
    expect(read(item('A', 1, 0) + gone + item('C', 1, 0), parts).text).toBe('1. A\n\n2. C');
  });
});

describe('a file made to be misread or to do harm is refused', () => {
  const good = wordParts(wordXml(p(run('a'))));
  const laughs = `<!DOCTYPE lolz [<!ENTITY a "ha">${Array.from({ length: 9 }, (_, i) => `<!ENTITY ${'bcdefghij'[i] ?? ''} "${`&${'abcdefghi'[i] ?? ''};`.repeat(10)}">`).join('')}]>`;
  const claim = (claims: NonNullable<ZipPart['claims']>) =>
    good.map((part) => (part.name === 'word/document.xml' ? { ...part, claims } : part));
  const deep = '<w:sdt>'.repeat(300);
  const reaching = good.map((part, at) =>
    at === 0 ? { ...part, claims: { packed: deflateRawSync(part.data).length + 5 } } : part,
  );

  it.each<[string, Buffer, string]>([
    ['entities that grow', zipOf(wordParts(wordXml(p(run('&j;')), laughs))), 'upload-unreadable'],
    [
      'an entity that reads a file',
      zipOf(wordParts(wordXml(p(run('&x;')), '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'))),
      'upload-unreadable',
    ],
    [
      'a document type that declares nothing',
      zipOf(wordParts(wordXml(p(run('a')), '<!DOCTYPE w>'))),
      'upload-unreadable',
    ],
    ['an entity nobody declared', zipOf(wordParts(wordXml(p(run('&nbsp;'))))), 'upload-unreadable'],
    ['XML that is none', zipOf(wordParts('<w:document')), 'upload-unreadable'],
    ['another kind of document', zipOf(wordParts('<html/>')), 'upload-unreadable'],
    ['nesting without end', zipOf(wordParts(wordXml(deep + '</w:sdt>'.repeat(300)))), 'upload-unreadable'],
    ['no document', zipOf([{ name: 'a.txt', data: 'a' }]), 'upload-unreadable'],
    [
      'a document outside of the file',
      zipOf(
        wordParts('', {
          '_rels/.rels':
            '<Relationships xmlns="x"><Relationship Type="a/officeDocument" TargetMode="External" Target="https://example.com/a"/></Relationships>',
        }),
      ),
      'upload-unreadable',
    ],
    ['a size that is too small', zipOf(claim({ size: 3 })), 'upload-unreadable'],
    ['a size that is too large', zipOf(claim({ size: 30_000 })), 'upload-unreadable'],
    ['a wrong checksum', zipOf(claim({ crc: 1 })), 'upload-unreadable'],
    ['a packed size beyond the file', zipOf(claim({ packed: 1_000_000 })), 'upload-unreadable'],
    [
      'another name in the local header',
      zipOf(claim({ localName: 'word/document.xmL' })),
      'upload-unreadable',
    ],
    ['a password', zipOf(claim({ flags: 1 })), 'upload-encrypted'],
    [
      'two parts of one name',
      zipOf([...good, { name: 'WORD/document.xml', data: 'b' }]),
      'upload-unreadable',
    ],
    [
      'one piece of data as two parts',
      zipOf([...good, { name: '_rels/.rels', data: good[0]?.data ?? '', claims: { at: 0 } }]),
      'upload-unreadable',
    ],
    ['a part that reaches into the next', zipOf(reaching), 'upload-unreadable'],
    ['data in front', Buffer.concat([Buffer.from('PK\u0003\u0004MZ'), zipOf(good)]), 'upload-unreadable'],
    ['data behind', Buffer.concat([zipOf(good), Buffer.from('more')]), 'upload-unreadable'],
    ['its end cut off', zipOf(good).subarray(0, -30), 'upload-unreadable'],
    [
      'a bomb in a part that is read',
      zipOf(wordParts(wordXml(p(run(' '.repeat(20_000_000)))))),
      'upload-too-large',
    ],
    [
      'a bomb in a part that is not read',
      zipOf([...good, { name: 'word/media/a.bin', data: Buffer.alloc(20_000_000) }]),
      'upload-too-large',
    ],
    [
      'too many parts',
      zipOf([...good, ...Array.from({ length: 2500 }, (_, i) => ({ name: `x/${String(i)}`, data: '' }))]),
      'upload-too-large',
    ],
    ['too much text', zipOf(wordParts(wordXml(p(run('word and more '.repeat(90_000)))))), 'upload-too-large'],
  ])('%s', (_, bytes, code) => {
    expect(() => readDocx(bytes)).toThrow(expect.objectContaining({ code }) as Error);
  });

  it('and the same file without the harm is read', () => {
    expect(readDocx(zipOf(good)).text).toBe('a');
    expect(readDocx(zipOf(claim({}))).text).toBe('a');
  });
});
