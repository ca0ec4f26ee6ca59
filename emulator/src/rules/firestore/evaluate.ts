import type { Query } from '../../model';
import { judge, refuse } from '../evaluator/judge';
import { Run } from '../evaluator/run';
import { Limits } from '../limits';
import { ANY_SEGMENT, ANY_SEGMENTS, type PathToken } from '../matching/pattern';
import type { RuleIndex } from '../matching/rules';
import type { SourceText } from '../syntax/source';
import type { FirestoreRequest, Verdict } from '../types';
import { PartialMap, RulesPath, type RulesMap } from '../values';
import { documentLookUp, requestValue, resourceValue } from './bindings';
import { syntheticDocuments } from './disjuncts';

/** Judges one operation on Firestore; a list by what its query says about its results, never by the documents. */
export function evaluateFirestore(rules: RuleIndex, source: SourceText, request: FirestoreRequest): Verdict {
  return request.method === 'list'
    ? evaluateList(rules, source, request)
    : evaluateDocument(rules, source, request, request.path ?? '');
}

function evaluateDocument(rules: RuleIndex, source: SourceText, request: FirestoreRequest, path: string): Verdict {
  const name = absolutePath(request.database, path);
  const run = new Run(requestValue(request, name), resourceValue(request.resource, name), documentLookUp(request));
  return judge(rules.candidates(name.segments, [request.method]), run, request.method, source);
}

/** Every alternative of the filter has to be allowed by some statement. */
function evaluateList(rules: RuleIndex, source: SourceText, request: FirestoreRequest): Verdict {
  const { query } = request;
  if (!query) return refuse('A list request needs its query.');
  const documents = syntheticDocuments(query.where);
  if (!documents) return refuse(`A query with more than ${Limits.disjuncts} alternatives cannot be proven.`);
  const parent = absolutePath(request.database, query.parent);
  const candidates = rules.candidates([...parent.segments, ...resultTokens(query)], ['list']);
  const value = requestValue(
    request,
    query.collectionId ? absolutePath(request.database, collectionPath(query)) : parent,
  );
  const lookUp = documentLookUp(request);
  const judgeDocument = (data: RulesMap): Verdict =>
    judge(candidates, new Run(value, new PartialMap([['data', data]]), lookUp), 'list', source);
  const [first, ...others] = documents;
  let verdict = judgeDocument(first);
  for (const other of others) if (verdict.allowed) verdict = judgeDocument(other);
  return verdict;
}

/** What is known of the results' paths below the query's parent. */
function resultTokens({ collectionId, allDescendants }: Query): PathToken[] {
  const collection = collectionId === '' ? ANY_SEGMENT : collectionId;
  return allDescendants ? [ANY_SEGMENTS, collection, ANY_SEGMENT] : [collection, ANY_SEGMENT];
}

function collectionPath({ parent, collectionId }: Query): string {
  return parent === '' ? collectionId : `${parent}/${collectionId}`;
}

function absolutePath(database: string, path: string): RulesPath {
  return new RulesPath(['databases', database, 'documents', ...(path === '' ? [] : path.split('/'))]);
}
