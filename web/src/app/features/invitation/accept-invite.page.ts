import { Component, computed, effect, inject, Injector, signal, untracked } from '@angular/core';
import { Auth } from '@angular/fire/auth';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { MatButton } from '@angular/material/button';
import { MatFormFieldModule } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { readCode, type CallProblem, type InvitationKey, type InvitationView } from '@carecircle/domain';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { CallError, Callables } from '../../core/firebase/callables';
import { Formats } from '../../core/locale/formats';
import { Texts } from '../../core/locale/texts';
import { Session } from '../../core/session/session';
import { DeviceStorage } from '../../core/storage/device-storage';
import { Brand } from '../../ui/brand/brand';
import { Confirm } from '../../ui/confirm/confirm';
import { LanguageSwitch } from '../../ui/language-switch/language-switch';
import { Skeleton } from '../../ui/state/skeleton';
import { comeBackAfterSignIn, forgetKey, invitationKey, keepKey } from './invitation-key';

/** What the page shows. `VIEW`: the invitation itself, open or not. */
type State = 'LOADING' | 'ASK_CODE' | 'VIEW' | 'UNKNOWN' | 'REPLACED' | 'DECLINED' | 'FAILED';

/** An invitation, for whoever opens its link: signed out, signed in, or signed in as somebody else. */
@Component({
  selector: 'cc-accept-invite',
  imports: [Brand, LanguageSwitch, MatButton, MatFormFieldModule, MatInput, ReactiveFormsModule, RouterLink, Skeleton, TranslocoPipe],
  templateUrl: './accept-invite.page.html',
  styleUrl: './accept-invite.page.scss',
})
export class AcceptInvitePage {
  private readonly callables = inject(Callables);
  private readonly auth = inject(Auth);
  private readonly session = inject(Session);
  private readonly storage = inject(DeviceStorage);
  private readonly injector = inject(Injector);
  private readonly router = inject(Router);
  private readonly clock = inject(Clock);
  private readonly formats = inject(Formats);
  private readonly texts = inject(Texts);
  private readonly confirm = inject(Confirm);

  protected readonly state = signal<State>('LOADING');
  protected readonly invitation = signal<InvitationView | null>(null);
  protected readonly problem = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly person = this.session.person;
  /** Signed in with another address than the invited one. */
  protected readonly isSomebodyElse = computed(() => {
    const person = this.person();
    const email = this.invitation()?.email ?? '';
    return person !== null && person !== undefined && email !== '' && person.email.toLowerCase() !== email;
  });
  protected readonly codeForm = new FormGroup({ code: new FormControl('', { nonNullable: true }) });
  protected readonly returnUrl = '/accept-invite';
  private key: InvitationKey | null;

  constructor() {
    const { fragment, queryParamMap } = inject(ActivatedRoute).snapshot;
    const query = new URLSearchParams(queryParamMap.keys.map((name) => [name, queryParamMap.get(name) ?? '']));
    this.key = invitationKey(fragment, query, this.clock.read());
    // Out of the address bar and the history, once it is kept.
    if (fragment !== null) void this.router.navigate([], { replaceUrl: true });
    effect(() => {
      if (this.person() === undefined) return;
      untracked(() => void this.look());
    });
  }

  protected expires({ expiresAt }: InvitationView): string {
    return this.formats.moment(expiresAt);
  }

  protected async enterCode(): Promise<void> {
    const secret = readCode(this.codeForm.controls.code.value);
    if (secret === null) return this.problem.set('invitation.noCode');
    this.key = { secret };
    keepKey(this.key, this.clock.read());
    await this.look();
  }

  protected async accept(): Promise<void> {
    await this.during(async (key) => {
      // An address that was confirmed in another tab is proven by a new token only.
      await this.auth.currentUser?.getIdToken(true);
      const { familyId } = await this.callables.call<InvitationKey, { familyId: string }>('acceptInvitation', key);
      forgetKey();
      await this.router.navigateByUrl(`/family?${new URLSearchParams({ space: familyId })}`);
    });
  }

  protected async decline(): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.texts.get('invitation.declineTitle'),
      text: this.texts.get('invitation.declineText'),
      yes: this.texts.get('invitation.decline'),
      no: this.texts.get('common.cancel'),
    });
    if (!sure) return;
    await this.during(async (key) => {
      await this.callables.call('declineInvitation', key);
      forgetKey();
      this.state.set('DECLINED');
    });
  }

  protected async signOut(): Promise<void> {
    const [{ SignOut }] = await Promise.all([import('../../core/session/sign-out'), this.storage.open()]);
    comeBackAfterSignIn(true);
    await this.injector.get(SignOut).ask();
    // Still signed in: the person decided against it.
    if (this.auth.currentUser !== null) comeBackAfterSignIn(false);
  }

  /** Looks the invitation up, for strangers too. */
  protected async look(): Promise<void> {
    if (this.key === null) return this.state.set('ASK_CODE');
    this.state.set('LOADING');
    await this.during(async (key) => {
      this.invitation.set(await this.callables.call<InvitationKey, InvitationView>('lookUpInvitation', key));
      this.state.set('VIEW');
    });
  }

  private async during(work: (key: InvitationKey) => Promise<void>): Promise<void> {
    if (this.key === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work(this.key);
    } catch (error) {
      this.fail(error);
    } finally {
      this.busy.set(false);
    }
  }

  private fail(error: unknown): void {
    const reason: CallProblem | undefined = error instanceof CallError ? error.problem?.reason : undefined;
    if (reason === 'NOT_FOUND' || reason === 'INVALID_INPUT') {
      forgetKey();
      return this.state.set('UNKNOWN');
    }
    if (reason === 'INVITATION_CLOSED' && this.state() === 'LOADING') return this.state.set('REPLACED');
    this.problem.set(error instanceof CallError ? error.textKey : 'callProblem.FAILED');
    if (this.state() === 'LOADING') this.state.set('FAILED');
  }
}
