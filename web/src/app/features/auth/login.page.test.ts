import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { FirebaseError } from 'firebase/app';
import { translations } from '../../../testing/translations';
import { RUNTIME_CONFIG, type RuntimeConfig } from '../../core/config/runtime-config';
import { Session } from '../../core/session/session';
import { SignInFailures } from '../../core/session/sign-in-failures';
import { LoginPage } from './login.page';

async function page(signIn: (...who: unknown[]) => Promise<unknown>, returnUrl?: string, waitSeconds = 0, signInWays: RuntimeConfig['signIn'] = {}) {
  const report = vi.fn(() => Promise.resolve(waitSeconds));
  TestBed.configureTestingModule({
    imports: [translations],
    providers: [
      provideRouter([]),
      { provide: RUNTIME_CONFIG, useValue: { signIn: signInWays } },
      { provide: Session, useValue: { signIn: (...who: unknown[]) => signIn(...who).then((step) => step ?? null) } },
      { provide: SignInFailures, useValue: { report } },
    ],
  });
  const navigate = vi.spyOn(TestBed.inject(Router), 'navigateByUrl').mockResolvedValue(true);
  const fixture = TestBed.createComponent(LoginPage);
  fixture.componentRef.setInput('returnUrl', returnUrl);
  await fixture.whenStable();
  const host = fixture.nativeElement as HTMLElement;
  const type = (id: string, value: string) => {
    const field = host.querySelector<HTMLInputElement>(`[data-testid=${id}]`);
    if (field) field.value = value;
    field?.dispatchEvent(new Event('input'));
  };
  const submit = async (email: string, password: string) => {
    type('email', email);
    type('password', password);
    host.querySelector<HTMLButtonElement>('[data-testid=login]')?.click();
    await fixture.whenStable();
  };
  const enterCode = async (code: string) => {
    type('code', code);
    host.querySelector<HTMLButtonElement>('[data-testid=send-code]')?.click();
    await fixture.whenStable();
  };
  return { host, navigate, submit, enterCode, report };
}

describe('LoginPage', () => {
  it('leads where the person wanted to go', async () => {
    const { navigate, submit } = await page(() => Promise.resolve(), '/activity');
    await submit('claire@example.com', 'secret sentence');
    expect(navigate).toHaveBeenCalledWith('/activity');
  });

  it('never leads to another site', async () => {
    const { navigate, submit } = await page(() => Promise.resolve(), 'https://evil.example');
    await submit('claire@example.com', 'secret sentence');
    expect(navigate).toHaveBeenCalledWith('/');
  });

  it('says one neutral thing about a wrong address or password (SEC-09)', async () => {
    const { host, submit } = await page(() => Promise.reject(new FirebaseError('auth/user-not-found', '')));
    await submit('nobody@example.com', 'secret sentence');
    expect(host.querySelector('[data-testid=auth-error]')?.textContent).toContain('do not match');
  });

  it.each([new FirebaseError('auth/internal-error', 'BLOCKING_FUNCTION_ERROR_RESPONSE : SIGN_IN_LOCKED'), new FirebaseError('auth/wrong-password', '')])(
    'shows a lock the same way, whether the password was right or not (A3)',
    async (error) => {
      const { host, submit } = await page(() => Promise.reject(error), undefined, 1800);
      await submit('claire@example.com', 'secret sentence');
      expect(host.querySelector('[data-testid=auth-error]')?.getAttribute('data-problem')).toBe('LOCKED');
    },
  );

  it('reports a failure, and waits as long as the server says', async () => {
    const signIn = vi.fn(() => Promise.reject(new FirebaseError('auth/wrong-password', '')));
    const { host, submit, report } = await page(signIn, undefined, 5);
    await submit('claire@example.com', 'secret sentence');
    expect(report).toHaveBeenCalledWith('claire@example.com');
    expect(host.querySelector<HTMLButtonElement>('[data-testid=login]')?.disabled).toBe(true);
    expect(host.querySelector('[data-testid=login]')?.textContent).toContain('5 s');
  });

  it('trusts a device only when it is told to (SEC-14)', async () => {
    const signIn = vi.fn((..._: unknown[]) => Promise.resolve());
    const { submit } = await page(signIn);
    await submit('claire@example.com', 'secret sentence');
    expect(signIn).toHaveBeenCalledWith('claire@example.com', 'secret sentence', false);
  });

  it('does not ask the server about an empty form', async () => {
    const signIn = vi.fn(() => Promise.resolve());
    const { submit } = await page(signIn);
    await submit('', '');
    expect(signIn).not.toHaveBeenCalled();
  });

  it('asks for the code of an account that has a second step, again after a wrong one, and then leads on', async () => {
    const finish = vi.fn((code: string) => (code === '123456' ? Promise.resolve() : Promise.reject(new FirebaseError('auth/invalid-verification-code', ''))));
    const { host, navigate, submit, enterCode } = await page(() => Promise.resolve({ finish }), '/activity');
    await submit('claire@example.com', 'secret sentence');
    expect(navigate).not.toHaveBeenCalled();
    await enterCode('000000');
    expect(host.querySelector('[data-testid=code-problem]')?.getAttribute('data-problem')).toBe('WRONG_CODE');
    await enterCode('123456');
    expect(navigate).toHaveBeenCalledWith('/activity');
  });

  it('offers Google only where the project has it', async () => {
    const without = await page(() => Promise.resolve());
    expect(without.host.querySelector('[data-testid=google]')).toBeNull();
    TestBed.resetTestingModule();
    const { host } = await page(() => Promise.resolve(), undefined, 0, { googleClientId: 'client' });
    expect(host.querySelector('[data-testid=google]')?.textContent).toContain('Google');
  });
});
