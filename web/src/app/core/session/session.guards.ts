import { inject } from '@angular/core';
import { Router, type CanActivateFn } from '@angular/router';
import { safeReturnUrl } from './return-url';
import { Session } from './session';

/** Lets signed-in people pass and leads others to sign-in, and back afterwards. */
export const signedIn: CanActivateFn = async (_route, state) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.known;
  return session.uid() !== null || router.createUrlTree(['/login'], { queryParams: { returnUrl: state.url } });
};

/** Lets strangers pass; who is signed in already goes where they wanted to. */
export const signedOut: CanActivateFn = async (route) => {
  const session = inject(Session);
  const router = inject(Router);
  await session.known;
  return session.uid() === null || router.parseUrl(safeReturnUrl(route.queryParamMap.get('returnUrl')));
};
