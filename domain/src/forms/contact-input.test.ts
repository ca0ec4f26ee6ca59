import { dialled } from '../entities/care-contact';
import { contactInput, doctorInput } from './contact-input';
import { fieldErrors } from './validation';

const doctor = { name: 'Dr. Patel', specialty: 'Cardiology', phone: '(202) 555-0143', fax: '', email: '', address: '', notes: '' };
const contact = { name: 'Ruth', relationship: 'Neighbour', phone: '202 555 0144', email: '', notes: '' };
const errorsOf = (result: ReturnType<typeof doctorInput.safeParse | typeof contactInput.safeParse>) =>
  result.success ? {} : fieldErrors(result.error);

test('accepts a doctor and a contact with what is needed', () => {
  expect(errorsOf(doctorInput.safeParse(doctor))).toEqual({});
  expect(errorsOf(contactInput.safeParse(contact))).toEqual({});
});

test.each([
  ['no name', { name: ' ' }, { name: 'required' }],
  ['no phone', { phone: '' }, { phone: 'required' }],
  ['a phone without a digit', { phone: 'at home' }, { phone: 'invalidNumber' }],
  ['an address that is none', { email: 'ruth' }, { email: 'invalidEmail' }],
  ['too many notes', { notes: 'x'.repeat(501) }, { notes: 'tooLong' }],
])('refuses a doctor and a contact with %s', (_, change, expected) => {
  expect(errorsOf(doctorInput.safeParse({ ...doctor, ...change }))).toEqual(expected);
  expect(errorsOf(contactInput.safeParse({ ...contact, ...change }))).toEqual(expected);
});

test.each([
  ['(202) 555-0143', '+12025550143', '+12025550143'],
  ['(202) 555-0143', '', '2025550143'],
  ['0199 00 01 44', '', '0199000144'],
])('R7 the call button for %s with %s dials %s', (phone, phoneE164, expected) => {
  expect(dialled({ phone, phoneE164 })).toBe(expected);
});
