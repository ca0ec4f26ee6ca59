import type { Query } from '../../../../model';
import type { Change } from '../../../../store/types';
import * as build from '../../../../testing/builders';
import { and, doc, or, where, type Plain } from '../../../../testing/builders';
import { Routes } from './routes';

function created(path: string, fields?: Record<string, Plain>): Change {
  return { path, after: doc(path, fields) };
}

function query(collectionId: string, parts?: Partial<Query>): { query: Query } {
  return { query: build.query(collectionId, parts) };
}

describe('Routes', () => {
  it('finds who looks at the document, and nobody else', () => {
    const routes = new Routes<string>();
    routes.add({ path: 'a/1' }, 'one');
    routes.add({ path: 'a/2' }, 'two');
    expect([...routes.find(created('a/1'))]).toEqual(['one']);
  });

  it('finds queries over the collection and over its group, not over others', () => {
    const routes = new Routes<string>();
    routes.add(query('b', { parent: 'a/1' }), 'here');
    routes.add(query('b', { parent: 'a/2' }), 'elsewhere');
    routes.add(query('b', { allDescendants: true }), 'group');
    routes.add(query(''), 'kindless');
    expect([...routes.find(created('a/1/b/x'))]).toEqual(['here', 'group', 'kindless']);
  });

  it('passes over queries that demand another value', () => {
    const routes = new Routes<string>();
    for (const family of ['f1', 'f2', 'f3']) {
      routes.add(
        query('doses', { where: and(where('at', 'LESS_THAN', 9n), where('family', 'EQUAL', family)) }),
        family,
      );
      routes.add(query('doses', { where: where('members', 'ARRAY_CONTAINS', family) }), `member ${family}`);
    }
    const change = created('doses/1', { family: 'f2', members: ['f1', 'f3'] });
    expect([...routes.find(change)].sort()).toEqual(['f2', 'member f1', 'member f3']);
  });

  it('finds queries that demand one of several values, once each', () => {
    const routes = new Routes<string>();
    const interests = [['f1', 'f2', 'f2'], ['f3']].flatMap((families) => [
      [`in ${families}`, query('doses', { where: where('family', 'IN', families) })] as const,
      [`any ${families}`, query('doses', { where: where('members', 'ARRAY_CONTAINS_ANY', families) })] as const,
    ]);
    for (const [name, interest] of interests) routes.add(interest, name);
    const change = created('doses/1', { family: 'f2', members: ['f1', 'f2', 'f9'] });
    expect([...routes.find(change)]).toEqual(['in f1,f2,f2', 'any f1,f2,f2']);
    for (const [name, interest] of interests) routes.remove(interest, name);
    expect(routes.find(change).size).toBe(0);
  });

  it('finds queries for null in any case, as no key stands for it', () => {
    const routes = new Routes<string>();
    routes.add(query('doses', { where: where('family', 'IN', ['f1', null]) }), 'in');
    expect([...routes.find(created('doses/1', { family: null }))]).toEqual(['in']);
  });

  it('finds queries that the document leaves as well as those that it enters', () => {
    const routes = new Routes<string>();
    routes.add(query('doses', { where: where('state.name', 'EQUAL', 'due') }), 'due');
    routes.add(query('doses', { where: where('state.name', 'EQUAL', 'given') }), 'given');
    const change = {
      path: 'doses/1',
      before: doc('doses/1', { state: { name: 'due' } }),
      after: doc('doses/1', { state: { name: 'given' } }),
    };
    expect([...routes.find(change)]).toEqual(['due', 'given']);
  });

  it('does not take one branch of an OR for a demand', () => {
    const routes = new Routes<string>();
    routes.add(query('a', { where: or(where('x', 'EQUAL', 1n), where('y', 'EQUAL', 1n)) }), 'either');
    expect([...routes.find(created('a/1', { x: 2n, y: 1n }))]).toEqual(['either']);
  });

  it('forgets whom it is told to forget', () => {
    const routes = new Routes<string>();
    const interests = [
      { path: 'a/1' },
      query('a'),
      query(''),
      query('a', { allDescendants: true }),
      query('a', { where: where('x', 'EQUAL', 1n) }),
    ];
    interests.forEach((interest, i) => routes.add(interest, String(i)));
    expect(routes.find(created('a/1', { x: 1n })).size).toBe(interests.length);
    interests.forEach((interest, i) => routes.remove(interest, String(i)));
    expect(routes.find(created('a/1', { x: 1n })).size).toBe(0);
  });
});
