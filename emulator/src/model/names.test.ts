import {
  parseDatabaseName,
  parseDocumentName,
  parseParentName,
  pathOfName,
  StatusError,
  validateCollectionId,
  validateDocumentId,
} from '.';

const ROOT = 'projects/p/databases/(default)/documents';

describe('resource names', () => {
  it('are taken apart into project, database and path', () => {
    expect(parseDatabaseName('projects/p/databases/d')).toEqual({ project: 'p', database: 'd' });
    expect(parseDocumentName(`${ROOT}/a/b/c/__id5__`)).toEqual({
      project: 'p',
      database: '(default)',
      path: 'a/b/c/__id5__',
    });
    expect(parseParentName(ROOT)).toEqual({ project: 'p', database: '(default)', path: '' });
    expect(parseParentName(`${ROOT}/a/b`).path).toBe('a/b');
    expect(pathOfName(`${ROOT}/documents/b`)).toBe('documents/b');
  });

  const long = 'é'.repeat(751);

  it.each([
    [() => parseDocumentName(`${ROOT}/c`), `Document name "${ROOT}/c" lacks "/" at index 42.`],
    [() => parseDocumentName(`${ROOT}/c/`), `Document name "${ROOT}/c/" lacks a resource id at index 43.`],
    [() => parseDocumentName(`${ROOT}/c/a/`), `Document name "${ROOT}/c/a/" has invalid trailing "/".`],
    [() => parseDocumentName(`${ROOT}//a`), `Document name "${ROOT}//a" lacks a collection id at index 41.`],
    [() => parseDocumentName(`${ROOT}/c//`), `Document name "${ROOT}/c//" lacks a resource id at index 43.`],
    [() => parseDocumentName(`${ROOT}/c/.`), `Document name "${ROOT}/c/." contains a resource id "." at index 43.`],
    [() => parseDocumentName(`${ROOT}/c/..`), `Document name "${ROOT}/c/.." contains a resource id ".." at index 43.`],
    [
      () => parseDocumentName('projects/p/databases/d/c/d'),
      'Document name "projects/p/databases/d/c/d" lacks "documents" at index 23.',
    ],
    [() => parseDocumentName(`${ROOT}/c/__x__`), 'Resource id "__x__" is invalid because it is reserved.'],
    [() => parseDocumentName(`${ROOT}/__id5__/x`), 'Collection id "__id5__" is invalid because it is reserved.'],
    [() => parseDocumentName(`${ROOT}/c/${long}`), 'Resource id is longer than 1500 bytes.'],
    [() => parseParentName(`${ROOT}/`), `Document parent name "${ROOT}/" is invalid: Omit trailing "/".`],
    [() => parseParentName(`${ROOT}/c`), `Document parent name "${ROOT}/c" lacks "/" at index 42.`],
    [() => parseDatabaseName('projects/x'), 'Database name "projects/x" lacks "/" at index 10.'],
    [
      () => parseDatabaseName('projects//databases/d'),
      'Database name "projects//databases/d" lacks a project id at index 9.',
    ],
    [
      () => parseDatabaseName('projects/p/databases/d/'),
      'Database name "projects/p/databases/d/" has invalid trailing "/".',
    ],
    [() => validateDocumentId('a/b'), 'Resource id "a/b" must not contain "/".'],
    [() => validateDocumentId(''), 'Resource id must not be empty.'],
    [() => validateCollectionId('__c__'), 'Collection id "__c__" is invalid because it is reserved.'],
  ])('are refused with the place of the mistake (case %#)', (parse, message) => {
    expect(parse).toThrow(new StatusError('INVALID_ARGUMENT', message));
  });
});
