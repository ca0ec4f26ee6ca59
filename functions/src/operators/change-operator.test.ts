import type { UserRecord } from 'firebase-admin/auth';
import { FakeOperators } from '../testing/fake-operators';
import { changeOperator, OperatorProblem, type ChangePorts } from './change-operator';

function setUp(account: Partial<UserRecord> | undefined) {
  const world = new FakeOperators();
  const done: string[] = [];
  const claims: object[] = [];
  const ports: ChangePorts = {
    ...world,
    auth: {
      getUserByEmail: () =>
        account ? Promise.resolve({ uid: 'olga', emailVerified: true, disabled: false, ...account } as UserRecord) : Promise.reject(Object.assign(new Error(), { code: 'auth/user-not-found' })),
      setCustomUserClaims: (_, set) => Promise.resolve(void claims.push(set ?? {})),
      revokeRefreshTokens: () => Promise.resolve(void done.push('tokens')),
    },
    endSessions: () => Promise.resolve(void done.push('sessions')),
  };
  return { world, ports, done, claims };
}

test('SEC-05: who is granted or withdrawn keeps other claims, is signed out, and the trail says so', async () => {
  const granted = setUp({ customClaims: { beta: true } });
  await changeOperator('grant', 'olga@example.com', granted.ports);
  expect(granted.claims).toEqual([{ beta: true, operator: true }]);
  const withdrawn = setUp({ customClaims: { beta: true, operator: true } });
  await changeOperator('withdraw', 'olga@example.com', withdrawn.ports);
  expect(withdrawn.claims).toEqual([{ beta: true }]);
  expect(withdrawn.done).toEqual(['sessions', 'tokens']);
  expect(withdrawn.world.trail).toMatchObject([{ act: 'WITHDRAW_OPERATOR', operator: 'command', subject: 'olga', detail: 'ol*****@example.com' }]);
});

test('nothing happens where it is so already', async () => {
  const { ports, claims, world } = setUp({ customClaims: { operator: true } });
  expect(await changeOperator('grant', 'olga@example.com', ports)).toContain('already');
  expect([claims, world.trail]).toEqual([[], []]);
});

test('an unknown, unproven or suspended address is told what to do', async () => {
  for (const account of [undefined, { emailVerified: false }, { disabled: true }]) {
    await expect(changeOperator('grant', 'olga@example.com', setUp(account).ports)).rejects.toThrow(OperatorProblem);
  }
});
