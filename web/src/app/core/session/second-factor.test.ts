import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { TestBed } from '@angular/core/testing';
import { Auth } from '@angular/fire/auth';
import { initializeApp } from 'firebase/app';
import { connectAuthEmulator, initializeAuth, inMemoryPersistence, signInWithEmailAndPassword, type User } from 'firebase/auth';
import { RUNTIME_CONFIG } from '../config/runtime-config';
import { authProblem } from './auth-problem';
import { SecondFactor } from './second-factor';
import { secondStep } from './second-step';

const GOOD = '123456';
const KEY = 'JBSWY3DPEHPK3PXP';

const encoded = (part: object) => btoa(JSON.stringify(part));
const token = () => [encoded({ alg: 'none' }), encoded({ sub: 'claire', exp: 4e9, iat: 0 }), ''].join('.');

/** Identity Platform's interface as its reference describes it, for one account: the local emulator has no authenticator apps. */
function platform(): Server {
  const account = { factors: [] as { mfaEnrollmentId: string; totpInfo: object }[] };
  const signedIn = { localId: 'claire', idToken: token(), refreshToken: 'refresh', expiresIn: '3600', email: 'claire@example.com' };
  type Body = { totpVerificationInfo?: { verificationCode: string }; mfaPendingCredential?: string };
  const wrong = { error: { code: 400, message: 'INVALID_CODE', errors: [] } };
  const isGood = ({ totpVerificationInfo }: Body) => totpVerificationInfo?.verificationCode === GOOD;
  const ANSWERS: Record<string, (body: Body) => object> = {
    'v1/accounts:signInWithPassword': () => (account.factors.length > 0 ? { mfaPendingCredential: 'pending', mfaInfo: account.factors } : signedIn),
    'v1/accounts:lookup': () => ({ users: [{ localId: 'claire', email: 'claire@example.com', mfaInfo: account.factors, providerUserInfo: [] }] }),
    'v2/accounts/mfaEnrollment:start': () => ({ totpSessionInfo: { sharedSecretKey: KEY, verificationCodeLength: 6, hashingAlgorithm: 'SHA1', periodSec: 30, sessionInfo: 'session', finalizeEnrollmentTime: Date.now() + 60_000 } }),
    'v2/accounts/mfaEnrollment:finalize': (body) => {
      if (!isGood(body)) return wrong;
      account.factors = [{ mfaEnrollmentId: 'f1', totpInfo: {} }];
      return { ...signedIn, totpAuthInfo: {} };
    },
    'v2/accounts/mfaEnrollment:withdraw': () => {
      account.factors = [];
      return signedIn;
    },
    'v2/accounts/mfaSignIn:finalize': (body) => (isGood(body) && body.mfaPendingCredential === 'pending' ? signedIn : wrong),
  };
  return createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      const path = (request.url ?? '').replace(/^\/identitytoolkit.googleapis.com\//, '').replace(/\?.*$/, '');
      const answer = ANSWERS[path]?.(JSON.parse(body) as Body) ?? { error: { code: 404, message: path } };
      response.writeHead('error' in answer ? 400 : 200, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
    });
  });
}

describe('A22 the second step', () => {
  const auth = () => TestBed.inject(Auth);
  const signIn = () => signInWithEmailAndPassword(auth(), 'claire@example.com', 'secret sentence');
  const person = async (): Promise<User> => (await signIn()).user;

  let server: Server;

  beforeEach(async () => {
    server = platform().listen(0, '127.0.0.1');
    await new Promise((resolve) => server.once('listening', resolve));
    const app = initializeApp({ apiKey: 'key', projectId: 'demo' }, crypto.randomUUID());
    const auth = initializeAuth(app, { persistence: inMemoryPersistence });
    connectAuthEmulator(auth, `http://127.0.0.1:${(server.address() as AddressInfo).port}`, { disableWarnings: true });
    TestBed.configureTestingModule({
      providers: [
        { provide: Auth, useValue: auth },
        { provide: RUNTIME_CONFIG, useValue: { signIn: { secondFactor: true } } },
      ],
    });
  });

  afterEach(() => server.close());

  async function turnedOn(): Promise<SecondFactor> {
    const user = await person();
    const factor = TestBed.inject(SecondFactor);
    await (await factor.begin(user)).confirm(GOOD);
    return factor;
  }

  it('is turned on by the first code of the app that was given the key', async () => {
    const user = await person();
    const factor = TestBed.inject(SecondFactor);
    const { key, uri, confirm } = await factor.begin(user);
    expect(key).toBe(KEY);
    expect(uri).toMatch(new RegExp(`^otpauth://totp/CareCircle:claire@example.com\\?secret=${KEY}`));
    const refused = await confirm('000000').catch(authProblem);
    expect(refused).toBe('WRONG_CODE');
    expect(factor.isOn()).toBe(false);
    await confirm('123 456');
    expect(factor.isOn()).toBe(true);
  });

  it('is asked for at the next sign-in, which a wrong code does not finish', async () => {
    await turnedOn();
    const error: unknown = await signIn().catch((thrown: unknown) => thrown);
    const step = secondStep(auth(), error);
    expect(await step.finish('000000').catch(authProblem)).toBe('WRONG_CODE');
    expect((await step.finish(GOOD)).uid).toBe('claire');
  });

  it('lets through what is no question for it', () => {
    const error = new Error('offline');
    expect(() => secondStep(auth(), error)).toThrow(error);
  });

  it('is turned off again', async () => {
    const factor = await turnedOn();
    const user = auth().currentUser;
    if (user === null) throw new Error('Somebody is signed in.');
    await factor.turnOff(user);
    expect(factor.isOn()).toBe(false);
    await expect(signIn()).resolves.toMatchObject({ user: { uid: 'claire' } });
  });
});
