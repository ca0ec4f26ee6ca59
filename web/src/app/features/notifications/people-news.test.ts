import { computed, signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import type { AppNotification, NotificationType, WithId } from '@carecircle/domain';
import { translations } from '../../../testing/translations';
import { Locale } from '../../core/locale/locale';
import { Snack } from '../../ui/snack/snack';
import { Notifications } from './notifications';
import { PeopleNews } from './people-news';

const notice = (id: string, type: NotificationType, params = {}) => ({ id, type, params }) as WithId<AppNotification>;
const JOINED = notice('joined', 'FAMILY_MEMBER_JOINED', { memberName: 'Rosa', familyName: 'Thompson', role: 'VIEWER' });
const ROLE = notice('role', 'FAMILY_MEMBER_ROLE_CHANGED', { familyName: 'Thompson', toRole: 'ADMIN', fromRole: 'VIEWER', actorName: 'Claire' });
const REMOVED = notice('removed', 'FAMILY_MEMBER_REMOVED', { familyName: 'Thompson', actorName: 'Claire' });
const PROFILE = notice('profile', 'CARE_RECIPIENT_UPDATED', { recipientName: 'Mom', actorName: 'Claire', fields: 'allergies' });
const REFILL = notice('refill', 'REFILL_NEEDED', { medicationName: 'Lisinopril', recipientName: 'Mom', supply: 3 });

function app() {
  const state = signal({ status: 'loading', fromCache: true, data: [] as WithId<AppNotification>[] });
  const snack = { say: vi.fn(), insist: vi.fn() };
  TestBed.configureTestingModule({
    imports: [translations],
    providers: [
      { provide: Notifications, useValue: { state, latest: computed(() => state().data) } },
      { provide: Snack, useValue: snack },
      { provide: Locale, useValue: { language: () => 'en' } },
    ],
  });
  TestBed.inject(PeopleNews);
  const hear = (data: WithId<AppNotification>[], fromCache = false) => {
    state.set({ status: 'ready', fromCache, data });
    TestBed.tick();
  };
  return { hear, snack };
}

describe('PeopleNews', () => {
  it('tells whoever has the app open of who joined, their own new role and a changed profile', () => {
    const { hear, snack } = app();
    hear([]);
    hear([PROFILE, ROLE, JOINED]);
    expect(snack.say.mock.calls).toEqual([['Rosa joined Thompson'], ['Your role in Thompson is now admin'], ['Profile of Mom changed']]);
  });

  it('stays until it is read where the person lost something', () => {
    const { hear, snack } = app();
    hear([]);
    hear([REMOVED]);
    expect(snack.insist).toHaveBeenCalledWith(expect.stringContaining('You are no longer in Thompson. Claire removed you.'), expect.anything());
  });

  it('says nothing of what happened while the app was closed, of what it said, or of what others tell', () => {
    const { hear, snack } = app();
    hear([], true);
    hear([JOINED]);
    hear([JOINED, REFILL]);
    expect(snack.say).not.toHaveBeenCalled();
    hear([ROLE, JOINED, REFILL]);
    hear([ROLE, JOINED, REFILL]);
    expect(snack.say).toHaveBeenCalledOnce();
  });
});
