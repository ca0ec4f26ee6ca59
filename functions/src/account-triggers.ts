import './global-options';
import {
  addressInput,
  codeInput,
  deletionInput,
  exportInput,
  failureInput,
  noInput,
  passwordChangeInput,
  registrationInput,
  resetInput,
  resetLinkInput,
} from '@carecircle/domain';
import { onDocumentCreated, onDocumentUpdated } from 'firebase-functions/firestore';
import { beforeUserCreated, beforeUserSignedIn, HttpsError } from 'firebase-functions/identity';
import { onSchedule } from 'firebase-functions/scheduler';
import {
  accountJobsPath,
  askPorts,
  beforeSignInPorts,
  changePorts,
  forgetPushes,
  jobPorts,
  registerPorts,
  reportFailurePorts,
  requestCodePorts,
  requestResetPorts,
  resetPorts,
} from './account-ports';
import { askForDeletion, askForExport, previewDeletion } from './account/ask';
import { JOB_LEASE_MS, runJob } from './account/job';
import { resumeJobs } from './account/resume-jobs';
import { callable, callableBeforeVerification, openCallable } from './calls/callable';
import { originOf } from './calls/origin';
import { changePassword as changePasswordOf } from './passwords/change';
import { checkReset, requestReset, resetPassword as resetPasswordBy } from './passwords/reset';
import { identity, now, throttle } from './ports';
import { proveAddress } from './registration/prove-address';
import { register as registerPerson } from './registration/register';
import { requestCode } from './registration/request-code';
import { onSessionEnded, type SessionState } from './sessions/end-sessions';
import { beforeSignIn as openSession, SignInRefused } from './sign-in/before-sign-in';
import { reportFailure } from './sign-in/report-failure';
import { charge, type Charge } from './throttle/throttle';

/** Table of what happens to accounts: registration, sign-in, passwords, sessions, export and deletion. */
const MINUTE_MS = 60_000;

/** People behind one origin, a hospital for instance, may be many; nobody of them needs more. */
const perOrigin = (origin: string): Charge => ({ limit: { name: 'account-origin', max: 60, windowMs: MINUTE_MS }, subject: origin });
const perAddress = (name: string, max: number, email: string): Charge => ({ limit: { name, max, windowMs: MINUTE_MS }, subject: email });

const limited = (...charges: Charge[]): Promise<void> => charge(throttle(), charges, now());

/**
 * Accounts that a client makes by itself would belong to an address that nobody has proven, or, with Google, to somebody who agreed to
 * nothing (decisions 0030 and 0033).
 */
export const beforeUserCreation = beforeUserCreated(() => {
  throw new HttpsError('permission-denied', 'REGISTER_IN_THE_APP');
});

export const beforeSignIn = beforeUserSignedIn(async (event) => {
  const { data, ipAddress, userAgent, eventId } = event;
  if (data === undefined) throw new HttpsError('internal', 'NO_USER');
  const address = ipAddress || '127.0.0.1';
  try {
    const sessionClaims = await openSession(
      {
        eventId,
        uid: data.uid,
        email: (data.email ?? '').toLowerCase(),
        disabled: data.disabled,
        origin: originOf({ headers: { 'x-forwarded-for': address } }),
        address,
        userAgent: userAgent || '',
        method: event.additionalUserInfo?.providerId ?? 'password',
      },
      beforeSignInPorts(),
    );
    return { sessionClaims };
  } catch (error) {
    if (!(error instanceof SignInRefused)) throw error;
    throw new HttpsError(error.outcome === 'LOCKED' ? 'resource-exhausted' : 'permission-denied', error.message);
  }
});

export const reportSignInFailure = openCallable(failureInput, async ({ email }, { origin }) => {
  await limited(perOrigin(origin));
  return reportFailure({ email, origin }, reportFailurePorts());
});

export const requestEmailCode = openCallable(addressInput, async ({ email, locale }, { origin }) => {
  await limited(perOrigin(origin));
  return requestCode(email, locale, requestCodePorts());
});

export const register = openCallable(registrationInput, async (input, { origin }) => {
  await limited(perOrigin(origin));
  return registerPerson(input, registerPorts());
});

/** For accounts that were made by other ways: the person is signed in, but their address is not proven. */
export const proveEmail = callableBeforeVerification(codeInput, async ({ code }, { uid, email, origin }) => {
  await limited(perOrigin(origin));
  return proveAddress(uid, email, code, { ...registerPorts(), ...identity() });
});

export const requestPasswordReset = openCallable(addressInput, async ({ email, locale }, { origin }) => {
  await limited(perOrigin(origin));
  await requestReset(email, locale, requestResetPorts());
});

export const checkPasswordReset = openCallable(resetLinkInput, async ({ token }, { origin }) => {
  await limited(perOrigin(origin));
  return { email: await checkReset(token, resetPorts()) };
});

export const resetPassword = openCallable(resetInput, async ({ token, password }, { origin }) => {
  await limited(perOrigin(origin));
  return { state: await resetPasswordBy(token, password, resetPorts()) };
});

export const changePassword = callable(passwordChangeInput, async ({ proof, password }, { uid, email, sid }) => {
  await limited(perAddress('change-password', 5, uid));
  return { state: await changePasswordOf({ uid, email, sid, proof, password }, changePorts()) };
});

export const exportMyData = callable(exportInput, ({ proof }, caller) => askForExport(caller, proof, askPorts()));

export const previewAccountDeletion = callable(noInput, (_, caller) => previewDeletion(caller, askPorts()));

export const deleteMyAccount = callable(deletionInput, (input, caller) => askForDeletion(caller, input, askPorts()));

export const accountJobCreated = onDocumentCreated(
  { document: accountJobsPath, retry: true, timeoutSeconds: JOB_LEASE_MS / 1000, memory: '512MiB' },
  (event) => runJob(event.params['jobId'] ?? '', jobPorts()),
);

export const resumeAccountJobs = onSchedule({ schedule: 'every 5 minutes', timeoutSeconds: JOB_LEASE_MS / 1000, maxInstances: 1 }, () =>
  resumeJobs({ ...jobPorts(), now }),
);

export const sessionEnded = onDocumentUpdated({ document: 'users/{uid}/sessions/{sid}', retry: true }, (event) =>
  onSessionEnded(
    { uid: event.params.uid, before: event.data?.before.data() as SessionState | undefined, after: event.data?.after.data() as SessionState | undefined },
    { forgetPushes },
  ),
);
