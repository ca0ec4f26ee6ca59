import { parsePhoneNumberFromString, type CountryCode } from 'libphonenumber-js/min';

/**
 * A number as typed, in E.164 form for call buttons; empty where it cannot be told. A number without a country code is read as
 * one of the country that this device's language names.
 */
export function normalPhone(typed: string, languages: readonly string[] = navigator.languages): string {
  const number = parsePhoneNumberFromString(typed.replace(/^\s*00/, '+'), countryOf(languages));
  return number?.isPossible() ? number.number : '';
}

function countryOf(languages: readonly string[]): CountryCode | undefined {
  for (const language of languages) {
    const { region } = new Intl.Locale(language);
    if (region !== undefined) return region as CountryCode;
  }
  return undefined;
}
