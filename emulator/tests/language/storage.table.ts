import { noFunction, noProperty, NULL_VALUE, unsupported } from './table';

const DOCUMENTS = '/databases/(default)/documents';
const noCall = (name: string, path: string): string =>
  `error: Service call error. Function: [firestore.${name}], Argument: [${path}].`;

/** An expression in `match /families/{family}/{file}` of Storage rules, and its result when a file is read. */
export const storage: readonly (readonly [expression: string, result: string])[] = [
  ['family', '"f1"'],
  ['bucket', '"photos"'],
  ['request.path', 'path ["b","photos","o","families","f1","a.pdf"]'],
  ['request.auth.uid', '"u1"'],
  ['request.method', '"get"'],
  ['request.time.year()', 'int 2026'],
  ['request.resource', 'null'],
  ['request.resource.size', NULL_VALUE],
  ['resource.size', 'int 1024'],
  ['resource.contentType', '"application/pdf"'],
  ["resource.contentType.matches('image/.*')", 'false'],
  ["resource.contentType.matches('application/pdf')", 'true'],
  ['resource.metadata.author', '"u1"'],
  ['resource.timeCreated is timestamp', 'true'],
  ['resource.data', noProperty('data')],
  // Documents can be looked up, but only two of them, and only those of the default database.
  [`firestore.get(${DOCUMENTS}/families/$(family)).data.open`, 'true'],
  [`firestore.get(${DOCUMENTS}/families/$(family)).id`, '"f1"'],
  [`firestore.get(${DOCUMENTS}/families/f2)`, 'null'],
  [`firestore.get(${DOCUMENTS}/families/f2).data`, NULL_VALUE],
  [`firestore.exists(${DOCUMENTS}/families/f1)`, 'true'],
  [`firestore.exists(${DOCUMENTS}/families/f2)`, 'false'],
  [
    `firestore.exists(${DOCUMENTS}/families/f1) && firestore.get(${DOCUMENTS}/families/f1) != null && !firestore.exists(${DOCUMENTS}/families/f2)`,
    'true',
  ],
  [
    `firestore.exists(${DOCUMENTS}/families/f1) && !firestore.exists(${DOCUMENTS}/families/f2) && (firestore.exists(${DOCUMENTS}/families/f3) || true)`,
    noCall('exists', `${DOCUMENTS}/families/f3`),
  ],
  ['firestore.exists(/databases/other/documents/a/b)', noCall('exists', '/databases/other/documents/a/b')],
  [`firestore.get(${DOCUMENTS}/families)`, noCall('get', `${DOCUMENTS}/families`)],
  ["firestore.get('/a/b')", unsupported('firestore.get(string)', 'firestore.get(path)')],
  // The functions of Firestore rules are not those of Storage rules.
  [`get(${DOCUMENTS}/families/f1)`, noFunction('get')],
  [`exists(${DOCUMENTS}/families/f1)`, noFunction('exists')],
  ['firestore.getAfter(/a/b)', noFunction('firestore.getAfter')],
];
