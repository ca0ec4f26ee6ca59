import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { FirebaseError } from 'firebase/app';
import { translations } from '../../../testing/translations';
import { Session } from '../../core/session/session';
import { LoginPage } from './login.page';

async function page(signIn: () => Promise<void>, returnUrl?: string) {
  TestBed.configureTestingModule({
    imports: [translations],
    providers: [provideRouter([]), { provide: Session, useValue: { signIn } }],
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
  return { host, navigate, submit };
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

  it('does not ask the server about an empty form', async () => {
    const signIn = vi.fn(() => Promise.resolve());
    const { submit } = await page(signIn);
    await submit('', '');
    expect(signIn).not.toHaveBeenCalled();
  });
});
