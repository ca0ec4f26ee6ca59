import { effect, signal, untracked, type Signal } from '@angular/core';
import { onSnapshot, type DocumentReference, type FirestoreError, type Query } from 'firebase/firestore';

/** What a screen knows of something that it listens to. */
export interface Live<T> {
  /** `idle`: there is nothing to ask for yet. */
  readonly status: 'idle' | 'loading' | 'ready' | 'error';
  readonly data: T;
  /** The data come from the device; the server has not confirmed them. */
  readonly fromCache: boolean;
  readonly error?: FirestoreError;
}

/** A listener whose last state is a signal. */
export interface LiveSource<T> {
  readonly state: Signal<Live<T>>;
  /** Starts again after an error. */
  retry(): void;
}

/** Listens to the query that `source` returns, and to another one whenever that changes. Needs an injection context. */
export function liveQuery<T>(source: () => Query<T> | null): LiveSource<readonly T[]> {
  return live<Query<T>, readonly T[]>(source, [], (query, next, fail) =>
    onSnapshot(
      query,
      { includeMetadataChanges: true },
      (snapshot) =>
        next(
          snapshot.docs.map((doc) => doc.data({ serverTimestamps: 'estimate' })),
          snapshot.metadata.fromCache,
        ),
      fail,
    ),
  );
}

/** Listens to one document; null while it does not exist. Needs an injection context. */
export function liveDoc<T>(source: () => DocumentReference<T> | null): LiveSource<T | null> {
  return live<DocumentReference<T>, T | null>(source, null, (reference, next, fail) =>
    onSnapshot(
      reference,
      { includeMetadataChanges: true },
      (snapshot) => next(snapshot.data({ serverTimestamps: 'estimate' }) ?? null, snapshot.metadata.fromCache),
      fail,
    ),
  );
}

type Listen<S, D> = (
  source: S,
  next: (data: D, fromCache: boolean) => void,
  fail: (error: FirestoreError) => void,
) => () => void;

function live<S, D>(source: () => S | null, empty: D, listen: Listen<S, D>): LiveSource<D> {
  const state = signal<Live<D>>({ status: 'idle', data: empty, fromCache: false });
  const attempt = signal(0);
  effect((onCleanup) => {
    attempt();
    const target = source();
    untracked(() => {
      if (target === null) {
        state.set({ status: 'idle', data: empty, fromCache: false });
        return;
      }
      state.set({ status: 'loading', data: empty, fromCache: false });
      onCleanup(
        listen(
          target,
          (data, fromCache) => state.set({ status: 'ready', data, fromCache }),
          (error) => state.set({ status: 'error', data: empty, fromCache: false, error }),
        ),
      );
    });
  });
  return { state: state.asReadonly(), retry: () => attempt.update((count) => count + 1) };
}
