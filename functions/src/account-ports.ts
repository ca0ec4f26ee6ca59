import { randomUUID } from 'node:crypto';
import { paths } from '@carecircle/domain';
import { FieldValue } from 'firebase-admin/firestore';
import { getStorage } from 'firebase-admin/storage';
import { deleteAccount, type DeletionPorts } from './account/delete-account';
import { exportData } from './account/export-data';
import type { JobPorts } from './account/job';
import { localeOf } from './account/owner-mail';
import type { AskPorts } from './account/ask';
import type { Mail } from './mails/mail';
import { post } from './mails/post';
import type { ChangePorts } from './passwords/change';
import { isGuessable } from './passwords/guessable';
import type { RequestResetPorts, ResetPorts } from './passwords/reset';
import { app, database, enqueue, identity, now, once, throttle } from './ports';
import type { RegisterPorts } from './registration/register';
import type { RequestCodePorts } from './registration/request-code';
import { endOtherSessions } from './sessions/end-sessions';
import type { BeforeSignInPorts } from './sign-in/before-sign-in';
import type { ReportFailurePorts } from './sign-in/report-failure';
import { decide } from './store/decide';
import { deletionStore } from './store/deletion-store';
import { createIfAbsent, find } from './store/documents';
import { exportStore } from './store/export-store';
import { farewellStore } from './store/farewell-store';
import { jobStore } from './store/job-store';
import { sessionStore } from './store/session-store';

/** Where the ports of everything about an account meet their adapters. */
const storage = () => getStorage(app());
const base = once(() => ({ decide: decide(database()), find: find(database()), createIfAbsent: createIfAbsent(database()), now }));
const mail = (id: string, letter: Omit<Mail, 'params' | 'about'> & Partial<Mail>): Promise<void> =>
  post(id, { params: {}, about: {}, ...letter }, { ...base(), enqueue });

const endSessions: ResetPorts['endSessions'] = (uid, except) =>
  endOtherSessions(uid, except, 'PASSWORD_CHANGED', { sessions: sessionStore(database()), now });

export const beforeSignInPorts = once((): BeforeSignInPorts => base());

export const reportFailurePorts = once((): ReportFailurePorts => ({
  ...base(),
  throttle: throttle(),
  newId: randomUUID,
  warnOwner: (email) => mail(`alarm_${randomUUID()}`, { template: 'SIGN_IN_ALARM', to: email, locale: 'en' }),
}));

export const requestCodePorts = once((): RequestCodePorts => ({
  ...base(),
  queueCodeMail: (id, { to, locale, askedAt }) => mail(id, { template: 'EMAIL_CODE', to, locale, about: { askedAt: String(askedAt) } }),
}));

export const registerPorts = once((): RegisterPorts => ({ ...base(), ...identity(), isGuessable }));

export const requestResetPorts = once((): RequestResetPorts => ({
  throttle: throttle(),
  now,
  queueResetMail: (to, locale) => mail(`reset_${randomUUID()}`, { template: 'PASSWORD_RESET', to, locale }),
}));

export const resetPorts = once((): ResetPorts => ({
  ...base(),
  ...identity(),
  isGuessable,
  endSessions,
  queueChangedMail: async (uid, to) => mail(`changed_${randomUUID()}`, { template: 'PASSWORD_CHANGED', to, locale: await localeOf(uid, base()) }),
}));

export const changePorts = once((): ChangePorts => ({ ...resetPorts(), ...identity() }));

export const askPorts = once((): AskPorts => ({
  ...base(),
  ...identity(),
  ...farewellStore(database()),
  newId: randomUUID,
  throttle: throttle(),
  localeOf: (uid) => localeOf(uid, base()),
}));

const jobs = once(() => jobStore(database(), now));

const deletionPorts = once((): DeletionPorts => ({
  ...base(),
  ...deletionStore(database(), storage),
  remember: jobs().remember,
  endSessions: (uid) => endOtherSessions(uid, null, 'ACCOUNT_DELETED', { sessions: sessionStore(database()), now }),
  deleteSignIn: identity().deleteSignIn,
  queueReceiptMail: ({ email, locale }, receipt) =>
    mail(`deleted_${receipt}`, { template: 'ACCOUNT_DELETED', to: email, locale, params: { receipt } }),
}));

export const jobPorts = once((): JobPorts & Pick<ReturnType<typeof jobs>, 'dueJobs'> => ({
  ...jobs(),
  work: async (jobId, job) => {
    if (job.kind === 'DELETION') return deleteAccount(jobId, job, deletionPorts());
    await exportData(job, exportStore(database(), storage, now));
    const email = await identity().emailOf(job.uid);
    if (email !== undefined) await mail(`export_${jobId}`, { template: 'EXPORT_READY', to: email, locale: await localeOf(job.uid, base()) });
  },
}));

/** A device whose session ended gets no pushes any more. */
export const forgetPushes = async (path: string): Promise<void> => {
  const device = database().doc(path);
  if ((await device.get()).exists) await device.update({ deletedAt: FieldValue.serverTimestamp(), deletedBy: path.split('/')[1] });
};

export const accountJobsPath = `${paths.accountJobs()}/{jobId}`;
