import { inject, Pipe, Service, type PipeTransform } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { Locale } from './locale';

/** Texts of the catalogue for code; templates use the `transloco` and `plural` pipes. Reading one tracks the language. */
@Service()
export class Texts {
  private readonly transloco = inject(TranslocoService);
  private readonly locale = inject(Locale);

  get(key: string, params: Record<string, unknown> = {}): string {
    return this.transloco.translate(key, params, this.locale.language());
  }

  /** The form of `key` for a number: `key.one` or `key.other`, with the number as `n`. */
  plural(key: string, count: number, params: Record<string, unknown> = {}): string {
    const language = this.locale.language();
    const form = new Intl.PluralRules(language).select(count) === 'one' ? 'one' : 'other';
    return this.get(`${key}.${form}`, { n: new Intl.NumberFormat(language).format(count), ...params });
  }
}

/** `'supply.days' | plural: 3`, in the form that the language has for the number. */
@Pipe({ name: 'plural', pure: false })
export class PluralPipe implements PipeTransform {
  private readonly texts = inject(Texts);

  transform(key: string, count: number, params: Record<string, unknown> = {}): string {
    return this.texts.plural(key, count, params);
  }
}
