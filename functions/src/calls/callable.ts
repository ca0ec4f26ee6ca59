import { fieldErrors, type InputSchema } from '@carecircle/domain';
import { onCall, type CallableFunction, type CallableRequest } from 'firebase-functions/https';
import { appOrigin, enforceAppCheck } from '../config';
import { logs } from '../logs';
import { isSessionOpen } from '../ports';
import { originOf } from './origin';
import { noted } from './noted';
import { refusal } from './refusal';

/** Who is signed in, as the token proves it. */
export interface Caller {
  uid: string;
  /** Lower case; '' for an account without one. */
  email: string;
  /** As registered; '' when unknown. */
  name: string;
  isEmailVerified: boolean;
  /** Runs the service, for nobody's family (claim `operator`). */
  isOperator: boolean;
  /** Was a second step, such as a code of an authenticator app, part of the sign-in? */
  hasSecondStep: boolean;
  /** When the password was last typed, in ms since the epoch. */
  signedInAt: number;
  /** The session of the device; '' for a token without one. */
  sid: string;
  /** The network that the request comes from; for throttling, never stored as it is. */
  origin: string;
}

/** Somebody who may or may not be signed in. */
export interface Visitor {
  origin: string;
  person: Caller | null;
}

/** What a callable reads of its request. */
export type Request = Pick<CallableRequest, 'data' | 'auth'> & {
  rawRequest: Pick<CallableRequest['rawRequest'], 'headers' | 'socket'>;
};

/** A callable for people whose e-mail address is proven: nothing of a family is reachable before. */
export function callable<I, O>(input: InputSchema<I>, handle: (input: I, caller: Caller) => Promise<O>) {
  return served(verified(input, inOpenSession(isSessionOpen, handle)));
}

/** A callable for signed-in people who may still have to prove their address. */
export function callableBeforeVerification<I, O>(
  input: InputSchema<I>,
  handle: (input: I, caller: Caller) => Promise<O>,
) {
  return served(signedIn(input, inOpenSession(isSessionOpen, handle)));
}

/** A callable that strangers may use, too; it has to throttle by origin. */
export function openCallable<I, O>(input: InputSchema<I>, handle: (input: I, visitor: Visitor) => Promise<O>) {
  return served(open(input, handle));
}

/** Tokens live for an hour; a session that was ended opens nothing from that moment on (SEC-05). */
export const inOpenSession =
  <I, O>(isOpen: (uid: string, sid: string) => Promise<boolean>, handle: (input: I, caller: Caller) => Promise<O>) =>
  async (input: I, caller: Caller): Promise<O> => {
    if (!(await isOpen(caller.uid, caller.sid))) throw refusal('SIGN_IN_FIRST');
    return handle(input, caller);
  };

const served = <O>(answer: (request: Request) => Promise<O>): CallableFunction<unknown, Promise<O>> =>
  onCall({ enforceAppCheck, cors: appOrigin }, (request) => noted(request.auth?.uid, () => answer(request), logs.callRefused));

export const verified = <I, O>(input: InputSchema<I>, handle: (input: I, caller: Caller) => Promise<O>) =>
  signedIn(input, async (data, caller) => {
    if (!caller.isEmailVerified) throw refusal('VERIFY_EMAIL_FIRST');
    return handle(data, caller);
  });

export const signedIn = <I, O>(input: InputSchema<I>, handle: (input: I, caller: Caller) => Promise<O>) =>
  open(input, async (data, { person }) => {
    if (person === null) throw refusal('SIGN_IN_FIRST');
    return handle(data, person);
  });

export const open =
  <I, O>(schema: InputSchema<I>, handle: (input: I, visitor: Visitor) => Promise<O>) =>
  async (request: Request): Promise<O> => {
    const origin = originOf(request.rawRequest);
    const person = request.auth ? caller(request.auth, origin) : null;
    const input = schema.safeParse(request.data);
    if (!input.success) throw refusal('INVALID_INPUT', { fields: fieldErrors(input.error) });
    return handle(input.data, { origin, person });
  };

function caller({ uid, token }: NonNullable<Request['auth']>, origin: string): Caller {
  return {
    uid,
    email: (token.email ?? '').toLowerCase(),
    name: typeof token['name'] === 'string' ? token['name'] : '',
    isEmailVerified: token.email_verified === true,
    isOperator: token['operator'] === true,
    hasSecondStep: token.firebase.sign_in_second_factor !== undefined,
    signedInAt: token.auth_time * 1000,
    sid: typeof token['sid'] === 'string' ? token['sid'] : '',
    origin,
  };
}
