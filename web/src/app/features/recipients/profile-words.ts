import { inject, Service } from '@angular/core';
import { recipientFieldName, type Allergy, type Directives } from '@carecircle/domain';
import { Formats } from '../../core/locale/formats';
import { Locale } from '../../core/locale/locale';
import { Texts } from '../../core/locale/texts';

/** A medical profile in words. */
@Service()
export class ProfileWords {
  private readonly texts = inject(Texts);
  private readonly formats = inject(Formats);
  private readonly locale = inject(Locale);

  readonly field = (field: string): string => recipientFieldName(field, this.locale.language());

  /** The value of a field; empty where there is none. */
  readonly value = (field: string, value: unknown): string => {
    if (value === '' || value === null) return '';
    switch (field) {
      case 'relationship':
        return this.texts.get(`relationship.${String(value)}`);
      case 'bloodType':
        return this.bloodType(String(value));
      case 'allergyStatus':
        return this.texts.get(`profile.allergyStatus.${String(value)}`);
      case 'dateOfBirth':
        return this.formats.date(String(value));
      case 'timeZone':
        return this.formats.zone(String(value));
      case 'photo':
        return this.texts.get('photo.there');
      case 'allergies':
        return (value as Allergy[]).map(this.allergy).join('\n');
      case 'conditions':
        return this.formats.list(value as string[]);
      case 'directives':
        return this.directives(value as Directives).join('\n');
      default:
        return String(value);
    }
  };

  bloodType(type: string): string {
    return type === 'UNKNOWN' ? this.texts.get('profile.bloodUnknown') : type;
  }

  readonly allergy = ({ substance, severity, reaction }: Allergy): string => {
    const more = [severity && this.texts.get(`severity.${severity}`), reaction].filter((part) => part !== '');
    return more.length === 0 ? substance : `${substance} (${more.join(', ')})`;
  };

  directives({ resuscitation, livingWill, powerOfAttorney, notes }: Directives): string[] {
    return [
      resuscitation && this.texts.get(`resuscitation.${resuscitation}`),
      livingWill && this.texts.get(`livingWill.${livingWill}`),
      powerOfAttorney && this.texts.get('profile.powerOfAttorneyIs', { name: powerOfAttorney }),
      notes,
    ].filter((line) => line !== '');
  }
}
