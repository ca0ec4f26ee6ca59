import { inject, Service } from '@angular/core';
import { familyInput, type Family, type WithId } from '@carecircle/domain';
import { Families, TooManyFamilies } from '../../core/family/families';
import { FamilyContext } from '../../core/family/family-context';
import { Texts } from '../../core/locale/texts';
import { AskText } from '../../ui/confirm/ask-text';
import { Confirm } from '../../ui/confirm/confirm';
import { Snack } from '../../ui/snack/snack';
import { Attempt } from './attempt';

/** What a person does with a family as a whole, each after the question that belongs to it. */
@Service()
export class FamilyActions {
  private readonly context = inject(FamilyContext);
  private readonly families = inject(Families);
  private readonly askText = inject(AskText);
  private readonly confirm = inject(Confirm);
  private readonly attempt = inject(Attempt);
  private readonly snack = inject(Snack);
  private readonly texts = inject(Texts);

  async found(): Promise<void> {
    const name = await this.askName('people.newFamily', '');
    if (name === null) return;
    try {
      this.context.chooseFamily(await this.families.found({ name }));
    } catch (error) {
      this.snack.say(this.texts.get(error instanceof TooManyFamilies ? 'people.tooManyFamilies' : 'common.refused'));
    }
  }

  async rename({ id, name: old }: WithId<Family>): Promise<void> {
    const name = await this.askName('people.rename', old);
    if (name !== null && name !== old) await this.attempt.make(this.families.rename(id, { name }), this.texts.get('common.saved'));
  }

  async leave(family: WithId<Family>): Promise<void> {
    const sure = await this.confirm.ask({
      title: this.texts.get('people.leaveTitle', { name: family.name }),
      text: this.texts.get('people.leaveText'),
      yes: this.texts.get('people.leaveYes'),
      no: this.texts.get('common.cancel'),
    });
    if (sure) await this.attempt.make(this.families.leave(family), this.texts.get('people.left', { name: family.name }));
  }

  async remove(family: WithId<Family>): Promise<void> {
    const { name } = family;
    const typed = await this.askText.ask({
      title: this.texts.get('people.deleteTitle', { name }),
      text: this.texts.get('people.deleteText'),
      label: this.texts.get('people.deleteLabel', { name }),
      maxLength: 100,
      yes: this.texts.get('people.deleteYes'),
      exactly: name,
    });
    if (typed !== null) await this.attempt.make(this.families.remove(family), this.texts.get('people.deleted', { name }));
  }

  private async askName(title: string, value: string): Promise<string | null> {
    const answer = await this.askText.ask({
      title: this.texts.get(title),
      label: this.texts.get('onboarding.family.name'),
      hint: this.texts.get('onboarding.family.hint'),
      value,
      maxLength: 100,
      yes: this.texts.get('common.save'),
    });
    return familyInput.safeParse({ name: answer }).data?.name ?? null;
  }
}
