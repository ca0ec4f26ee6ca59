import { inject, Service } from '@angular/core';
import type { Medication, WithId } from '@carecircle/domain';
import { Medications } from '../../core/care/medications';
import { Texts } from '../../core/locale/texts';
import { Confirm } from '../../ui/confirm/confirm';
import { Snack } from '../../ui/snack/snack';

/** Stopping, resuming and deleting medicines, each with a way back. */
@Service()
export class MedicationActions {
  private readonly medications = inject(Medications);
  private readonly confirm = inject(Confirm);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);

  setActive(medication: WithId<Medication>, isActive: boolean): void {
    this.watch(this.medications.change(medication.id, { isActive }));
    const key = isActive ? 'medications.said.activated' : 'medications.said.deactivated';
    this.offerUndo(key, medication, () => this.watch(this.medications.change(medication.id, { isActive: !isActive })));
  }

  async remove(medication: WithId<Medication>): Promise<void> {
    const name = medication.name;
    const sure = await this.confirm.ask({
      title: this.texts.get('medications.deleteTitle', { name }),
      text: this.texts.get('medications.deleteText'),
      yes: this.texts.get('medications.delete'),
      no: this.texts.get('common.cancel'),
    });
    if (!sure) return;
    this.watch(this.medications.remove(medication.id));
    this.offerUndo('medications.said.deleted', medication, () => this.watch(this.medications.restore(medication.id)));
  }

  private offerUndo(key: string, { name }: Medication, undo: () => void): void {
    this.snack.offerUndo(this.texts.get(key, { name }), this.texts.get('common.undo'), undo);
  }

  private watch(write: Promise<void>): void {
    write.catch(() => this.snack.say(this.texts.get('common.refused')));
  }
}
