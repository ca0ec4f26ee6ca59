import { inject } from '@angular/core';
import { Router, type CanActivateFn, type CanMatchFn } from '@angular/router';
import { PendingRegistration } from './pending-registration';
import { safeReturnUrl } from './return-url';
import { Session } from './session';

/** Lets signed-in people pass whose address is proven; leads others to prove it or to sign in, and back afterwards. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.known;
  const person = session.person();
  if (person?.isVerified) return true;
  return router.createUrlTree([person ? '/verify-email' : '/login'], { queryParams: { returnUrl: state.url } });
};

/** Lets strangers pass; who is signed in already goes where they wanted to. */
export const signedOut: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.known;
  return session.uid() === null || router.parseUrl(safeReturnUrl(route.queryParamMap.get('returnUrl')));
};

/** Lets those pass who have an address to prove: of an account that they ask for, or of the one that they are signed in to. */
export const unproven: CanActivateFn = async (route) => {
  const session = inject(Session);
  const pending = inject(PendingRegistration);
  const router = inject(Router);
  await session.known;
  const person = session.person();
  if (person) return !person.isVerified || router.parseUrl(safeReturnUrl(route.queryParamMap.get('returnUrl')));
  return pending.current() !== null || router.createUrlTree(['/register'], { queryParams: route.queryParams });
};

/** Lets operators of the service pass; to everybody else who is signed in there is no such page. */
export const operatorsOnly: CanMatchFn = async (_route, segments) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.known;
  const person = session.person();
  if (person) return person.isVerified && person.isOperator;
  return router.createUrlTree(['/login'], { queryParams: { returnUrl: `/${segments.map(({ path }) => path).join('/')}` } });
};
