import { Component } from '@angular/core';
import { TranslocoPipe } from '@jsverse/transloco';
import { AccountDeletion } from './account-deletion';
import { DataExport } from './data-export';
import { SettingsTabs } from './settings-tabs';

/** All data of the person: to take along, or to have deleted. */
@Component({
  selector: 'cc-data-page',
  imports: [AccountDeletion, DataExport, SettingsTabs, TranslocoPipe],
  host: { class: 'cc-page' },
  template: `
    <h1 tabindex="-1">{{ 'account.tab.data' | transloco }}</h1>
    <cc-settings-tabs />
    <section class="cc-card" aria-labelledby="data-export">
      <h2 id="data-export">{{ 'account.export.heading' | transloco }}</h2>
      <p class="cc-soft">{{ 'account.export.text' | transloco }}</p>
      <cc-data-export />
    </section>
    <section class="cc-card" aria-labelledby="data-deletion">
      <h2 id="data-deletion">{{ 'account.deletion.heading' | transloco }}</h2>
      <p class="cc-soft">{{ 'account.deletion.text' | transloco }}</p>
      <cc-account-deletion />
    </section>
  `,
  styleUrl: './account-section.scss',
})
export class DataPage {}
