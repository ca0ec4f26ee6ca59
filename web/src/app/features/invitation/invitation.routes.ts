import type { Routes } from '@angular/router';
import { formFields } from '../../ui/forms/form-fields';
import { AcceptInvitePage } from './accept-invite.page';

const routes: Routes = [{ path: '', title: 'invitation.title', component: AcceptInvitePage, providers: [formFields] }];

export default routes;
