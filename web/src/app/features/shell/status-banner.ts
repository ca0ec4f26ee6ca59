import { Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { Clock } from '../../core/clock/clock';
import { Connectivity } from '../../core/connectivity/connectivity';
import { DoseReconciler } from '../../core/doses/dose-reconciler';
import { Formats } from '../../core/locale/formats';
import { PluralPipe } from '../../core/locale/texts';
import { Outbox } from '../../core/outbox/outbox';
import type { OutboxEntry } from '../../core/outbox/outbox-entry';
import { DeviceStorage } from '../../core/storage/device-storage';
import { AppUpdate } from '../../core/update/app-update';
import { Icon } from '../../ui/icon/icon';

const WORRYING_AGE_MS = 15 * 60_000;

/** What the connection is doing, in words: offline, doses that wait or failed, no storage, a new version. */
@Component({
  selector: 'cc-status-banner',
  imports: [Icon, MatButton, PluralPipe, TranslocoPipe],
  templateUrl: './status-banner.html',
  styleUrl: './status-banner.scss',
})
export class StatusBanner {
  protected readonly connectivity = inject(Connectivity);
  protected readonly outbox = inject(Outbox);
  protected readonly reconciler = inject(DoseReconciler);
  protected readonly storage = inject(DeviceStorage);
  protected readonly update = inject(AppUpdate);
  private readonly formats = inject(Formats);
  private readonly clock = inject(Clock);

  protected readonly lastSync = computed(() => {
    const at = this.connectivity.lastSync();
    return at === null ? null : this.formats.ago(at, this.clock.now());
  });
  /** Something has waited for too long. */
  protected readonly overdue = computed(() =>
    this.outbox.waiting().some(({ deviceTime }) => this.clock.now() - deviceTime > WORRYING_AGE_MS),
  );

  protected age({ deviceTime }: OutboxEntry): string {
    return this.formats.ago(deviceTime, this.clock.now());
  }
}
