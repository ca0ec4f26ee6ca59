import { inject, Service, signal } from '@angular/core';
import { Auth } from '@angular/fire/auth';
import { multiFactor, TotpMultiFactorGenerator, type User } from 'firebase/auth';
import { RUNTIME_CONFIG } from '../config/runtime-config';

/** What the person puts into their authenticator app, and the proof that they did. */
export interface Enrolment {
  /** For typing in. */
  readonly key: string;
  /** For scanning, as a QR code. */
  readonly uri: string;
  /** Turns the second step on. @throws FirebaseError, to be told with `authProblem`; another code may be tried after it */
  confirm(code: string): Promise<void>;
}

const NAME = 'CareCircle';

/** The second step of a person's sign-in: a code of an authenticator app (TOTP). Changed only by a sign-in made for it. */
@Service()
export class SecondFactor {
  private readonly auth = inject(Auth);
  private readonly enrolled = signal(this.factors().length > 0);

  /** Has the project this second step? */
  readonly isOffered = inject(RUNTIME_CONFIG).signIn?.secondFactor === true;
  readonly isOn = this.enrolled.asReadonly();

  /** @param user of a fresh sign-in */
  async begin(user: User): Promise<Enrolment> {
    const own = multiFactor(user);
    const secret = await TotpMultiFactorGenerator.generateSecret(await own.getSession());
    return {
      key: secret.secretKey,
      uri: secret.generateQrCodeUrl(user.email ?? '', NAME),
      confirm: async (code) => {
        await own.enroll(TotpMultiFactorGenerator.assertionForEnrollment(secret, code.replace(/\D/g, '')), NAME);
        await this.refresh();
      },
    };
  }

  /** @param user of a fresh sign-in */
  async turnOff(user: User): Promise<void> {
    const own = multiFactor(user);
    for (const factor of own.enrolledFactors) await own.unenroll(factor);
    await this.refresh();
  }

  private async refresh(): Promise<void> {
    await this.auth.currentUser?.reload();
    this.enrolled.set(this.factors().length > 0);
  }

  private factors() {
    return this.auth.currentUser ? multiFactor(this.auth.currentUser).enrolledFactors : [];
  }
}
