import { effect, inject, Service, untracked } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { firstValueFrom } from 'rxjs';
import { Medications } from '../../core/care/medications';
import { DoseRecorder } from '../../core/doses/dose-recorder';
import { Outbox } from '../../core/outbox/outbox';
import type { RecordEntry } from '../../core/outbox/outbox-entry';
import { ConflictDialog, type ConflictAnswer } from './conflict-dialog';

/** Tells, one after the other, whose record was there first when ours reached the server. */
@Service()
export class ConflictWatcher {
  private readonly outbox = inject(Outbox);
  private readonly recorder = inject(DoseRecorder);
  private readonly medications = inject(Medications);
  private readonly dialogs = inject(MatDialog);
  private telling = false;

  constructor() {
    effect(() => {
      const [entry] = this.outbox.conflicts();
      if (entry) untracked(() => void this.tell(entry));
    });
  }

  private async tell(entry: RecordEntry): Promise<void> {
    if (this.telling) return;
    this.telling = true;
    const dialog = this.dialogs.open<ConflictDialog, RecordEntry, ConflictAnswer>(ConflictDialog, {
      data: entry,
      disableClose: true,
      autoFocus: 'first-heading',
    });
    const answer = await firstValueFrom(dialog.afterClosed());
    this.telling = false;
    if (answer === 'MISTAKE') await this.takeBack(entry);
    await this.outbox.remove(entry.id);
  }

  private async takeBack(entry: RecordEntry): Promise<void> {
    const id = entry.conflict?.doubleId;
    const medication = this.medications.find(entry.medicationId);
    if (!id || !medication) return;
    const supplyUsed = medication.currentSupply === null ? 0 : entry.quantity;
    await this.recorder.undo({ id, clientId: entry.clientId, supplyUsed, slot: entry.slot, day: entry.day }, medication);
  }
}
