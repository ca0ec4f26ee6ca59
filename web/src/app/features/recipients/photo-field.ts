import { Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { TranslocoPipe } from '@jsverse/transloco';
import { PhotoProblem, smallPhoto } from '../../core/photo/small-photo';
import { Texts } from '../../core/locale/texts';
import { Avatar } from '../../ui/avatar/avatar';

/** The picture of a person: chosen from the device, made small there; the initials where there is none. */
@Component({
  selector: 'cc-photo-field',
  imports: [Avatar, MatButton, TranslocoPipe],
  template: `
    <cc-avatar class="large" [name]="name()" [photo]="photo()" />
    <div class="actions">
      <input #file class="cc-hidden" type="file" tabindex="-1" aria-hidden="true" accept="image/jpeg,image/png,image/webp" data-testid="photo-file" (change)="take(file)" />
      <button matButton="outlined" type="button" data-testid="choose-photo" (click)="file.click()">
        {{ (photo() ? 'photo.change' : 'photo.choose') | transloco }}
      </button>
      @if (photo()) {
        <button matButton type="button" data-testid="remove-photo" (click)="changed.emit('')">{{ 'photo.remove' | transloco }}</button>
      }
      <p class="cc-soft">{{ 'photo.hint' | transloco }}</p>
      @if (problem()) {
        <p class="problem" role="alert">{{ problem() }}</p>
      }
    </div>
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      gap: 1rem;
      align-items: center;
    }
    .actions {
      display: flex;
      flex: 1 1 14rem;
      flex-wrap: wrap;
      gap: 0.25rem 0.75rem;
    }
    p {
      flex: 1 1 100%;
    }
    .problem {
      color: var(--cc-terracotta);
    }
  `,
})
export class PhotoField {
  readonly name = input.required<string>();
  readonly photo = input.required<string>();
  readonly changed = output<string>();
  private readonly texts = inject(Texts);
  protected readonly problem = signal('');

  protected async take(input: HTMLInputElement): Promise<void> {
    const file = input.files?.[0];
    input.value = '';
    if (!file) return;
    try {
      this.changed.emit(await smallPhoto(file));
      this.problem.set('');
    } catch (error) {
      this.problem.set(this.texts.get(`photo.${error instanceof PhotoProblem ? error.reason : 'notAPicture'}`));
    }
  }
}
