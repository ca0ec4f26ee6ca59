import { afterNextRender, Component, computed, ElementRef, inject, Injector, input } from '@angular/core';
import { MatButton, MatIconButton } from '@angular/material/button';
import { MatMenuModule } from '@angular/material/menu';
import { TranslocoPipe } from '@jsverse/transloco';
import { Formats } from '../../core/locale/formats';
import { Icon } from '../../ui/icon/icon';
import { SupplyLine } from '../../ui/supply-line';
import type { SlotView } from './day-plan';
import type { DoseRecord } from './dose-record';
import { DoseActions } from './dose-actions';
import { RecordLine } from './record-line';
import { StateBadge } from './state-badge';

/** One scheduled dose: what, when, how it stands, and the one thing to do about it. */
@Component({
  selector: 'cc-slot-card',
  imports: [Icon, MatButton, MatIconButton, MatMenuModule, RecordLine, StateBadge, SupplyLine, TranslocoPipe],
  templateUrl: './slot-card.html',
  styleUrl: './slot-card.scss',
  host: {
    class: 'cc-card',
    role: 'group',
    tabindex: '-1',
    '[class.settled]': 'view().record !== null',
    '[class.pressing]': 'pressing()',
    '[attr.data-testid]': 'testId()',
    '[attr.aria-label]': 'label()',
  },
})
export class SlotCard {
  readonly view = input.required<SlotView>();
  readonly timeZone = input.required<string>();
  /** May this person record doses? */
  readonly mayRecord = input.required<boolean>();
  readonly waiting = input<ReadonlySet<string>>(new Set());

  protected readonly actions = inject(DoseActions);
  private readonly formats = inject(Formats);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);

  protected readonly testId = computed(() => `slot-${this.view().medication.id}-${this.view().slot.time}`);
  protected readonly time = computed(() => this.formats.wallTime(this.view().slot.time));
  protected readonly plannedTime = computed(() => this.formats.time(this.view().slot.plannedAt, this.timeZone()));
  protected readonly label = computed(() => `${this.view().medication.name} ${this.view().medication.dosage}, ${this.time()}`);
  /** Waits for somebody to act now. */
  protected readonly pressing = computed(() => ['DUE', 'LATE', 'MISSED'].includes(this.view().state));
  /** The time of a dose can be corrected once the server has it. */
  protected readonly correctable = computed(() => {
    const record = this.view().record;
    return record?.status === 'GIVEN' && record.document !== null && !this.waiting().has(record.id);
  });

  protected give(): void {
    this.actions.give({ medication: this.view().medication, slot: this.view().slot });
    this.keepFocus();
  }

  /** The second tap of a hasty double tap on "Give" lands here: it takes nothing back. */
  protected undo(event: MouseEvent, record: DoseRecord): void {
    if (event.detail > 1) return;
    this.actions.undo(record, this.view().medication);
    this.keepFocus();
  }

  /** The pressed button gives way to another one: the focus stays with the card instead of getting lost. */
  private keepFocus(): void {
    afterNextRender({ write: () => this.host.nativeElement.focus({ preventScroll: true }) }, { injector: this.injector });
  }
}
